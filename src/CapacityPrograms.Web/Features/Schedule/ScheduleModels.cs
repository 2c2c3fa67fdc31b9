using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Shared.Matching;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>Which events the list holds: what is from today on, what has passed, or both.</summary>
public enum SchedulePeriod { Upcoming, Past, All }

/// <summary>What the schedule shows; all of it stands in the address.</summary>
/// <param name="EndsFrom">Only what ends on that day or later, or has no day yet.</param>
/// <param name="EndsBefore">Only what has ended by that day.</param>
public sealed record ScheduleFilter(
    string? Programme = null, EventKind? Kind = null, EventState? State = null, DateOnly? From = null, DateOnly? To = null, int? UnitId = null,
    int? TrainerId = null, string? Text = null, DateOnly? EndsFrom = null, DateOnly? EndsBefore = null);

/// <summary>An event in the list.</summary>
/// <param name="Taken">People who take a place.</param>
/// <param name="CanEdit">Whether who reads coordinates it.</param>
public sealed record EventRow(
    int Id, LocalizedText Title, string Language, string ProgrammeCode, (string Tag, string Text) Programme, EventKind Kind, EventState State,
    Delivery Delivery, DateOnly? FirstDay, DateOnly? LastDay, TimeOnly? StartsAt, TimeOnly? EndsAt, string? Venue, LocalizedText? Unit, int? Capacity,
    int Taken, int Sessions, bool Clashes, bool IsDemo, IReadOnlyList<(string Name, string Lang)> Trainers, int Version, bool CanEdit);

/// <summary>A session in the calendar.</summary>
/// <param name="CanMove">Whether who reads may move its event to other days.</param>
public sealed record CalendarSession(
    int EventId, DateOnly Day, TimeOnly? StartsAt, TimeOnly? EndsAt, LocalizedText Title, string Language, (string Tag, string Text) Programme,
    string? Place, EventState State, bool Clashes, bool CanMove)
{
    /// <summary>Its hours; null where they are not set. One that goes on after midnight ends before it begins.</summary>
    public (TimeOnly From, TimeOnly To)? Hours => StartsAt is { } from && EndsAt is { } to && to != from ? (from, to) : null;

    /// <summary>What of its hours lies on its day.</summary>
    public (TimeOnly From, TimeOnly To)? HoursOfDay =>
        Hours is { } hours && SessionHours.PassesMidnight(hours.From, hours.To) ? (hours.From, new TimeOnly(23, 59)) : Hours;
}

/// <summary>An event that somebody wants on other days.</summary>
/// <param name="Days">By how many, where that was shown with the mouse.</param>
public sealed record MoveAsk(int EventId, int? Days);

/// <summary>What can be filtered by.</summary>
public sealed record ScheduleChoices(
    IReadOnlyList<(string Code, string Name, bool Coordinates)> Programmes, IReadOnlyList<(int Id, string Name)> Trainers,
    IReadOnlyList<UnitChoice> Units);
