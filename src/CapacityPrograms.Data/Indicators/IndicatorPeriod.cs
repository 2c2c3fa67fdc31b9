using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Indicators;

/// <summary>A period of an indicator with its target.</summary>
public sealed class IndicatorPeriod
{
    public int Id { get; set; }
    public int IndicatorId { get; set; }
    public Indicator? Indicator { get; set; }
    /// <summary>First and last day, both inside.</summary>
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    /// <summary>Null where no target is set.</summary>
    public decimal? Target { get; set; }
    /// <summary>For <see cref="CountingRule.TypedIn"/> alone; every other actual is computed.</summary>
    public decimal? TypedActual { get; set; }
    public string? Comment { get; set; }
    public List<TargetChange> Changes { get; set; } = [];
}

internal sealed class IndicatorPeriodConfiguration : IEntityTypeConfiguration<IndicatorPeriod>
{
    public void Configure(EntityTypeBuilder<IndicatorPeriod> builder)
    {
        builder.Property(p => p.Comment).HasMaxLength(2000);
        builder.HasIndex(p => new { p.IndicatorId, p.From }).IsUnique();
    }
}
