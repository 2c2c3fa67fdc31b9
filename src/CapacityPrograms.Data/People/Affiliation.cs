using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.People;

/// <summary>Where a person works or sits, from and to.</summary>
public sealed class Affiliation
{
    public int Id { get; set; }
    public int PersonId { get; set; }
    public Person? Person { get; set; }
    public int? OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }
    public int? UnitId { get; set; }
    public TerritorialUnit? Unit { get; set; }
    public string? Position { get; set; }
    public PositionGroup PositionGroup { get; set; }
    public PartialDate? From { get; set; }
    public PartialDate? To { get; set; }
}
