using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

internal sealed class ProgrammeUnitConfiguration : IEntityTypeConfiguration<ProgrammeUnit>
{
    public void Configure(EntityTypeBuilder<ProgrammeUnit> builder) =>
        builder.HasIndex(u => new { u.ProgrammeId, u.Role, u.Order });
}
