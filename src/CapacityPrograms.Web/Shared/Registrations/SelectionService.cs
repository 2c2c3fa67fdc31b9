using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>
/// Changes or removes several participants at once, by the rules for one: all of them or none, in one transaction. What is
/// refused names its row: the field is <c>Rows[id]</c>.
/// </summary>
public sealed class SelectionService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Sets a state, role, target group or unit; rows in which it stands already are left alone.</summary>
    /// <returns>What takes it back.</returns>
    /// <exception cref="RefusedException">A row was changed by somebody else, or no place or seat is free for it.</exception>
    public async Task<SelectionUndo> ChangeAsync(
        Actor actor, int eventId, IReadOnlyList<SelectedRow> selected, SelectionChange change, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learningEvent = await RegistrationService.LockedAsync(db, actor, eventId, ct);
        var unitId = await CheckAsync(db, learningEvent.ProgrammeId, change, ct);
        var places = await PlacesAsync(db, eventId, ct);
        var refusals = new List<Refusal>();
        var rows = await SeenAsync(db, eventId, selected, refusals, ct);
        var seats = await SeatsAsync(db, [.. rows.Select(r => r.Id)], ct);
        var former = new List<FormerRow>();
        foreach (var row in rows.Where(r => !change.Holds(r)))
        {
            former.Add(new(Copy(db, row), row.Version + 1, [.. seats[row.Id]]));
            change.Set(row, unitId);
            row.Version++;
            await db.SaveAsync(ct);
            try
            {
                await SeatAssignment.PlaceAsync(db, learningEvent, row, row.IsWalkIn, ct);
                await db.SaveAsync(ct);
            }
            catch (RefusedException refused)
            {
                refusals.AddRange(refused.Refusals.Select(r => r with { Field = Refusal.Row(row.Id) }));
            }
            db.Audit(actor, clock, AuditActions.RegistrationChanged, learningEvent.ProgrammeId, "registration", row.Id, $"{change.Field}: {Word(change)}");
        }
        if (refusals.Count > 0) throw new RefusedException(refusals);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new(eventId, Removed: false, places, former);
    }

    /// <summary>Takes registrations away that have no history of marks; the people stay.</summary>
    /// <returns>What brings them back.</returns>
    /// <exception cref="RefusedException">A row has marks, or somebody who stays comes instead of it.</exception>
    public async Task<SelectionUndo> RemoveAsync(Actor actor, int eventId, IReadOnlyList<SelectedRow> selected, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learningEvent = await RegistrationService.LockedAsync(db, actor, eventId, ct);
        var places = await PlacesAsync(db, eventId, ct);
        var refusals = new List<Refusal>();
        var rows = await SeenAsync(db, eventId, selected, refusals, ct);
        var ids = rows.Select(r => r.Id).ToList();
        var marked = await db.AttendanceEntries.Where(e => ids.Contains(e.RegistrationId)).Select(e => e.RegistrationId).Distinct().ToListAsync(ct);
        refusals.AddRange(marked.Select(id => new Refusal(Refusal.Row(id), "RegistrationHasMarks")));
        var replaced = await db.Registrations.Where(r => r.SubstitutesId != null && ids.Contains(r.SubstitutesId.Value) && !ids.Contains(r.Id))
            .Select(r => r.SubstitutesId!.Value).Distinct().ToListAsync(ct);
        refusals.AddRange(replaced.Select(id => new Refusal(Refusal.Row(id), "RegistrationHasSubstitute")));
        if (refusals.Count > 0) throw new RefusedException(refusals);
        var seats = await SeatsAsync(db, ids, ct);
        var former = rows.Select(row => new FormerRow(Copy(db, row), 0, [.. seats[row.Id]])).ToList();
        await SeatAssignment.FreeAsync(db, rows, await db.SeatOccupancies.Where(o => ids.Contains(o.RegistrationId)).ToListAsync(ct), ct);
        await db.SaveAsync(ct);
        db.Registrations.RemoveRange(rows);
        foreach (var row in rows) db.Audit(actor, clock, AuditActions.RegistrationRemoved, learningEvent.ProgrammeId, "registration", row.Id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new(eventId, Removed: true, places, former);
    }

    /// <summary>Takes a change or a removal back: values, and the seats as far as they are free. All of it or nothing.</summary>
    /// <returns>How many registrations are as they were.</returns>
    /// <exception cref="RefusedException">A row was changed meanwhile, its person is registered again, or its place is taken.</exception>
    public async Task<int> UndoAsync(Actor actor, SelectionUndo undo, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learningEvent = await RegistrationService.LockedAsync(db, actor, undo.EventId, ct);
        var returning = new FormerRows(db, learningEvent);
        var refusals = await returning.FaultsAsync(undo, ct);
        if (refusals.Count > 0) throw new RefusedException(refusals);
        var rows = undo.Removed ? await returning.AddAsync(undo.Rows, ct) : await returning.ResetAsync(undo.Rows, ct);
        refusals = await returning.SeatAsync(undo.Rows, rows, ct);
        if (refusals.Count > 0) throw new RefusedException(refusals);
        // What was too much before the change may be so again; more than that was given to somebody else meanwhile.
        var places = await PlacesAsync(db, undo.EventId, ct);
        if (learningEvent.Capacity is { } capacity && places > Math.Max(capacity, undo.Places)) throw new RefusedException("", "EventFull", capacity);
        foreach (var row in rows) db.Audit(actor, clock, AuditActions.RegistrationUndone, learningEvent.ProgrammeId, "registration", row.Id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return rows.Count;
    }

    private static Registration Copy(AppDbContext db, Registration row) => (Registration)db.Entry(row).CurrentValues.ToObject();

    private static string Word(SelectionChange change) => change switch
    {
        { Field: SelectionField.State, Value: { } state } => ((RegistrationState)state).ToString(),
        { Field: SelectionField.Role, Value: { } role } => ((ParticipantRole)role).ToString(),
        { Value: { } id } => id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "-",
    };

    // What is set comes from the browser: nothing of another programme may slip in.
    private static async Task<int?> CheckAsync(AppDbContext db, int programmeId, SelectionChange change, CancellationToken ct)
    {
        var isKnown = change.Field switch
        {
            SelectionField.State => change.Value is { } state && Enum.IsDefined((RegistrationState)state),
            SelectionField.Role => change.Value is { } role && Enum.IsDefined((ParticipantRole)role),
            SelectionField.Group => change.Value is null || await db.TargetGroups.AnyAsync(g => g.Id == change.Value && g.ProgrammeId == programmeId, ct),
            _ => change.Value is null || await db.ProgrammeUnits.AnyAsync(u => u.Id == change.Value && u.ProgrammeId == programmeId, ct),
        };
        if (!isKnown) throw new RefusedException("", "Choose");
        return change.Field is SelectionField.Unit && change.Value is { } unit
            ? await db.ProgrammeUnits.Where(u => u.Id == unit).Select(u => u.UnitId).SingleAsync(ct)
            : null;
    }

    private static async Task<List<Registration>> SeenAsync(
        AppDbContext db, int eventId, IReadOnlyList<SelectedRow> selected, List<Refusal> refusals, CancellationToken ct)
    {
        var seen = selected.DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Version);
        if (seen.Count == 0) throw new RefusedException("", "Choose");
        var ids = seen.Keys.ToList();
        var rows = await db.Registrations.Where(r => r.EventId == eventId && ids.Contains(r.Id)).OrderBy(r => r.Number).ToListAsync(ct);
        refusals.AddRange(ids.Except(rows.Select(r => r.Id)).Select(id => new Refusal(Refusal.Row(id), "Missing")));
        refusals.AddRange(rows.Where(r => r.Version != seen[r.Id]).Select(r => new Refusal(Refusal.Row(r.Id), "RowChangedMeanwhile")));
        return [.. rows.Where(r => r.Version == seen[r.Id])];
    }

    private static async Task<ILookup<int, (int SeatId, int SessionId)>> SeatsAsync(AppDbContext db, List<int> ids, CancellationToken ct) =>
        (await db.SeatOccupancies.AsNoTracking().Where(o => ids.Contains(o.RegistrationId)).ToListAsync(ct))
            .ToLookup(o => o.RegistrationId, o => (o.SeatId, o.SessionId));

    private static Task<int> PlacesAsync(AppDbContext db, int eventId, CancellationToken ct) =>
        db.Registrations.TakingPlaces().CountAsync(r => r.EventId == eventId, ct);
}
