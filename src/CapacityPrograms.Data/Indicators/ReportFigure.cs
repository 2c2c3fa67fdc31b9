using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Indicators;

/// <summary>One figure of a report, with the definition of that day.</summary>
public sealed class ReportFigure
{
    public int Id { get; set; }
    public int ReportId { get; set; }
    public SubmittedReport? Report { get; set; }
    /// <summary>The indicator, which may have been changed or removed since; no reference that could hold it.</summary>
    public int IndicatorId { get; set; }
    public int Order { get; set; }
    public string? Code { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public CountingRule Rule { get; set; }
    public decimal? Target { get; set; }
    /// <summary>Null where nothing was known: "no data" is not 0.</summary>
    public decimal? Value { get; set; }
    /// <summary>Why it was adjusted, in the coordinator's words.</summary>
    public string? AdjustmentNote { get; set; }
    public List<ReportRow> Rows { get; set; } = [];
}

internal sealed class ReportFigureConfiguration : IEntityTypeConfiguration<ReportFigure>
{
    public void Configure(EntityTypeBuilder<ReportFigure> builder)
    {
        builder.Property(f => f.Code).HasMaxLength(40);
        builder.Property(f => f.AdjustmentNote).HasMaxLength(2000);
    }
}
