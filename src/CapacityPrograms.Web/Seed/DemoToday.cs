using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Programmes;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Seed;

/// <summary>Keeps one event of each programme running today, so that the trainer's page always has a sheet to try.</summary>
internal static class DemoToday
{
    /// <summary>
    /// Marks of the morning of the first day, but for the last few people: what a trainer has done by noon.
    /// </summary>
    public static void MarkMorning(DemoMarks marks, LearningEvent running) => marks.Mark(running, s => s.Order == 1, unmarked: 0.15);

    /// <summary>Moves the event to today. The day starts afresh: marks of an earlier day would say that today's sheet is done.</summary>
    public static async Task MoveAsync(AppDbContext db, Programme programme, int? userId, DateTime now, CancellationToken ct)
    {
        var key = DemoData.RunningKey(programme.Code);
        var stored = await db.Settings.AsNoTracking().Where(s => s.Key == key).Select(s => s.Value).SingleOrDefaultAsync(ct);
        if (!int.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return;
        var running = await db
            .Events.Include(e => e.Sessions)
            .Include(e => e.Registrations)
            .AsSplitQuery()
            .SingleOrDefaultAsync(e => e.Id == id && e.IsDemo, ct);
        var today = DemoClock.Today(programme.TimeZone, now);
        if (running is null || running.FirstDay is not { } first || first == today) return;

        var days = today.DayNumber - first.DayNumber;
        foreach (var session in running.Sessions) session.Day = session.Day.AddDays(days);
        (running.FirstDay, running.LastDay, running.State) = (today, running.LastDay?.AddDays(days), EventState.Confirmed);
        running.Version++;
        await db.AttendanceMarks.Where(m => m.EventId == id).ExecuteDeleteAsync(ct);
        await db.AttendanceEntries.Where(e => e.EventId == id).ExecuteDeleteAsync(ct);
        var marks = new DemoMarks(db, today.DayNumber, userId, now);
        await SubstitutesAsync(db, running, marks, ct);
        MarkMorning(marks, running);
        await db.SaveChangesAsync(ct);
    }

    private static async Task SubstitutesAsync(AppDbContext db, LearningEvent running, DemoMarks marks, CancellationToken ct)
    {
        foreach (var row in running.Registrations.Where(r => r.SubstitutesId is not null))
        {
            var sits = await db.SeatOccupancies.Where(o => o.RegistrationId == row.Id).Select(o => o.SessionId).ToListAsync(ct);
            marks.SubstituteFrom(row, running.Registrations.Single(r => r.Id == row.SubstitutesId), running.Sessions.Where(s => sits.Contains(s.Id)).ToList());
        }
    }
}
