using CapacityPrograms.Data.Events;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>What may be missing before an event can be held.</summary>
public enum EventGapKind
{
    NoDay, NoSession, NoTime, NoPlace, NoVenue, NoTrainer, NotConfirmed, Nobody, Unanswered, Unidentified, OverCapacity, FreeSeats,
}

/// <summary>One thing that is missing.</summary>
/// <param name="Count">How many sessions, people or places it is about; 0 where it is about the event.</param>
public sealed record EventGap(EventGapKind Kind, int Count = 0);

/// <summary>
/// What is missing before an event can be held. A day, a session with its hours and a trainer for each; a place, of a meeting that is
/// not online; the event confirmed; somebody registered, each answered and known by name; no more people than places, and no seat
/// of a municipality left empty - or, where no seats are held, no place. An event that was held, closed or cancelled lacks nothing any more.
/// </summary>
public static class EventGaps
{
    /// <summary>The gaps, in the order in which they are mended.</summary>
    public static IReadOnlyList<EventGap> Of(EventView view, ParticipantList list)
    {
        if (!EventStates.IsAhead(view.State)) return [];
        var gaps = new List<EventGap>();
        if (view.Sessions.Count == 0) gaps.Add(new(view.FirstDay is null ? EventGapKind.NoDay : EventGapKind.NoSession));
        Count(EventGapKind.NoTime, view.Sessions.Count(s => s.StartsAt is null || s.EndsAt is null));
        if (view.Delivery != Delivery.Online && view.Venue is null) gaps.Add(new(view.Unit is null ? EventGapKind.NoPlace : EventGapKind.NoVenue));
        Count(EventGapKind.NoTrainer, view.Sessions.Count(s => s.Trainers.Count == 0));
        if (view.State is not EventState.Confirmed) gaps.Add(new(EventGapKind.NotConfirmed));
        var expected = list.Rows.Where(r => RegistrationStates.OnSheet(r.State)).ToList();
        if (expected.Count == 0)
        {
            gaps.Add(new(EventGapKind.Nobody));
            return gaps;
        }
        Count(EventGapKind.Unanswered, expected.Count(r => !RegistrationStates.OccupiesPlace(r.State)));
        Count(EventGapKind.Unidentified, expected.Count(r => r.PersonId is null));
        Count(EventGapKind.OverCapacity, list.Capacity is { } most ? list.Places - most : 0);
        var isSeated = list.Seats.Any(s => s.Seats > 0);
        Count(EventGapKind.FreeSeats, isSeated ? list.Seats.Sum(s => s.Seats - s.Taken) : list.Capacity is { } places ? places - list.Places : 0);
        return gaps;

        void Count(EventGapKind kind, int count)
        {
            if (count > 0) gaps.Add(new(kind, count));
        }
    }
}
