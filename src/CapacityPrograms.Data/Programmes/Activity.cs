using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Programmes;

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
