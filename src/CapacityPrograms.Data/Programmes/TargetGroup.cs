using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Programmes;

/// <summary>Who is trained, and who is to gain in the end without being trained.</summary>
public enum TargetGroupKind { Trainee, FinalBeneficiary }

/// <summary>What a stated number counts.</summary>
public enum StatedUnit { People, Organisations, Municipalities, Towns, Events, Issues, Copies, Districts, Months, Other }

/// <summary>A group of people that a programme trains or serves, with the number that a source states.</summary>
public sealed class TargetGroup
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public TargetGroupKind Kind { get; set; }
    public int Order { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    /// <summary>Null where the source gives no number; never a sum of others.</summary>
    public int? StatedQuantity { get; set; }
    public StatedUnit StatedUnit { get; set; }
    /// <summary>The kind of organisation its people come from, where the source says so.</summary>
    public OrganisationKind? OrganisationKind { get; set; }
    public string? Note { get; set; }
    public List<Specialism> Specialisms { get; set; } = [];
}

/// <summary>A speciality within a target group, such as "lawyers".</summary>
public sealed class Specialism
{
    public int Id { get; set; }
    public int TargetGroupId { get; set; }
    public TargetGroup? TargetGroup { get; set; }
    public int Order { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
}

/// <summary>A topic that trainings are about.</summary>
public sealed class Topic
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public int Order { get; set; }
    public LocalizedText Title { get; set; } = LocalizedText.Empty;
    public List<TopicAudience> Audience { get; set; } = [];
    public List<TopicActivity> Activities { get; set; } = [];
}

/// <summary>Whether a group gets a topic; "not stated" is an answer of its own.</summary>
public enum AudienceAnswer { NotStated, Yes, No }

/// <summary>A cell of the matrix topic × target group, with the title under which the group sees the topic.</summary>
public sealed class TopicAudience
{
    public int Id { get; set; }
    public int TopicId { get; set; }
    public Topic? Topic { get; set; }
    public int TargetGroupId { get; set; }
    public TargetGroup? TargetGroup { get; set; }
    public AudienceAnswer Answer { get; set; }
    public LocalizedText TitleForGroup { get; set; } = LocalizedText.Empty;
}

/// <summary>A topic and the activity that delivers it: a link of its own, because sources list them apart.</summary>
public sealed class TopicActivity
{
    public int Id { get; set; }
    public int TopicId { get; set; }
    public Topic? Topic { get; set; }
    public int ActivityId { get; set; }
    public Activity? Activity { get; set; }
}

/// <summary>What a stated number is compared with, so that the difference can be shown.</summary>
public enum ComparedWith
{
    Nothing, Beneficiaries, Partners, TargetArea, OrganisationSeats, Hosts, NewCohort,
    OrganisationsOfKind, TargetGroup, Topics, EventsOfKind, Memoranda, Consortium,
}

/// <summary>
/// What a source says, kept apart from what is known: several statements may speak of one thing and disagree.
/// </summary>
public sealed class SourceStatement
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    /// <summary>Identifier in the dissection of the source, such as <c>S4-E7</c>; several may share a statement.</summary>
    public string? Reference { get; set; }
    public required string Document { get; set; }
    /// <summary>BCP 47 tag of the document.</summary>
    public required string Language { get; set; }
    /// <summary>Where in the document: "headline", "second paragraph".</summary>
    public string? Place { get; set; }
    public LocalizedText Subject { get; set; } = LocalizedText.Empty;
    public LocalizedText Value { get; set; } = LocalizedText.Empty;
    public int? Quantity { get; set; }
    public StatedUnit? Unit { get; set; }
    public string? Qualifier { get; set; }
    /// <summary>True where the source contradicts itself or leaves open what a reader needs.</summary>
    public bool IsContradiction { get; set; }
    public ComparedWith ComparedWith { get; set; }
    public OrganisationKind? OrganisationKind { get; set; }
    public int? TargetGroupId { get; set; }
    public TargetGroup? TargetGroup { get; set; }
    public int Order { get; set; }
}
