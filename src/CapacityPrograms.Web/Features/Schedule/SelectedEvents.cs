using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Shared.Scheduling;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>An event that somebody selected, and the version of it that was seen.</summary>
public sealed record SelectedEvent(int Id, int Version);

/// <summary>An event before something was done to several.</summary>
/// <param name="Version">Its version after that.</param>
/// <param name="State">The state that it had.</param>
/// <param name="Sessions">Ids of the sessions that got the trainer.</param>
public sealed record FormerEvent(int Id, int Version, EventState State, IReadOnlyList<int> Sessions);

/// <summary>What takes back what was done to several events.</summary>
/// <param name="TrainerId">Id of the person who was added; null where states were changed.</param>
public sealed record EventsUndo(int? TrainerId, IReadOnlyList<FormerEvent> Events);

/// <summary>What came of adding a trainer: the way back; or clashes that nobody has seen yet, and nothing was saved.</summary>
public sealed record AssignResult(EventsUndo? Undo, IReadOnlyList<ClashView> Clashes);

/// <summary>What can be done with several events at once.</summary>
public static class SelectedEvents
{
    /// <summary>
    /// The states that all of them may come to without a reason, in the order of the states; those that are there already do not
    /// count. Cancelling asks for a reason and is offered apart.
    /// </summary>
    public static IReadOnlyList<EventState> Common(IReadOnlyList<EventState> states) =>
        [.. Enum.GetValues<EventState>().Where(to => states.Any(s => s != to)
            && states.All(s => s == to || (EventStates.After(s).Contains(to) && !EventStates.NeedsReason(s, to))))];

    /// <summary>Whether an event can be held by now: on its last day, or after it.</summary>
    public static bool IsDue(DateOnly? lastDay, DateOnly today) => lastDay <= today;

    /// <summary>Whether all of them can be cancelled.</summary>
    public static bool CanCancel(IReadOnlyList<EventState> states) =>
        states.Count > 0 && states.All(s => EventStates.After(s).Contains(EventState.Cancelled));
}
