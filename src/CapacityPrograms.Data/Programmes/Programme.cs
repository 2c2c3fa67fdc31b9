using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Programmes;

/// <summary>Where a programme stands.</summary>
public enum ProgrammeState { Planned, Running, Finished }

/// <summary>
/// A programme or project that trains people of municipalities. Dates, donors and numbers may be unknown and
/// then show as gaps. A project of a programme is its child.
/// </summary>
public sealed class Programme : IVersioned, ISorted
{
    public int Id { get; set; }
    /// <summary>Stands in URLs and never changes: lower-case letters, digits and hyphens.</summary>
    public required string Code { get; set; }
    public int? ParentId { get; set; }
    public Programme? Parent { get; set; }
    public ProgrammeState State { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public string? ShortName { get; set; }
    public LocalizedText Summary { get; set; } = LocalizedText.Empty;
    public string SearchKey { get; set; } = "";
    /// <inheritdoc />
    public string SortLatin { get; set; } = "";
    /// <inheritdoc />
    public string SortCyrillic { get; set; } = "";
    /// <summary>BCP 47 tag of the language the programme works in.</summary>
    public required string Language { get; set; }
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }
    /// <summary>IANA zone in which its events are by default.</summary>
    public required string TimeZone { get; set; }
    public PartialDate? StartsOn { get; set; }
    public PartialDate? EndsOn { get; set; }
    /// <summary>Stated duration in months, where the source gives one.</summary>
    public int? DurationMonths { get; set; }
    /// <summary>Whether donors of this programme see people's names behind figures; contact data they never see.</summary>
    public bool DonorSeesNames { get; set; }
    /// <summary>Share of the scheduled minutes of a day from which a person-day counts as whole.</summary>
    public decimal FullDayShare { get; set; } = 0.75m;
    /// <summary>Share of the scheduled minutes of a day from which it counts as half.</summary>
    public decimal HalfDayShare { get; set; } = 0.25m;
    /// <summary>Share of an event's scheduled time that makes a completer.</summary>
    public decimal CompletionShare { get; set; } = 0.75m;
    /// <summary>Purpose code of the OECD-DAC list, five digits; null where nobody has chosen one.</summary>
    public string? SectorCode { get; set; }
    /// <summary>Number of the donor's contract, for the head of printed sheets.</summary>
    public string? ContractNumber { get; set; }
    /// <summary>Years after its end for which names are kept for its donor; null where nobody has said.</summary>
    public int? RetentionYears { get; set; }
    public bool IsDemo { get; set; }
    public int Version { get; set; }
    public List<ProgrammeOrganisation> Organisations { get; set; } = [];
    public List<Objective> Objectives { get; set; } = [];
    public List<Activity> Activities { get; set; } = [];
    public List<ProgrammeStep> Steps { get; set; } = [];
    public List<Theme> Themes { get; set; } = [];
    public List<ProgrammeUnit> Units { get; set; } = [];
    public List<Memorandum> Memoranda { get; set; } = [];
    public List<TargetGroup> TargetGroups { get; set; } = [];
    public List<Topic> Topics { get; set; } = [];
    public List<SourceStatement> Statements { get; set; } = [];

    /// <inheritdoc />
    public string SortKeyIn(bool cyrillic) => string.IsNullOrEmpty(ShortName) ? SortKey.Of(Name, cyrillic) : SortKey.Of(ShortName, Language, cyrillic);
}

internal sealed class ProgrammeConfiguration : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.Property(p => p.Code).HasMaxLength(64);
        builder.Property(p => p.Language).HasMaxLength(16);
        builder.Property(p => p.Country).HasMaxLength(2);
        builder.Property(p => p.TimeZone).HasMaxLength(64);
        builder.Property(p => p.SectorCode).HasMaxLength(5);
        builder.Property(p => p.ContractNumber).HasMaxLength(60);
        builder.Property(p => p.FullDayShare).HasPrecision(4, 3);
        builder.Property(p => p.HalfDayShare).HasPrecision(4, 3);
        builder.Property(p => p.CompletionShare).HasPrecision(4, 3);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Code).IsUnique();
    }
}
