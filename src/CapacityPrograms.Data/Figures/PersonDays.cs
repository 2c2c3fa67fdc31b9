using CapacityPrograms.Data.Attendance;

namespace CapacityPrograms.Data.Figures;

/// <summary>One session on a day and what is recorded for a person in it.</summary>
/// <param name="Minutes">Scheduled minutes; null where a time is unknown.</param>
/// <param name="Attended">Minutes of a partial presence; null for all or none.</param>
/// <param name="From">When it begins, in minutes of any one clock; null where nothing is known to be held at the same time.</param>
public sealed record SessionAttendance(int? Minutes, AttendanceValue Value, int? Attended = null, int? From = null);

/// <summary>Person-days of one person on one day.</summary>
/// <param name="Value">0, 0.5 or 1.</param>
/// <param name="TimesUnknown">True where a scheduled time was unknown, so that the figure is an estimate and is flagged.</param>
public readonly record struct PersonDay(decimal Value, bool TimesUnknown);

/// <summary>
/// The person-day: attended ÷ scheduled minutes of the day, at least the full share = 1, at least the half share = 0.5,
/// else 0. Source: project rule after the half-day custom of donors' sheets; shares are kept per programme. What is held at one
/// time in two rooms is scheduled once, and nobody is in the room for longer than the clock goes.
/// </summary>
public static class PersonDays
{
    /// <summary>Counts one person's day.</summary>
    /// <param name="scheduled">
    /// All sessions of the day in the event, those without a mark as <see cref="AttendanceValue.Cleared"/>: a day is
    /// measured against what was scheduled, not against what was marked.
    /// </param>
    /// <param name="fullShare">From this share on it is a whole day.</param>
    /// <param name="halfShare">From this share on it is half a day.</param>
    public static PersonDay Of(IReadOnlyCollection<SessionAttendance> scheduled, decimal fullShare = 0.75m, decimal halfShare = 0.25m)
    {
        if (scheduled.Count == 0) return default;
        if (scheduled.Any(s => s.Minutes is null))
        {
            var best = scheduled.Max(s => s.Value switch { AttendanceValue.Present => 1m, AttendanceValue.Partial => 0.5m, _ => 0m });
            return new(best, best > 0);
        }
        var total = Scheduled(scheduled);
        if (total == 0) return default;
        var share = (decimal)Attended(scheduled) / total;
        return new(share >= fullShare ? 1m : share >= halfShare ? 0.5m : 0m, false);
    }

    /// <summary>
    /// Attended share of the scheduled time, 0 to 1; where a time is unknown every session weighs the same and a partial
    /// presence is half. Source: completion by share of the programme's time, as training registers of donors have it.
    /// </summary>
    public static decimal Share(IReadOnlyCollection<SessionAttendance> scheduled)
    {
        if (scheduled.Count == 0) return 0;
        if (scheduled.Any(s => s.Minutes is null))
            return scheduled.Sum(s => s.Value switch { AttendanceValue.Present => 1m, AttendanceValue.Partial => 0.5m, _ => 0m }) / scheduled.Count;
        var total = Scheduled(scheduled);
        return total == 0 ? 0 : (decimal)Attended(scheduled) / total;
    }

    /// <summary>Minutes that are scheduled by the clock, of sessions whose times are known.</summary>
    public static int Scheduled(IEnumerable<SessionAttendance> sessions) => Together(sessions).Sum(Length);

    /// <summary>
    /// Minutes in the room by the clock, of sessions whose times are known; a partial mark never exceeds what was scheduled. Of
    /// partial presences nobody knows when they were, so they add up as far as there is time for them.
    /// </summary>
    public static int Attended(IEnumerable<SessionAttendance> sessions) => Together(sessions).Sum(together =>
    {
        var whole = together.Where(s => s.Value == AttendanceValue.Present).ToList();
        var partial = together.Where(s => s.Value == AttendanceValue.Partial).Sum(s => Math.Min(s.Attended ?? s.Minutes!.Value / 2, s.Minutes!.Value));
        return Math.Min(Length(whole) + partial, Length(together));
    });

    // Sessions that overlap, also through a third; one of which nobody knows when it begins stands for itself.
    private static List<List<SessionAttendance>> Together(IEnumerable<SessionAttendance> sessions)
    {
        var found = new List<List<SessionAttendance>>();
        var end = int.MinValue;
        foreach (var session in sessions.Where(s => s.Minutes is not null).OrderBy(s => s.From is null).ThenBy(s => s.From))
        {
            if (session.From is not { } from || from >= end) found.Add([]);
            found[^1].Add(session);
            if (session.From is { } at) end = Math.Max(end, at + session.Minutes!.Value);
        }
        return found;
    }

    // Minutes that some sessions take up by the clock, in the order in which they begin.
    private static int Length(IReadOnlyCollection<SessionAttendance> sessions)
    {
        var (total, end) = (0, int.MinValue);
        foreach (var session in sessions)
        {
            var (from, to) = (session.From ?? 0, (session.From ?? 0) + session.Minutes!.Value);
            total += Math.Max(0, to - Math.Max(from, end));
            end = Math.Max(end, to);
        }
        return total;
    }

    /// <summary>Whether a value means that the person was in the room.</summary>
    public static bool IsPresent(AttendanceValue value) => value is AttendanceValue.Present or AttendanceValue.Partial;
}
