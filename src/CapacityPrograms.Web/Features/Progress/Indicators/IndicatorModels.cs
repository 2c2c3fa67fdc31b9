using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Progress.Indicators;

/// <summary>A period of an indicator with what came of it.</summary>
/// <param name="Actual">Computed, or typed in where the rule says so; null where nothing is known.</param>
/// <param name="Achieved">Per cent of the way from the baseline to the target; null where there is no way.</param>
/// <param name="IsMet">Whether the target is met, by the direction that is better; null where it is not known.</param>
/// <param name="Submitted">The newest report of exactly this period, and the figure in it.</param>
public sealed record PeriodLine(
    int Id, DateOnly From, DateOnly To, decimal? Target, decimal? Actual, decimal? Achieved, bool? IsMet, string? Comment,
    (int Number, decimal? Value)? Submitted);

/// <summary>An indicator with its periods.</summary>
/// <param name="Objective">The objective's words; null where none is named.</param>
/// <param name="Group">The group it is limited to.</param>
/// <param name="Whole">What came of the whole time; null for what is typed in.</param>
public sealed record IndicatorLine(
    int Id, string? Code, LocalizedText Name, CountingRule Rule, LocalizedText Unit, int? ObjectiveId, LocalizedText? Objective, LocalizedText? Group,
    decimal? CompletionShare, IndicatorDirection Direction, decimal? Baseline, int? BaselineYear, string? Responsible, string? SourceOfVerification,
    decimal? Whole, bool TimesUnknown, IReadOnlyList<PeriodLine> Periods);

/// <summary>The logframe of a programme.</summary>
public sealed record LogframeView(ProgrammeName Programme, bool Coordinates, IReadOnlyList<IndicatorLine> Lines);

/// <summary>A row of an indicator's breakdown.</summary>
public sealed record DisaggregationRow(string Key, decimal Value);

/// <summary>An indicator by one characteristic; the rows add up to the total after those who stand in several.</summary>
/// <param name="Names">Names of rows that are no words of the dimension.</param>
public sealed record Disaggregation(Dimension Dimension, IReadOnlyList<DisaggregationRow> Rows, decimal Total, IReadOnlyDictionary<string, LocalizedText> Names)
{
    /// <summary>What is counted in more than one row.</summary>
    public decimal InSeveral => Rows.Sum(r => r.Value) - Total;
}

/// <summary>A target that was changed.</summary>
public sealed record TargetChangeLine(DateTime At, string? By, DateOnly From, DateOnly To, decimal? Before, decimal? After, string? Reason);

/// <summary>One indicator in a part of the time.</summary>
public sealed record IndicatorView(
    ProgrammeName Programme, string TimeZone, bool Coordinates, IndicatorLine Line, DateOnly? From, DateOnly? To, decimal? Actual,
    IReadOnlyList<Disaggregation> By, IReadOnlyList<TargetChangeLine> Changes);

/// <summary>The rows behind an indicator's figure.</summary>
public sealed record IndicatorRows(
    ProgrammeName Programme, LocalizedText Name, CountingRule Rule, DateOnly? From, DateOnly? To, IReadOnlyList<Cell> Filters, decimal? Total,
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows);

/// <summary>The form of an indicator.</summary>
public sealed class IndicatorInput
{
    public int Id { get; set; }
    public int Version { get; set; }
    public string? Code { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public int? ObjectiveId { get; set; }
    public CountingRule Rule { get; set; } = CountingRule.People;
    public LocalizedText Unit { get; set; } = LocalizedText.Empty;
    public int? TargetGroupId { get; set; }
    /// <summary>In per cent.</summary>
    public decimal? Completion { get; set; }
    public IndicatorDirection Direction { get; set; }
    public decimal? Baseline { get; set; }
    public int? BaselineYear { get; set; }
    public string? Responsible { get; set; }
    public string? SourceOfVerification { get; set; }
    public List<PeriodInput> Periods { get; set; } = [];
    /// <summary>Why targets are other ones than before; kept with each that changes.</summary>
    public string? ChangeReason { get; set; }
}

/// <summary>The form of a period.</summary>
public sealed class PeriodInput
{
    public int Id { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public decimal? Target { get; set; }
    public decimal? TypedActual { get; set; }
    public string? Comment { get; set; }
}

/// <summary>What the form of an indicator offers.</summary>
public sealed record IndicatorForm(
    ProgrammeName Programme, IndicatorInput Input, IReadOnlyList<(int Id, LocalizedText Name)> Objectives,
    IReadOnlyList<(int Id, LocalizedText Name)> Groups);
