namespace CapacityPrograms.Data.Events;

/// <summary>The days on which an event can be; a day outside them is a slip of the keyboard.</summary>
public static class EventDays
{
    /// <summary>The first year.</summary>
    public const int FirstYear = 1990;

    /// <summary>The last year.</summary>
    public const int LastYear = 2100;

    /// <summary>Whether an event can be on this day.</summary>
    public static bool Holds(DateOnly day) => day.Year is >= FirstYear and <= LastYear;
}
