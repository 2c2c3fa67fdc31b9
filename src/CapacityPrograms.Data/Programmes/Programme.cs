using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;

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

/// <summary>What an organisation is to a programme.</summary>
public enum OrganisationRole { Funder, Lead, Implementer, Partner, TechnicalDesigner, Supporter, Selector, Recipient, Other }

/// <summary>An organisation in a role; one may have several roles, and a funder's amount may be unknown.</summary>
public sealed class ProgrammeOrganisation
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public int OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }
    public OrganisationRole Role { get; set; }
    public decimal? Amount { get; set; }
    /// <summary>ISO 4217.</summary>
    public string? Currency { get; set; }
    public string? Note { get; set; }
}

/// <summary>Levels of the objective tree; functions and perspectives are how a resource centre states its own.</summary>
public enum ObjectiveLevel { Overall, Specific, Function, Perspective }

/// <summary>A node of the objective tree.</summary>
public sealed class Objective
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public int? ParentId { get; set; }
    public Objective? Parent { get; set; }
    public ObjectiveLevel Level { get; set; }
    public int Order { get; set; }
    public LocalizedText Text { get; set; } = LocalizedText.Empty;
}

/// <summary>What an activity makes or does.</summary>
public enum ActivityKind
{
    Seminar, StudyVisit, Training, Meeting, Publication, Register, Catalogue, Consultation, Competition,
    Information, Document, Support, NeedsAssessment, ActionPlan, GoodPractice, Infrastructure, Advocacy, Other,
}

/// <summary>How a source speaks of an activity: intention and achievement are never mixed.</summary>
public enum ActivityStatus { Unclear, Intended, Ongoing, Done }

/// <summary>An activity of a programme, with what its source says of it.</summary>
public sealed class Activity
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public int? ObjectiveId { get; set; }
    public Objective? Objective { get; set; }
    public ActivityKind Kind { get; set; }
    public ActivityStatus Status { get; set; }
    public int Order { get; set; }
    public LocalizedText Title { get; set; } = LocalizedText.Empty;
    /// <summary>How many of it the source states: 6 trainings, 5 issues.</summary>
    public int? StatedQuantity { get; set; }
    public string? Note { get; set; }
}

/// <summary>Phases of training and stages of a call are two sequences of one programme, never one.</summary>
public enum StepSequence { Phase, Stage }

/// <summary>A phase or a stage.</summary>
public sealed class ProgrammeStep
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public StepSequence Sequence { get; set; }
    public int Order { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public string? Note { get; set; }
}

/// <summary>A challenge or area that the programme is about.</summary>
public sealed class Theme
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public int Order { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
}
