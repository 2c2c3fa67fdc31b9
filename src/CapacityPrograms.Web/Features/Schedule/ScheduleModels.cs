using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>What the schedule shows; all of it stands in the address.</summary>
public sealed record ScheduleFilter(
    string? Programme = null, EventKind? Kind = null, EventState? State = null, DateOnly? From = null, DateOnly? To = null, int? UnitId = null,
    int? TrainerId = null, string? Text = null);

/// <summary>An event in the list.</summary>
/// <param name="Taken">People who take a place.</param>
public sealed record EventRow(
    int Id, LocalizedText Title, string Language, string ProgrammeCode, (string Tag, string Text) Programme, EventKind Kind, EventState State,
    Delivery Delivery, DateOnly? FirstDay, DateOnly? LastDay, TimeOnly? StartsAt, TimeOnly? EndsAt, string? Venue, LocalizedText? Unit, int? Capacity,
    int Taken, int Sessions, bool Clashes, bool IsDemo);

/// <summary>A session in the calendar.</summary>
public sealed record CalendarSession(
    int EventId, DateOnly Day, TimeOnly? StartsAt, TimeOnly? EndsAt, LocalizedText Title, string Language, (string Tag, string Text) Programme,
    string? Place, EventState State, bool Clashes);

/// <summary>What can be filtered by.</summary>
public sealed record ScheduleChoices(
    IReadOnlyList<(string Code, string Name, bool Coordinates)> Programmes, IReadOnlyList<(int Id, string Name)> Trainers,
    IReadOnlyList<(int Id, string Name)> Units);
