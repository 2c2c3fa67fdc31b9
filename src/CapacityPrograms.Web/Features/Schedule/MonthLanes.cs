namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>The days of an event that follow one another within one week, as one bar.</summary>
/// <param name="Lane">From 0, the uppermost.</param>
/// <param name="BeganBefore">Its days go on from the week before.</param>
/// <param name="GoesOn">Its days go on into the next week.</param>
public sealed record MonthBar(int EventId, DateOnly First, int Days, int Lane, bool BeganBefore, bool GoesOn)
{
    /// <summary>The last day that it covers.</summary>
    public DateOnly Last => First.AddDays(Days - 1);

    /// <summary>Whether it lies on a day.</summary>
    public bool Covers(DateOnly day) => First <= day && day <= Last;
}

/// <summary>A week of the month.</summary>
/// <param name="Bars">What is drawn, by day and lane.</param>
/// <param name="Hidden">For each of its seven days, how many events found no lane.</param>
public sealed record MonthWeek(DateOnly Monday, IReadOnlyList<MonthBar> Bars, IReadOnlyList<int> Hidden)
{
    /// <summary>How many lanes are in use.</summary>
    public int Lanes => Bars.Count == 0 ? 0 : Bars.Max(b => b.Lane) + 1;
}

/// <summary>
/// Lays the events of a month in lanes: whatever follows day on day is one bar, a bar takes the uppermost lane that is free on
/// all its days, long ones are laid before short ones that begin with them, and what finds no lane is only counted.
/// </summary>
public static class MonthLanes
{
    /// <summary>Most bars above one another.</summary>
    public const int Most = 3;

    /// <summary>The weeks from one Monday to a Sunday.</summary>
    /// <param name="days">Each event's days, in the order in which they shall lie; a day may be named twice.</param>
    public static IReadOnlyList<MonthWeek> Of(IEnumerable<(int EventId, DateOnly Day)> days, DateOnly from, DateOnly to)
    {
        var events = days.GroupBy(d => d.EventId, d => d.Day).Select(e => (Id: e.Key, Days: e.ToHashSet())).ToList();
        var weeks = new List<MonthWeek>();
        for (var monday = from; monday <= to; monday = monday.AddDays(7)) weeks.Add(Week(events, monday));
        return weeks;
    }

    private static MonthWeek Week(List<(int Id, HashSet<DateOnly> Days)> events, DateOnly monday)
    {
        var bars = new List<MonthBar>();
        var hidden = new int[7];
        // The order is stable: what is as long and begins as early stays as it was given.
        foreach (var run in events.SelectMany(e => Runs(e.Id, e.Days, monday)).OrderBy(r => r.First).ThenByDescending(r => r.Days))
        {
            var lane = 0;
            while (bars.Any(b => b.Lane == lane && b.First <= run.Last && run.First <= b.Last)) lane++;
            if (lane < Most) bars.Add(run with { Lane = lane });
            else
                for (var i = 0; i < run.Days; i++) hidden[run.First.DayNumber - monday.DayNumber + i]++;
        }
        return new MonthWeek(monday, bars.OrderBy(b => b.First).ThenBy(b => b.Lane).ToList(), hidden);
    }

    private static IEnumerable<MonthBar> Runs(int id, HashSet<DateOnly> days, DateOnly monday)
    {
        for (var i = 0; i < 7; i++)
        {
            var length = 0;
            while (i + length < 7 && days.Contains(monday.AddDays(i + length))) length++;
            if (length == 0) continue;
            yield return new MonthBar(
                id, monday.AddDays(i), length, 0, i == 0 && days.Contains(monday.AddDays(-1)), i + length == 7 && days.Contains(monday.AddDays(7)));
            i += length;
        }
    }
}
