using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>Whose days are shown.</summary>
/// <param name="Name">Words of the name, in any script.</param>
/// <param name="FreeOn">Only those whom nothing takes on that day, which lies between the others.</param>
public sealed record OccupancyFilter(DateOnly From, DateOnly To, string? Name = null, DateOnly? FreeOn = null);

/// <summary>What a trainer or venue is taken with on a day.</summary>
/// <param name="EventId">Null where the reader may only know that it is taken, and where it is no event.</param>
/// <param name="IsAway">A day on which the trainer cannot be asked.</param>
public sealed record OccupancyCell(
    DateOnly Day, int? EventId, LocalizedText? Title, string? Language, EventState? State, TimeOnly? StartsAt, TimeOnly? EndsAt, bool Clashes,
    bool IsAway = false);

/// <summary>A trainer or a venue.</summary>
/// <param name="Unit">Where a venue lies.</param>
public sealed record OccupancyRow(int Id, string Name, string Lang, string? Unit, string? UnitLang, IReadOnlyList<OccupancyCell> Cells);
