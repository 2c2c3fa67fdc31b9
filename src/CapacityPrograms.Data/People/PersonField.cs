using System.Globalization;

namespace CapacityPrograms.Data.People;

/// <summary>What of a person is chosen when two records are merged; given name, family name and language are one choice.</summary>
public enum PersonField { Name, Sex, BirthYear, Disability, Email, Phone }

/// <summary>The value of a field; the two last only for a name.</summary>
public sealed record PersonValue(string? Text, string? FamilyName = null, string? Language = null)
{
    /// <summary>True where nothing is stated.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(Text) && string.IsNullOrEmpty(FamilyName);
}

/// <summary>Reads and writes the fields that a merge chooses between.</summary>
public static class PersonFields
{
    /// <summary>All of them, in the order of the form.</summary>
    public static IReadOnlyList<PersonField> All { get; } = Enum.GetValues<PersonField>();

    /// <summary>The value of a field; a sex or a disability that is not stated is empty.</summary>
    public static PersonValue Of(this Person person, PersonField field) => field switch
    {
        PersonField.Name => new(person.GivenName, person.FamilyName, person.NameLanguage),
        PersonField.Sex => new(person.Sex == Sex.NotStated ? null : person.Sex.ToString()),
        PersonField.BirthYear => new(person.BirthYear?.ToString(CultureInfo.InvariantCulture)),
        PersonField.Disability => new(person.Disability == Disability.NotStated ? null : person.Disability.ToString()),
        PersonField.Email => new(person.Email),
        _ => new(person.Phone),
    };

    /// <summary>Writes a value that <see cref="Of"/> gave.</summary>
    public static void Apply(this Person person, PersonField field, PersonValue value)
    {
        switch (field)
        {
            case PersonField.Name:
                (person.GivenName, person.FamilyName, person.NameLanguage) = (value.Text ?? "", value.FamilyName ?? "", value.Language);
                break;
            case PersonField.Sex:
                person.Sex = Enum.TryParse<Sex>(value.Text, out var sex) ? sex : Sex.NotStated;
                break;
            case PersonField.BirthYear:
                person.BirthYear = int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
                break;
            case PersonField.Disability:
                person.Disability = Enum.TryParse<Disability>(value.Text, out var disability) ? disability : Disability.NotStated;
                break;
            case PersonField.Email:
                person.Email = value.Text;
                break;
            case PersonField.Phone:
                person.Phone = value.Text;
                break;
        }
    }
}
