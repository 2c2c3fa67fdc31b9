using CapacityPrograms.Data.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Indicators;

/// <summary>
/// The figures of a programme's indicators as they were submitted to a donor. They never change: what is recorded later
/// shows beside them as an adjustment.
/// </summary>
public sealed class SubmittedReport
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    /// <summary>From 1 within the programme.</summary>
    public int Number { get; set; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    /// <summary>UTC.</summary>
    public DateTime SubmittedAt { get; set; }
    public int? UserId { get; set; }
    public string? Note { get; set; }
    public List<ReportFigure> Figures { get; set; } = [];
}

internal sealed class SubmittedReportConfiguration : IEntityTypeConfiguration<SubmittedReport>
{
    public void Configure(EntityTypeBuilder<SubmittedReport> builder)
    {
        builder.Property(r => r.Note).HasMaxLength(2000);
        builder.HasIndex(r => new { r.ProgrammeId, r.Number }).IsUnique();
    }
}
