using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Indicators;

/// <summary>
/// What an indicator counts. Donors contradict each other (PEPFAR counts a person once, the Global Fund once for each
/// topic), so the rule is a property of the indicator and never of the system.
/// </summary>
public enum CountingRule { Participations, People, PeopleByTopic, PersonDays, PersonHours, Municipalities, Completers, EventsHeld, TypedIn }

/// <summary>Whether more is better.</summary>
public enum IndicatorDirection { Increase, Decrease }

/// <summary>A line of the logframe: what is measured, by which rule, from where to where.</summary>
public sealed class Indicator : IVersioned
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    /// <summary>The objective it measures; null where the logframe does not say.</summary>
    public int? ObjectiveId { get; set; }
    public Objective? Objective { get; set; }
    public int Order { get; set; }
    /// <summary>As the donor numbers it: "OO1.2".</summary>
    public string? Code { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public CountingRule Rule { get; set; }
    /// <summary>In what it is measured, in the donor's words; empty for what the rule counts.</summary>
    public LocalizedText Unit { get; set; } = LocalizedText.Empty;
    /// <summary>Only people of this group; null for everybody.</summary>
    public int? TargetGroupId { get; set; }
    public TargetGroup? TargetGroup { get; set; }
    /// <summary>For <see cref="CountingRule.Completers"/>: share of an event's time, 0 to 1; null for the programme's.</summary>
    public decimal? CompletionShare { get; set; }
    public IndicatorDirection Direction { get; set; }
    /// <summary>Null where no baseline is known; that is not 0.</summary>
    public decimal? Baseline { get; set; }
    public int? BaselineYear { get; set; }
    public string? Responsible { get; set; }
    public string? SourceOfVerification { get; set; }
    /// <summary>True where it was made for the demonstration and stands in no source.</summary>
    public bool IsDemo { get; set; }
    public int Version { get; set; }
    public List<IndicatorPeriod> Periods { get; set; } = [];
}

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
