using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>What holds an event on its days.</summary>
internal static class MoveRules
{
    /// <summary>The event with its programme, its sessions and their trainers, for whoever may move it.</summary>
    /// <exception cref="MissingException">No such event for this actor.</exception>
    /// <exception cref="ForbiddenException">The actor sees the event and does not coordinate it.</exception>
    public static async Task<LearningEvent> EventAsync(AppDbContext db, Actor actor, int id, CancellationToken ct)
    {
        var row = await db.Events.VisibleTo(actor).Include(e => e.Programme).Include(e => e.Sessions).ThenInclude(s => s.Trainers)
            .AsSplitQuery().SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new MissingException();
        return actor.Coordinates(row.ProgrammeId) ? row : throw new ForbiddenException();
    }

    /// <summary>Refuses what cannot be moved: what was held, closed or cancelled, and what anything was recorded for.</summary>
    /// <param name="row">The event with its sessions.</param>
    /// <exception cref="RefusedException">It stays where it is.</exception>
    public static async Task CheckAsync(AppDbContext db, LearningEvent row, int days, CancellationToken ct)
    {
        if (!EventStates.IsAhead(row.State)) throw new RefusedException("", "EventKeepsDays");
        if (row.FirstDay is not { } first || row.LastDay is not { } last || row.Sessions.Count == 0) throw new RefusedException("", "EventHasNoDays");
        // A scan and a count belong to the day on which they were made, as marks do.
        if (await db.AttendanceEntries.AnyAsync(e => e.EventId == row.Id, ct) || await db.Evidence.AnyAsync(e => e.EventId == row.Id, ct)
            || await db.SheetCounts.AnyAsync(c => c.EventId == row.Id, ct) || await db.CheckIns.AnyAsync(c => c.Session!.EventId == row.Id, ct))
            throw new RefusedException("", "EventHasMarks");
        new Checks().Require(Holds(first) && Holds(last), "FirstDay", "Range", EventDays.FirstYear, EventDays.LastYear).Throw();

        // So many days may lead out of the calendar.
        bool Holds(DateOnly day) => (long)day.DayNumber + days is >= 0 and var number && number <= DateOnly.MaxValue.DayNumber
            && EventDays.Holds(DateOnly.FromDayNumber((int)number));
    }
}
