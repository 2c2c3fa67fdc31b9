using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Attendance.RoundTrip;

/// <summary>Sends the sheet out as a workbook and takes it back: every difference is shown first, then written at once or not at all, and can be taken back.</summary>
public sealed class RoundTripService(
    IDbContextFactory<AppDbContext> contexts, SheetQueries sheets, MarkService marks, RegistrationService registrations, TimeProvider clock, IStringLocalizer<AttendanceTexts> texts, IStringLocalizer<CommonTexts> common)
{
    private const int MostPeople = 500;

    /// <summary>The head of the page.</summary>
    /// <exception cref="MissingException">No such event in which the actor marks.</exception>
    public async Task<RoundTripStart> StartAsync(Actor actor, int eventId, CancellationToken ct)
    {
        var sheet = await sheets.ReadAsync(actor, eventId, ct);
        return new RoundTripStart(eventId, sheet.Title, sheet.Language, EventStates.AcceptsMarks(sheet.State));
    }

    /// <summary>Writes the workbook in the reader's language.</summary>
    /// <returns>A name for the file.</returns>
    /// <exception cref="MissingException">No such event in which the actor marks.</exception>
    public async Task<string> WriteAsync(Actor actor, int eventId, Stream stream, CancellationToken ct)
    {
        var sheet = Mine(await sheets.ReadAsync(actor, eventId, ct));
        new SheetFile(sheet, clock.GetUtcNow().UtcDateTime, texts, common).Write(stream);
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.Audit(actor, clock, AuditActions.ExportSheet, sheet.ProgrammeId, "event", eventId);
        await db.SaveAsync(ct);
        return FormattableString.Invariant($"{sheet.ProgrammeCode}-{eventId}-sheet.xlsx");
    }

    /// <summary>What a file would change; nothing is written.</summary>
    /// <exception cref="RefusedException">No table, another event's, or without any of its sessions.</exception>
    public async Task<RoundTripPlan> PlanAsync(Actor actor, int eventId, Stream content, string fileName, CancellationToken ct)
    {
        var sheet = Mine(await sheets.ReadAsync(actor, eventId, ct));
        using var file = await TableFile.OpenAsync(content, fileName, TableLimits.Default, ct);
        var filed = ReturnedSheet.Read(file, sheet, common);
        if (filed.Unknown.Count > MostPeople) throw new RefusedException("File", "TooManyLines", MostPeople);
        var (differences, same) = (new List<CellDifference>(), 0);
        foreach (var (row, session, cell, mark) in filed.Cells)
        {
            var standing = sheet.Marks.GetValueOrDefault((row.RegistrationId, session.Id));
            var now = new ReturnedMark(standing?.Value ?? AttendanceValue.Cleared, standing?.Minutes);
            var before = filed.Before(row.RegistrationId, session.Id);
            // What the file leaves as it was is no wish of whoever filled it in; without a stamp an empty cell is none either.
            if (mark == now || (before is { } known ? known.Mark == mark : mark.Value == AttendanceValue.Cleared))
            {
                same++;
                continue;
            }
            var conflict = before is { } then ? then.Version != (standing?.Version ?? 0) : now.Value != AttendanceValue.Cleared;
            differences.Add(new CellDifference(cell, row.RegistrationId, row.Number, row.Name ?? row.UnidentifiedNote, row.Lang, session.Id, session.Order, now, mark, standing?.Version ?? 0, conflict));
        }
        var people = filed.Unknown.Select(u => new ReturnedPerson(
            u.Row, Given(u.Name), Family(u.Name), u.Organisation, u.Marks, sheet.Rows.Where(r => !filed.Seen.Contains(r.RegistrationId) && r.Name is not null).Select(r => (r.RegistrationId, $"{r.Number}. {r.Name}")).Take(50).ToList())).ToList();
        return new RoundTripPlan(file.Name, filed.Exported, differences, people, filed.Faults, sheet.Rows.Where(r => !filed.Seen.Contains(r.RegistrationId)).Select(r => r.Number).ToList(), same);
    }

    /// <summary>Writes what was planned and decided, all in one transaction.</summary>
    /// <exception cref="RefusedException">A mark was changed since the preview, or the event is closed.</exception>
    public async Task<RoundTripResult> ApplyAsync(Actor actor, int eventId, RoundTripPlan plan, RoundTripChoice choice, CancellationToken ct)
    {
        if (plan.Faults.Count > 0) throw new RefusedException("File", "SheetFaults", plan.Faults.Count);
        var wanted = plan.Differences.Where(d => !d.IsConflict || choice.Files.Contains(d.Cell)).Select(d => (d.RegistrationId, d.SessionId, d.File, d.Version)).ToList();
        var people = plan.People.Where(p => !choice.Left.Contains(p.Row)).ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learningEvent = await RegistrationService.LockedAsync(db, actor, eventId, ct, walkIn: true);
        var mine = await db.Sessions.MarkedBy(actor).Where(s => s.EventId == eventId).Select(s => s.Id).ToListAsync(ct);
        var matched = choice.Matched.Values.Distinct().ToList();
        if (await db.Registrations.CountAsync(r => r.EventId == eventId && matched.Contains(r.Id), ct) != matched.Count) throw new MissingException();
        var standing = await db.AttendanceMarks.Where(m => m.EventId == eventId).ToDictionaryAsync(m => (m.RegistrationId, m.SessionId), ct);
        foreach (var person in people)
        {
            var line = choice.Matched.TryGetValue(person.Row, out var known) ? known : await registrations.AddAsync(db, learningEvent, new RegistrationInput
            {
                EventId = eventId, GivenName = person.Given, FamilyName = person.Family, OrganisationText = person.Organisation, State = RegistrationState.Confirmed, IsWalkIn = true,
            }, ct);
            wanted.AddRange(person.Marks.Where(m => m.Value.Value != AttendanceValue.Cleared).Select(m => (line, m.Key, m.Value, standing.GetValueOrDefault((line, m.Key))?.Version ?? 0)));
        }
        var (batch, now, written) = (Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime, 0);
        foreach (var (row, session, mark, version) in wanted)
        {
            if (!mine.Contains(session)) throw new MissingException();
            var held = standing.GetValueOrDefault((row, session));
            if ((held?.Version ?? 0) != version) throw new RefusedException("File", "ChangedMeanwhile");
            MarkService.Write(db, held, new MarkInput(Guid.CreateVersion7(), row, session, version, mark.Value, mark.Minutes, now, EntrySource.Import), eventId, batch, actor, now);
            written++;
        }
        db.Audit(actor, clock, AuditActions.SheetImported, learningEvent.ProgrammeId, "event", eventId);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new RoundTripResult(batch, written, people.Count(p => !choice.Matched.ContainsKey(p.Row)));
    }

    /// <summary>Takes the marks of one import back; those changed since stay, and so do lines that were added.</summary>
    public Task<(int Undone, int Kept)> UndoAsync(Actor actor, Guid batchId, CancellationToken ct) => marks.UndoAsync(actor, batchId, ct);

    // Only sessions that the reader marks go out and are taken back.
    private static SheetView Mine(SheetView sheet) => sheet with { Sessions = sheet.Sessions.Where(s => s.CanMark).ToList() };

    private static string Given(string name) => name.Split(' ', 2)[0];

    private static string Family(string name) => name.Split(' ', 2) is [_, var rest] ? rest : name;
}
