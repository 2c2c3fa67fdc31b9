using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Features.Progress.Indicators;

/// <summary>A report in the list.</summary>
/// <param name="Adjusted">How many of its figures are other ones now.</param>
public sealed record ReportHead(int Number, DateOnly From, DateOnly To, DateTime SubmittedAt, string? By, string? Note, int Figures, int Adjusted);

/// <summary>A programme's reports, and the periods that are worth one.</summary>
public sealed record ReportsView(
    ProgrammeName Programme, string TimeZone, bool Coordinates, int Indicators, IReadOnlyList<(DateOnly From, DateOnly To)> Periods,
    IReadOnlyList<ReportHead> Reports);

/// <summary>A figure as submitted and as it is now.</summary>
/// <param name="IndicatorExists">False where the indicator was removed: then nothing is counted now.</param>
public sealed record ReportLine(
    int FigureId, int IndicatorId, bool IndicatorExists, string? Code, LocalizedText Name, CountingRule Rule, decimal? Target, decimal? Submitted,
    decimal? Now, IReadOnlyList<Adjustment> Adjustments, string? Note)
{
    /// <summary>What has to be added to the submitted figure; null where one of the two is not known.</summary>
    public decimal? Difference => Now - Submitted;
}

/// <summary>A submitted report beside what is counted today.</summary>
public sealed record ReportView(ProgrammeName Programme, string TimeZone, bool Coordinates, ReportHead Head, IReadOnlyList<ReportLine> Lines);

/// <summary>What is to be submitted.</summary>
public sealed class ReportInput
{
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? Note { get; set; }
}
