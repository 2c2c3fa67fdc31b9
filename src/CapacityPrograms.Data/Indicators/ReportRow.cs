using CapacityPrograms.Data.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Indicators;

/// <summary>
/// A row behind a frozen figure; see <see cref="CountedUnit"/>. Its numbers are no references: the row stays when what
/// it names goes.
/// </summary>
public sealed class ReportRow
{
    public int Id { get; set; }
    public int FigureId { get; set; }
    public ReportFigure? Figure { get; set; }
    public int? PersonId { get; set; }
    public int? RegistrationId { get; set; }
    public int? EventId { get; set; }
    public int? TopicId { get; set; }
    public int? UnitId { get; set; }
    public decimal Value { get; set; }

    /// <summary>The row as it was counted.</summary>
    public CountedUnit Unit => new(PersonId, RegistrationId, EventId, TopicId, UnitId, Value);
}

internal sealed class ReportRowConfiguration : IEntityTypeConfiguration<ReportRow>
{
    public void Configure(EntityTypeBuilder<ReportRow> builder) => builder.Ignore(r => r.Unit);
}
