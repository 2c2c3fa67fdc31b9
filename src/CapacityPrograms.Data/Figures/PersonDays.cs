using CapacityPrograms.Data.Attendance;

namespace CapacityPrograms.Data.Figures;

/// <summary>One session on a day and what is recorded for a person in it.</summary>
/// <param name="Minutes">Scheduled minutes; null where a time is unknown.</param>
/// <param name="Attended">Minutes of a partial presence; null for all or none.</param>
public sealed record SessionAttendance(int? Minutes, AttendanceValue Value, int? Attended = null);

/// <summary>Person-days of one person on one day.</summary>
/// <param name="Value">0, 0.5 or 1.</param>
/// <param name="TimesUnknown">True where a scheduled time was unknown, so that the figure is an estimate and is flagged.</param>
public readonly record struct PersonDay(decimal Value, bool TimesUnknown);

/// <summary>
/// The person-day: attended ÷ scheduled minutes of the day, at least the full share = 1, at least the half share = 0.5,
/// else 0. Source: project rule after the half-day custom of donors' sheets; shares are kept per programme.
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
        var total = scheduled.Sum(s => s.Minutes!.Value);
        if (total == 0) return default;
        var share = (decimal)scheduled.Sum(AttendedMinutes) / total;
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
        var total = scheduled.Sum(s => s.Minutes!.Value);
        return total == 0 ? 0 : (decimal)scheduled.Sum(AttendedMinutes) / total;
    }

    /// <summary>Minutes attended of a session with known times; a partial mark never exceeds what was scheduled.</summary>
    public static int AttendedMinutes(SessionAttendance session) => session.Value switch
    {
        AttendanceValue.Present => session.Minutes ?? 0,
        AttendanceValue.Partial => Math.Min(session.Attended ?? (session.Minutes ?? 0) / 2, session.Minutes ?? 0),
        _ => 0,
    };

    /// <summary>Whether a value means that the person was in the room.</summary>
    public static bool IsPresent(AttendanceValue value) => value is AttendanceValue.Present or AttendanceValue.Partial;
}
