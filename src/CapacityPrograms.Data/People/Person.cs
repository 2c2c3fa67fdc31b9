using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.People;

/// <summary>Asked, never guessed from a name.</summary>
public enum Sex { NotStated, Female, Male, Other }

/// <summary>Asked of the person and never guessed; a special category of data (GDPR, article 9), so it is never asked for by itself.</summary>
public enum Disability { NotStated, No, Yes }

/// <summary>What a person does, coarse enough to count by.</summary>
public enum PositionGroup { NotStated, Employee, Councillor, CivilServant, Ngo, Mayor, Expert, Other }

/// <summary>A person, once. Two records of one person are joined by <see cref="CanonicalId"/>; no key is rewritten.</summary>
public sealed class Person : IVersioned, ISorted
{
    public int Id { get; set; }
    public required string GivenName { get; set; }
    public required string FamilyName { get; set; }
    /// <summary>BCP 47 tag of the name's language and script, for <c>lang</c>.</summary>
    public string? NameLanguage { get; set; }
    public string SearchKey { get; set; } = "";
    /// <inheritdoc />
    public string SortLatin { get; set; } = "";
    /// <inheritdoc />
    public string SortCyrillic { get; set; } = "";
    public Sex Sex { get; set; }
    public int? BirthYear { get; set; }
    public Disability Disability { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public int? CanonicalId { get; set; }
    public Person? Canonical { get; set; }
    /// <summary>UTC; since then only a numbered stub stands for the person, so that no figure changes.</summary>
    public DateTime? ErasedAt { get; set; }
    /// <summary>UTC; since then the data is only kept and not used (GDPR, article 18), until it is lifted.</summary>
    public DateTime? RestrictedAt { get; set; }
    public string? RestrictionReason { get; set; }
    /// <summary>Stands in the register of trainers, whether or not a session has been given to them yet.</summary>
    public bool IsTrainer { get; set; }
    /// <summary>BCP 47 tags of the languages somebody trains in, a space between two; null where none is stated.</summary>
    public string? TrainingLanguages { get; set; }
    /// <summary>What somebody can be asked to train, in their own words.</summary>
    public string? TrainingTopics { get; set; }
    public bool IsDemo { get; set; }
    public int Version { get; set; }
    public List<TrainerAbsence> Absences { get; set; } = [];
    public List<PersonName> Names { get; set; } = [];
    public List<Affiliation> Affiliations { get; set; } = [];

    /// <summary>Takes away who it was: name, contact data and language of the name; sex, year of birth and disability are figures and stay.</summary>
    public void Erase(DateTime at)
    {
        (GivenName, FamilyName, NameLanguage, Email, Phone, ErasedAt) = ("", $"№ {Id}", null, null, null, at);
        (RestrictionReason, TrainingTopics, TrainingLanguages, IsTrainer) = (null, null, null, false);
        SearchKey = Texts.SearchKey.Of(FamilyName);
        Version++;
    }

    /// <summary>Given and family name as written.</summary>
    public string FullName => PersonLabel.Of(GivenName, FamilyName);

    /// <summary>By family name, as registers in all the languages served are kept.</summary>
    public string SortKeyIn(bool cyrillic) => SortKey.Of($"{FamilyName} {GivenName}", NameLanguage, cyrillic);
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Ignore(p => p.FullName);
        builder.Property(p => p.NameLanguage).HasMaxLength(16);
        builder.Property(p => p.TrainingLanguages).HasMaxLength(200);
        builder.Property(p => p.IsTrainer).HasDefaultValue(false);
        // Of people who were there before the question was.
        builder.Property(p => p.Disability).HasDefaultValue(Disability.NotStated);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.SearchKey);
    }
}
