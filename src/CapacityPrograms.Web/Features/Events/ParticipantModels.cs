using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Shared.Matching;
using CapacityPrograms.Web.Shared.Registrations;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>A participant as listed. Name and contact are null for an actor who may not see them.</summary>
/// <param name="FamilyFirst">The name as it stands in an alphabet.</param>
public sealed record ParticipantRow(
    int Id, int Version, int Number, int? PersonId, string? Name, string? FamilyFirst, string Lang, string? UnidentifiedNote, int? ProgrammeUnitId,
    LocalizedText? Unit, int? OrganisationId, LocalizedText? Organisation, string? Position, PositionGroup PositionGroup, int? TargetGroupId,
    LocalizedText? Group, int? SpecialismId, ParticipantRole Role, RegistrationState State, bool IsWalkIn, int? Substitutes, bool HasMarks);

/// <summary>Seats of one unit or slot.</summary>
/// <param name="Taken">Seats on which somebody sits in at least one session.</param>
/// <param name="Come">Places taken on the unit's behalf, with a seat or without: somebody and their substitute take one.</param>
public sealed record SeatLine(int ProgrammeUnitId, LocalizedText Name, bool IsNamed, string? Cohort, int Seats, int Taken, int Come, int Reserve);

/// <summary>A unit or slot to choose.</summary>
public sealed record UnitChoice(int Id, LocalizedText Name, bool IsNamed);

/// <summary>A target group to choose, with its specialisms.</summary>
public sealed record GroupChoice(int Id, LocalizedText Name, IReadOnlyList<(int Id, LocalizedText Name)> Specialisms);

/// <summary>Who comes to an event, and the seats.</summary>
/// <param name="DoubleBookings">Who is expected at another event at the same time; none for an actor who does not keep the event.</param>
public sealed record ParticipantList(
    IReadOnlyList<ParticipantRow> Rows, IReadOnlyList<SeatLine> Seats, IReadOnlyList<UnitChoice> Units, IReadOnlyList<GroupChoice> Groups,
    int? Capacity, int Places, IReadOnlyList<DoubleBooking> DoubleBookings);
