namespace CapacityPrograms.Data.Events;

/// <summary>The hours of a session: one that ends at an earlier hour than it begins ends on the next day.</summary>
public static class SessionHours
{
    /// <summary>Scheduled minutes; null where a time is unknown or both are the same.</summary>
    public static int? Minutes(TimeOnly? startsAt, TimeOnly? endsAt) =>
        startsAt is { } from && endsAt is { } to && from != to ? (int)(to - from).TotalMinutes : null;

    /// <summary>The longest session that goes on after midnight, in minutes: what would be longer is an end typed before its beginning.</summary>
    public const int LongestNight = 12 * 60;

    /// <summary>Whether a session can have these hours.</summary>
    public static bool Hold(TimeOnly? startsAt, TimeOnly? endsAt) =>
        Minutes(startsAt, endsAt) is { } minutes && (!PassesMidnight(startsAt, endsAt) || minutes <= LongestNight);

    /// <summary>Whether it goes on after midnight.</summary>
    public static bool PassesMidnight(TimeOnly? startsAt, TimeOnly? endsAt) => endsAt < startsAt;
}
