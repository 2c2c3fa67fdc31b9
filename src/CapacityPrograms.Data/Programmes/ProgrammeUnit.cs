using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Programmes;

/// <summary>What a unit is to a programme: in the target area is not yet a beneficiary.</summary>
public enum UnitRole { Beneficiary, Partner, Host, TargetArea, OrganisationSeat }

/// <summary>
/// A unit of a programme, or an unnamed slot that a source counts and does not name ("nine municipalities").
/// A slot keeps its registrations when it gets its name.
/// </summary>
public sealed class ProgrammeUnit
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    /// <summary>Null for an unnamed slot.</summary>
    public int? UnitId { get; set; }
    public TerritorialUnit? Unit { get; set; }
    /// <summary>What the slot is called while it has no name: "municipality 3, not named".</summary>
    public LocalizedText SlotLabel { get; set; } = LocalizedText.Empty;
    public UnitRole Role { get; set; }
    /// <summary>Group of units that entered together: "existing", "new".</summary>
    public string? Cohort { get; set; }
    public int? StepId { get; set; }
    public ProgrammeStep? Step { get; set; }
    public PartialDate? Since { get; set; }
    public int Order { get; set; }
}

/// <summary>A memorandum of cooperation; it may precede its programme.</summary>
public sealed class Memorandum
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public int? OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }
    /// <summary>Where the partner is a municipality as such.</summary>
    public int? UnitId { get; set; }
    public TerritorialUnit? Unit { get; set; }
    public PartialDate? SignedOn { get; set; }
    public PartialDate? EndsOn { get; set; }
    public string? Promises { get; set; }
}
