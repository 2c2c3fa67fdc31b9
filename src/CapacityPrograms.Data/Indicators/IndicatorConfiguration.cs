using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Indicators;

internal sealed class IndicatorConfiguration : IEntityTypeConfiguration<Indicator>
{
    public void Configure(EntityTypeBuilder<Indicator> builder)
    {
        builder.Property(i => i.Code).HasMaxLength(40);
        builder.Property(i => i.SourceOfVerification).HasMaxLength(1000);
        builder.Property(i => i.CompletionShare).HasPrecision(4, 3);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => new { i.ProgrammeId, i.Order });
    }
}

internal sealed class IndicatorPeriodConfiguration : IEntityTypeConfiguration<IndicatorPeriod>
{
    public void Configure(EntityTypeBuilder<IndicatorPeriod> builder)
    {
        builder.Property(p => p.Comment).HasMaxLength(2000);
        builder.HasIndex(p => new { p.IndicatorId, p.From }).IsUnique();
    }
}

internal sealed class SubmittedReportConfiguration : IEntityTypeConfiguration<SubmittedReport>
{
    public void Configure(EntityTypeBuilder<SubmittedReport> builder)
    {
        builder.Property(r => r.Note).HasMaxLength(2000);
        builder.HasIndex(r => new { r.ProgrammeId, r.Number }).IsUnique();
    }
}

internal sealed class ReportFigureConfiguration : IEntityTypeConfiguration<ReportFigure>
{
    public void Configure(EntityTypeBuilder<ReportFigure> builder)
    {
        builder.Property(f => f.Code).HasMaxLength(40);
        builder.Property(f => f.AdjustmentNote).HasMaxLength(2000);
    }
}

internal sealed class ReportRowConfiguration : IEntityTypeConfiguration<ReportRow>
{
    public void Configure(EntityTypeBuilder<ReportRow> builder) => builder.Ignore(r => r.Unit);
}
