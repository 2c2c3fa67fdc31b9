
namespace CapacityPrograms.Data.Indicators;

/// <summary>A target that was set to another value, kept.</summary>
public sealed class TargetChange
{
    public int Id { get; set; }
    public int PeriodId { get; set; }
    public IndicatorPeriod? Period { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public int? UserId { get; set; }
    public decimal? Before { get; set; }
    public decimal? After { get; set; }
    public string? Reason { get; set; }
}
