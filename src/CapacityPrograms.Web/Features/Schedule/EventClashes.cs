using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>Finds what an event clashes with, for reading it and for deciding on it.</summary>
internal static class EventClashes
{
    /// <summary>An event that the actor coordinates, with what is taken twice.</summary>
    /// <exception cref="MissingException">There is none.</exception>
    public static async Task<(LearningEvent Row, List<ClashView> Clashes)> ReadAsync(AppDbContext db, Actor actor, int id, CancellationToken ct)
    {
        var row = await WithSessions(db.Events.VisibleTo(actor)).SingleOrDefaultAsync(e => e.Id == id, ct);
        if (row is null || !actor.Coordinates(row.ProgrammeId)) throw new MissingException();
        if (!EventStates.Occupies(row.State)) return (row, []);
        var found = await ClashFinder.FindAsync(db, row.ProgrammeId, OccupiedTimes.Of(row, 0), ct);
        return (row, found.Where(c => c.IsTakenTwice).ToList());
    }

    /// <summary>Whether a clash of an event is with another one; with itself where that is the event, too.</summary>
    public static bool IsWith(ClashView clash, int id, int? other) => (clash.OtherEventId ?? id) == other;

    /// <summary>Events with all that is shown of them beside one another.</summary>
    public static IQueryable<LearningEvent> WithSessions(IQueryable<LearningEvent> events) =>
        events.AsNoTracking().Include(e => e.Programme).Include(e => e.Unit).Include(e => e.Venue!.Unit)
            .Include(e => e.Sessions).ThenInclude(s => s.Trainers).ThenInclude(t => t.Person).AsSplitQuery();
}
