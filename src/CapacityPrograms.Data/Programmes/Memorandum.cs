using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Programmes;

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

internal sealed class MemorandumConfiguration : IEntityTypeConfiguration<Memorandum>
{
    public void Configure(EntityTypeBuilder<Memorandum> builder) => builder.Property(m => m.Promises).HasMaxLength(4000);
}
