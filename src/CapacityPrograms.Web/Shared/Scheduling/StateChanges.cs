using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>Takes an event to another state, with its history; the caller saves. Registrations and marks stay whatever the state.</summary>
internal static class StateChanges
{
    /// <summary>Takes it to a state that may follow.</summary>
    /// <param name="version">The version that the person saw.</param>
    /// <exception cref="RefusedException">The state may not follow, the event is not over yet, a reason is missing, or somebody saved in between.</exception>
    public static void Apply(AppDbContext db, Actor actor, TimeProvider clock, LearningEvent row, int version, EventState to, string? reason)
    {
        if (!EventStates.After(row.State).Contains(to)) throw new RefusedException("", "ChangedMeanwhile");
        // What is still to come has not been held; what was reopened was held already.
        if (to is EventState.Held && EventStates.IsAhead(row.State)
            && (row.LastDay is not { } last || !LocalTime.HasCome(last, row.TimeZone, clock.GetUtcNow().UtcDateTime)))
            throw new RefusedException("", "NotHeldYet");
        reason = reason.TrimToNull();
        new Checks()
            .Require(reason is not null || !EventStates.NeedsReason(row.State, to), "Reason", "ReasonNeeded")
            .Text(reason, "Reason", 2000, required: false)
            .Throw();
        Set(db, actor, clock, row, version, to, reason);
    }

    /// <summary>Takes it back to the state that it came from, whatever follows what: both changes stay in its history.</summary>
    /// <exception cref="RefusedException">Somebody saved in between.</exception>
    public static void Undo(AppDbContext db, Actor actor, TimeProvider clock, LearningEvent row, int version, EventState from) =>
        Set(db, actor, clock, row, version, from, null);

    private static void Set(AppDbContext db, Actor actor, TimeProvider clock, LearningEvent row, int version, EventState to, string? reason)
    {
        row.NextVersion(version);
        db.EventStateChanges.Add(
            new EventStateChange
            {
                EventId = row.Id, From = row.State, To = to, Reason = reason, At = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId,
            });
        row.State = to;
        db.Audit(actor, clock, AuditActions.Changed("event", to.ToString().ToLowerInvariant()), row.ProgrammeId, "event", row.Id);
    }
}
