namespace CapacityPrograms.Data.Events;

/// <summary>What state of an event may follow what.</summary>
public static class EventStates
{
    /// <summary>The states an event may go to from here.</summary>
    public static IReadOnlyList<EventState> After(EventState state) => state switch
    {
        EventState.Draft => [EventState.Planned, EventState.Confirmed, EventState.Cancelled],
        EventState.Planned => [EventState.Confirmed, EventState.Draft, EventState.Cancelled],
        EventState.Confirmed => [EventState.Held, EventState.Planned, EventState.Cancelled],
        EventState.Held => [EventState.Closed, EventState.Confirmed],
        EventState.Closed => [EventState.Held],
        EventState.Cancelled => [EventState.Draft],
        _ => [],
    };

    /// <summary>Cancelling, reopening and taking back need a reason, which is kept.</summary>
    public static bool NeedsReason(EventState from, EventState to) =>
        to is EventState.Cancelled || from is EventState.Closed or EventState.Cancelled || (from is EventState.Held && to is not EventState.Closed);

    /// <summary>Whether marks may be made: not after closing, not when cancelled.</summary>
    public static bool AcceptsMarks(EventState state) => state is not (EventState.Closed or EventState.Cancelled);

    /// <summary>The states of what is still to come.</summary>
    public static readonly IReadOnlyList<EventState> Ahead = [EventState.Draft, EventState.Planned, EventState.Confirmed];

    /// <summary>Whether it is still to come: only then can it be moved as a whole, and lack something before it is held.</summary>
    public static bool IsAhead(EventState state) => Ahead.Contains(state);

    /// <summary>Whether its hours occupy trainers and venue.</summary>
    public static bool Occupies(EventState state) => state is not EventState.Cancelled;

    /// <summary>Whether its marks count towards progress: a cancelled event keeps its marks and counts for nothing.</summary>
    public static bool Counts(EventState state) => state is not EventState.Cancelled;
}
