using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Shared.Matching;

namespace CapacityPrograms.Web.Features.People;

/// <summary>A person in the list.</summary>
public sealed record PersonRow(int Id, string Name, string Language, LocalizedText? Organisation, LocalizedText? Unit, string? Position, int Events);

/// <summary>What the list is narrowed to.</summary>
/// <param name="Text">Words of the name.</param>
/// <param name="UnitId">Municipality of an affiliation.</param>
/// <param name="Programme">Code of a programme in which they are registered.</param>
/// <param name="SexMissing">Only those whose sex is not stated.</param>
public sealed record PeopleFilter(string? Text = null, int? UnitId = null, string? Programme = null, bool SexMissing = false);

/// <summary>What the register of trainers is narrowed to.</summary>
/// <param name="Language">Tag of a language they train in.</param>
/// <param name="FreeFrom">Only those who are neither away nor train from this day on, to <paramref name="FreeTo"/>; one day where that is null.</param>
public sealed record TrainerFilter(string? Text = null, string? Language = null, DateOnly? FreeFrom = null, DateOnly? FreeTo = null);

/// <summary>A trainer in the register.</summary>
/// <param name="Languages">Tags of the languages they train in.</param>
/// <param name="Stated">What they can be asked for, in their own words.</param>
/// <param name="Taught">Topics of the sessions they trained in, those of most sessions first.</param>
/// <param name="Events">Events that the actor sees them train at.</param>
/// <param name="Taken">Days of the coming weeks on which they train or are away.</param>
public sealed record TrainerRow(
    int Id, string Name, string Language, LocalizedText? Organisation, IReadOnlyList<string> Languages, string? Stated,
    IReadOnlyList<(LocalizedText Title, string Language)> Taught, int Events, IReadOnlyList<(DateOnly From, DateOnly To)> Taken);

/// <summary>An affiliation as shown.</summary>
public sealed record AffiliationView(
    int? OrganisationId, LocalizedText? Organisation, int? UnitId, LocalizedText? Unit, string? Position, PositionGroup Group, PartialDate? From,
    PartialDate? To);

/// <summary>An event that the person was at.</summary>
/// <param name="Present">Sessions in which the person was in the room.</param>
/// <param name="TimesUnknown">True where the person-days are an estimate.</param>
public sealed record PersonEvent(
    int EventId, LocalizedText Title, string Language, DateOnly? FirstDay, DateOnly? LastDay, ParticipantRole? Role, RegistrationState? State,
    int Sessions, int Present, decimal Days, bool TimesUnknown);

/// <summary>The page of a person, with the events and places of work of every record merged into theirs.</summary>
/// <param name="Id">The record that stays where the one asked for was merged into it.</param>
public sealed record PersonView(
    int Id, string GivenName, string FamilyName, string Language, IReadOnlyList<(string Name, string Language)> Spellings, Sex Sex, int? BirthYear,
    Disability Disability, string? Email, string? Phone, IReadOnlyList<AffiliationView> Affiliations, IReadOnlyList<PersonEvent> Events,
    IReadOnlyList<PersonEvent> Trained, TrainerProfile? Trainer, IReadOnlyList<MergedRecord> Merged, int Version, DateTime? ErasedAt,
    DateTime? RestrictedAt, string? RestrictionReason);

/// <summary>What is stated of a trainer.</summary>
/// <param name="Languages">Tags of the languages they train in.</param>
public sealed record TrainerProfile(IReadOnlyList<string> Languages, string? Topics, IReadOnlyList<DaysAway> Away)
{
    /// <summary>Of somebody whose absences are read; null where they are not stated as a trainer.</summary>
    /// <param name="from">Absences that ended before are left out.</param>
    internal static TrainerProfile? Of(Person person, DateOnly from) => !person.IsTrainer
        ? null
        : new(
            TrainerLanguages.Read(person.TrainingLanguages), person.TrainingTopics,
            person.Absences.Where(a => a.To >= from).OrderBy(a => a.From).Select(a => new DaysAway(a.From, a.To)).ToList());
}

/// <summary>Days, the last among them, on which somebody cannot be asked.</summary>
public sealed record DaysAway(DateOnly From, DateOnly To);

/// <summary>A name in another script or spelling as entered.</summary>
public sealed class SpellingInput
{
    public int Id { get; set; }
    public string GivenName { get; set; } = "";
    public string FamilyName { get; set; } = "";
    public string Language { get; set; } = "";

    /// <summary>Whether a line was added and nothing entered in it.</summary>
    internal bool IsBlank => Id == 0 && string.IsNullOrWhiteSpace($"{GivenName}{FamilyName}");
}

/// <summary>An affiliation as entered.</summary>
public sealed class AffiliationInput
{
    public int Id { get; set; }
    public Found? Organisation { get; set; }
    public Found? Unit { get; set; }
    public string? Position { get; set; }
    public PositionGroup Group { get; set; }
    public string From { get; set; } = "";
    public string To { get; set; } = "";

    /// <summary>Whether a line was added and nothing entered in it.</summary>
    internal bool IsBlank =>
        Id == 0 && Organisation is null && Unit is null && Group is PositionGroup.NotStated && string.IsNullOrWhiteSpace($"{Position}{From}{To}");
}

/// <summary>Days on which a trainer is away, as entered.</summary>
public sealed class AbsenceInput
{
    public int Id { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }

    /// <summary>Whether a line was added and nothing entered in it.</summary>
    internal bool IsBlank => Id == 0 && From is null && To is null;
}

/// <summary>A person as entered; the number of somebody new is 0.</summary>
public sealed class PersonInput
{
    public int Id { get; set; }
    public int Version { get; set; }
    public string GivenName { get; set; } = "";
    public string FamilyName { get; set; } = "";
    /// <summary>Bears one name only, which then stands as the family name; other spellings of it as well.</summary>
    public bool HasOneName { get; set; }
    public string Language { get; set; } = "";
    public Sex Sex { get; set; }
    public Disability Disability { get; set; }
    public int? BirthYear { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public List<SpellingInput> Spellings { get; set; } = [];
    public List<AffiliationInput> Affiliations { get; set; } = [];
    public bool IsTrainer { get; set; }
    /// <summary>Tags of the languages the person trains in.</summary>
    public HashSet<string> TrainingLanguages { get; set; } = [];
    public string? TrainingTopics { get; set; }
    public List<AbsenceInput> Absences { get; set; } = [];
}
