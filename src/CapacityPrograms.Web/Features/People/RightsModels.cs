using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;

namespace CapacityPrograms.Web.Features.People;

/// <summary>A consent as entered.</summary>
public sealed class ConsentInput
{
    public ConsentPurpose Purpose { get; set; }
    public ConsentChannel Channel { get; set; }
    public string TextVersion { get; set; } = "";
    public string Language { get; set; } = "";
    public DateOnly? GivenOn { get; set; }
}

/// <summary>A consent as shown.</summary>
public sealed record ConsentView(
    int Id, ConsentPurpose Purpose, string TextVersion, string Language, ConsentChannel Channel, DateOnly GivenOn, DateOnly? WithdrawnOn);

/// <summary>A place of work or office, as a person's own data has it.</summary>
public sealed record OwnAffiliation(string? Organisation, string? Municipality, string? Position, PositionGroup Group, string? From, string? To);

/// <summary>A mark, as a person's own data has it.</summary>
/// <param name="RecordedAt">UTC.</param>
public sealed record OwnMark(DateOnly Day, TimeOnly? StartsAt, TimeOnly? EndsAt, AttendanceValue Value, int? Minutes, DateTime RecordedAt);

/// <summary>A participation, as a person's own data has it: what was written down on that day.</summary>
public sealed record OwnParticipation(
    string Programme, string Event, string Language, ParticipantRole Role, RegistrationState State, string? Organisation, string? Municipality,
    string? Position, PositionGroup PositionGroup, string? TargetGroup, IReadOnlyList<OwnMark> Marks);

/// <summary>A session that the person gave, as their own data has it.</summary>
public sealed record OwnTraining(string Programme, string Event, string Language, DateOnly Day);

/// <summary>A letter to the person, as their own data has it; at most those that are still kept.</summary>
/// <param name="At">UTC.</param>
public sealed record OwnLetter(DateTime At, string Subject);

/// <summary>
/// Everything that is kept of a person (GDPR, articles 15 and 20), of every record merged into theirs:
/// the same on the page and in the file.
/// </summary>
/// <param name="Numbers">The records, the one that stays first.</param>
/// <param name="EventsElsewhere">Events of programmes that the actor does not see: who keeps those gives them out.</param>
/// <param name="RestrictedAt">UTC; since then the data is only kept.</param>
public sealed record OwnData(
    IReadOnlyList<int> Numbers, string GivenName, string FamilyName, string? NameLanguage, IReadOnlyList<SpelledAs> Spellings, Sex Sex,
    int? BirthYear, Disability Disability, string? Email, string? Phone, IReadOnlyList<OwnAffiliation> Affiliations,
    IReadOnlyList<OwnParticipation> Participations, IReadOnlyList<OwnTraining> Trainings,
    TrainerProfile? AsTrainer, int EventsElsewhere, IReadOnlyList<ConsentView> Consents,
    IReadOnlyList<OwnLetter> Letters, DateTime? RestrictedAt, string? RestrictionReason, int Version, DateTime? ErasedAt);

/// <summary>A name as written elsewhere.</summary>
public sealed record SpelledAs(string GivenName, string FamilyName, string? Language);

/// <summary>Somebody whom the end of a programme's retention concerns.</summary>
/// <param name="Events">Events of the programme.</param>
/// <param name="KeptUntil">Last day on which another programme needs the name; null where that is open or nobody else does.</param>
public sealed record RetainedPerson(int Id, string Name, string Language, int Events, KeptFor Kept, DateOnly? KeptUntil);

/// <summary>Why a name stays.</summary>
public enum KeptFor { Nothing, ThisProgramme, OtherProgramme, Account }

/// <summary>What the end of a programme's retention would do; nothing is changed by looking.</summary>
/// <param name="LastDay">Last day on which the programme needs names; null where its end or the years are not known.</param>
/// <param name="IsOver">Whether that day has passed.</param>
public sealed record RetentionView(
    int ProgrammeId, string Code, Data.Texts.LocalizedText Name, string Language, string? EndsOn, int? Years, int Version, DateOnly? LastDay,
    bool IsOver, IReadOnlyList<RetainedPerson> Due, IReadOnlyList<RetainedPerson> Kept);
