using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Seed;

/// <summary>Makes fictional people, each marked as such.</summary>
internal static class DemoPeople
{
    public static Person Person(DemoName name, string language) => new()
    {
        GivenName = name.Given, FamilyName = name.Family, NameLanguage = language, SearchKey = SearchKey.Of(name.Given, name.Family), IsDemo = true,
    };

    /// <summary>A trainer: an expert without a unit, because trainers come on behalf of nobody.</summary>
    public static Person Trainer(DemoName name, string language)
    {
        var person = Person(name, language);
        person.Affiliations.Add(new Affiliation { PositionGroup = PositionGroup.Expert });
        return person;
    }
}
