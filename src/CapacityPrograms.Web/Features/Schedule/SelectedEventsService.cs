using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>
/// Does something to several events at once, by the rules for one: all of them or none, in one transaction. What is refused
/// names its event: the field is <c>Rows[id]</c>.
/// </summary>
public sealed class SelectedEventsService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Takes all to a state; those that are in it already are left alone.</summary>
    /// <param name="reason">Kept with each, where the change needs one.</param>
    /// <returns>What takes it back.</returns>
    /// <exception cref="RefusedException">An event may not come to that state, is not held yet, or somebody saved in between.</exception>
    public async Task<EventsUndo> ChangeStateAsync(
        Actor actor, IReadOnlyList<SelectedEvent> selected, EventState to, string? reason, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.Schedule, ct);
        var former = new List<FormerEvent>();
        await EachAsync(db, actor, selected, (row, version) =>
        {
            if (row.State == to) return Task.CompletedTask;
            var was = row.State;
            StateChanges.Apply(db, actor, clock, row, version, to, reason);
            former.Add(new(row.Id, row.Version, was, []));
            return Task.CompletedTask;
        }, ct);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new(null, former);
    }

    /// <summary>Adds a trainer to every session of all of them; sessions that have the trainer already are left alone.</summary>
    /// <param name="keep">Keys of the clashes that the person has seen and keeps.</param>
    /// <exception cref="RefusedException">An event is closed or has no sessions, or somebody saved in between.</exception>
    public async Task<AssignResult> AssignAsync(
        Actor actor, IReadOnlyList<SelectedEvent> selected, int personId, IReadOnlySet<string> keep, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.Schedule, ct);
        var former = new List<FormerEvent>();
        var (rows, clashes) = (new List<LearningEvent>(), new List<ClashView>());
        var refused = new Dictionary<int, string?>();
        await EachAsync(db, actor, selected, async (row, version) =>
        {
            if (row.State is EventState.Closed or EventState.Cancelled) throw new RefusedException("", "EventClosed");
            if (row.Sessions.Count == 0) throw new RefusedException("", "EventHasNoDays");
            var without = row.Sessions.Where(s => s.Trainers.All(t => t.PersonId != personId)).ToList();
            if (without.Count == 0) return;
            if (!refused.TryGetValue(row.ProgrammeId, out var why))
                refused[row.ProgrammeId] = why = (await TrainerCheck.RefusedAsync(db, actor, row.ProgrammeId, [personId], ct)).GetValueOrDefault(personId);
            if (why is not null) throw new RefusedException("Trainer", why);
            // Only what the trainer brings is asked about.
            var before = await KeysAsync(db, row, ct);
            row.NextVersion(version);
            foreach (var session in without) session.Trainers.Add(new SessionTrainer { PersonId = personId });
            rows.Add(row);
            // Written at once, so that two of the selected events that are on the same hours are seen as well.
            await db.SaveAsync(ct);
            former.Add(new(row.Id, row.Version, row.State, [.. without.Select(s => s.Id)]));
            db.Audit(actor, clock, AuditActions.EventChanged, row.ProgrammeId, "event", row.Id);
            clashes.AddRange((await FindAsync(db, row, ct)).Where(c => !before.Contains(c.Key)));
        }, ct);
        if ((await ClashDecisions.OpenAsync(db, clashes, keep, ct)).Count > 0) return new(null, clashes);
        await ClashDecisions.KeepAsync(db, actor, clock, clashes, ct);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new(new(personId, former), []);
    }

    /// <summary>Takes a change of states or an added trainer back: all of it or nothing.</summary>
    /// <returns>How many events are as they were.</returns>
    /// <exception cref="RefusedException">An event was changed meanwhile.</exception>
    public async Task<int> UndoAsync(Actor actor, EventsUndo undo, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.Schedule, ct);
        var former = undo.Events.ToDictionary(e => e.Id);
        await EachAsync(db, actor, [.. undo.Events.Select(e => new SelectedEvent(e.Id, e.Version))], (row, version) =>
        {
            if (undo.TrainerId is not { } trainer)
            {
                StateChanges.Undo(db, actor, clock, row, version, former[row.Id].State);
                return Task.CompletedTask;
            }
            row.NextVersion(version);
            db.SessionTrainers.RemoveRange(
                row.Sessions.Where(s => former[row.Id].Sessions.Contains(s.Id)).SelectMany(s => s.Trainers).Where(t => t.PersonId == trainer));
            db.Audit(actor, clock, AuditActions.EventChanged, row.ProgrammeId, "event", row.Id);
            return Task.CompletedTask;
        }, ct);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return former.Count;
    }

    // Each in its turn; what is refused is collected, so that all that stands in the way is said at once.
    private static async Task EachAsync(
        AppDbContext db, Actor actor, IReadOnlyList<SelectedEvent> selected, Func<LearningEvent, int, Task> work, CancellationToken ct)
    {
        var seen = selected.DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Version);
        if (seen.Count == 0) throw new RefusedException("", "Choose");
        var ids = seen.Keys.ToList();
        foreach (var id in ids.Order()) await db.LockEventAsync(id, ct);
        var rows = await db.Events.VisibleTo(actor).Where(e => ids.Contains(e.Id)).Include(e => e.Sessions).ThenInclude(s => s.Trainers)
            .OrderBy(e => e.Id).AsSplitQuery().ToListAsync(ct);
        if (rows.Exists(r => !actor.Coordinates(r.ProgrammeId))) throw new ForbiddenException();
        var refusals = ids.Except(rows.Select(r => r.Id)).Select(id => new Refusal(Refusal.Row(id), "Missing")).ToList();
        foreach (var row in rows)
        {
            try
            {
                await work(row, seen[row.Id]);
            }
            catch (RefusedException refused)
            {
                refusals.AddRange(refused.Refusals.Select(r => r.Field is "Reason" or "Trainer" ? r : r with { Field = Refusal.Row(row.Id) }));
            }
        }
        if (refusals.Count > 0) throw new RefusedException([.. refusals.DistinctBy(r => (r.Field, r.Key))]);
    }

    private static Task<IReadOnlyList<ClashView>> FindAsync(AppDbContext db, LearningEvent row, CancellationToken ct) =>
        EventStates.Occupies(row.State)
            ? ClashFinder.FindAsync(db, row.ProgrammeId, OccupiedTimes.Of(row, 0), ct)
            : Task.FromResult<IReadOnlyList<ClashView>>([]);

    private static async Task<HashSet<string>> KeysAsync(AppDbContext db, LearningEvent row, CancellationToken ct) =>
        (await FindAsync(db, row, ct)).Select(c => c.Key).ToHashSet();
}
