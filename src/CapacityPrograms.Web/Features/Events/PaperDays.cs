using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>Takes scans and head counts of the paper along where the sessions of their day move to another; the caller saves.</summary>
internal static class PaperDays
{
    /// <summary>Days with paper that some of their sessions leave while others stay: whose signatures it holds is for a person to say.</summary>
    /// <param name="row">The event with its sessions as they are to be.</param>
    /// <param name="before">The day of each session as it was.</param>
    public static async Task<IReadOnlyList<DateOnly>> LeftAsync(
        AppDbContext db, LearningEvent row, IReadOnlyDictionary<int, DateOnly> before, CancellationToken ct)
    {
        var after = row.Sessions.Where(s => s.Id != 0).ToDictionary(s => s.Id, s => s.Day);
        var left = before.Where(b => after.TryGetValue(b.Key, out var day) && day != b.Value && before.Any(o =>
            o.Value == b.Value && after.TryGetValue(o.Key, out var stays) && stays == b.Value)).Select(b => b.Value).Distinct().ToList();
        if (left.Count == 0) return [];
        var paper = await db.Evidence.Where(e => e.EventId == row.Id && left.Contains(e.Day)).Select(e => e.Day)
            .Union(db.SheetCounts.Where(c => c.EventId == row.Id && left.Contains(c.Day)).Select(c => c.Day)).ToListAsync(ct);
        return [.. paper.Order()];
    }

    /// <summary>Lets the paper of each day follow that day's sessions.</summary>
    /// <param name="row">The event with its sessions as they are to be.</param>
    /// <param name="before">The day of each session as it was.</param>
    /// <exception cref="RefusedException">A day with paper loses its sessions to several days or to none, or two counts would meet on one day.</exception>
    public static async Task FollowAsync(AppDbContext db, LearningEvent row, IReadOnlyDictionary<int, DateOnly> before, CancellationToken ct)
    {
        var scans = await db.Evidence.Where(e => e.EventId == row.Id).ToListAsync(ct);
        var counts = await db.SheetCounts.Where(c => c.EventId == row.Id).ToListAsync(ct);
        var after = row.Sessions.Where(s => s.Id != 0).ToDictionary(s => s.Id, s => s.Day);
        var moves = new Dictionary<DateOnly, DateOnly>();
        foreach (var day in scans.Select(s => s.Day).Concat(counts.Select(c => c.Day)).Distinct())
        {
            var sessions = before.Where(b => b.Value == day).Select(b => b.Key).ToList();
            var days = sessions.Where(after.ContainsKey).Select(s => after[s]).Distinct().ToList();
            // What stands on no session's day stood so before, and some of the day's sessions may stay.
            if (sessions.Count == 0 || days.Contains(day)) continue;
            moves[day] = days is [var to] ? to : throw new RefusedException("Sessions", "DayHasPaper", Shown(day));
        }
        foreach (var scan in scans.Where(s => moves.ContainsKey(s.Day))) scan.Day = moves[scan.Day];
        var moving = counts.Where(c => moves.ContainsKey(c.Day)).ToList();
        var met = counts.Select(c => moves.GetValueOrDefault(c.Day, c.Day)).GroupBy(d => d).FirstOrDefault(g => g.Count() > 1);
        if (met is not null) throw new RefusedException("Sessions", "DayCountedTwice", Shown(met.Key));
        // Written anew: two days that change places would meet on the way.
        if (moving.Count == 0) return;
        var ids = moving.Select(c => c.Id).ToList();
        await db.SheetCounts.Where(c => ids.Contains(c.Id)).ExecuteDeleteAsync(ct);
        foreach (var count in moving)
        {
            db.Entry(count).State = EntityState.Detached;
            db.SheetCounts.Add(new SheetCount
            {
                EventId = row.Id, Day = moves[count.Day], Count = count.Count, Note = count.Note, RecordedAt = count.RecordedAt, UserId = count.UserId,
                Version = count.Version,
            });
        }
    }

    private static string Shown(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);
}
