namespace CapacityPrograms.Web.Seed;

/// <summary>Days and instants of the demonstration, where its programmes are.</summary>
internal static class DemoClock
{
    /// <summary>Today in a zone.</summary>
    public static DateOnly Today(string zone, DateTime utcNow) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utcNow, TimeZoneInfo.FindSystemTimeZoneById(zone)));

    /// <summary>A local day and time as an instant; never later than now, because nothing was recorded in the future.</summary>
    public static DateTime Utc(string zone, DateOnly day, TimeOnly time, DateTime utcNow)
    {
        var at = TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), TimeZoneInfo.FindSystemTimeZoneById(zone));
        return at < utcNow ? at : utcNow;
    }

    /// <summary>The day itself or the nearest before from which so many days fit before the weekend.</summary>
    public static DateOnly Weekday(DateOnly day, int days)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || (days > 1 && day.DayOfWeek is DayOfWeek.Friday)) day = day.AddDays(-1);
        return day;
    }
}
