using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

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
    public int? PlaceId { get; set; }
    public decimal Value { get; set; }

    /// <summary>The row as it was counted.</summary>
    public CountedUnit Unit => new(PersonId, RegistrationId, EventId, TopicId, PlaceId, Value);
}
