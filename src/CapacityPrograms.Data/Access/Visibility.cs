using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Data.Access;

/// <summary>What an actor may see: every query starts here.</summary>
public static class Visibility
{
    /// <summary>Programmes in which the actor has any role.</summary>
    public static IQueryable<Programme> VisibleTo(this IQueryable<Programme> programmes, Actor actor)
    {
        if (actor.Programmes is not { } ids) return programmes;
        return programmes.Where(p => ids.Contains(p.Id));
    }

    /// <summary>
    /// Events: a coordinator sees all of the programme, a donor all that is no draft, a trainer those in which a
    /// session is assigned to the person behind the account.
    /// </summary>
    public static IQueryable<LearningEvent> VisibleTo(this IQueryable<LearningEvent> events, Actor actor)
    {
        if (actor.IsAdministrator) return events;
        var coordinated = Of(actor, AccessRole.Coordinator);
        var donated = Of(actor, AccessRole.Donor);
        var trained = Of(actor, AccessRole.Trainer);
        var person = actor.PersonId ?? 0;
        return events.Where(e => coordinated.Contains(e.ProgrammeId)
            || (donated.Contains(e.ProgrammeId) && e.State != EventState.Draft)
            || (trained.Contains(e.ProgrammeId) && e.Sessions.Any(s => s.Trainers.Any(t => t.PersonId == person))));
    }

    /// <summary>Sessions in which the actor may mark: all of a coordinated programme, a trainer's own.</summary>
    public static IQueryable<EventSession> MarkedBy(this IQueryable<EventSession> sessions, Actor actor)
    {
        if (actor.IsAdministrator) return sessions;
        var coordinated = Of(actor, AccessRole.Coordinator);
        var trained = Of(actor, AccessRole.Trainer);
        var person = actor.PersonId ?? 0;
        return sessions.Where(s => coordinated.Contains(s.Event!.ProgrammeId)
            || (trained.Contains(s.Event!.ProgrammeId) && s.Trainers.Any(t => t.PersonId == person)));
    }

    /// <summary>What <see cref="MarkedBy"/> asks, of one session that was read already.</summary>
    /// <param name="programmeId">The session's programme.</param>
    /// <param name="trains">Whether the person behind the account trains there.</param>
    public static bool Marks(this Actor actor, int programmeId, bool trains) =>
        actor.IsAdministrator
        || (actor.Roles.TryGetValue(programmeId, out var role) && (role == AccessRole.Coordinator || (role == AccessRole.Trainer && trains)));

    private static List<int> Of(Actor actor, AccessRole role) => actor.Roles.Where(r => r.Value == role).Select(r => r.Key).ToList();
}
