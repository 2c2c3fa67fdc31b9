using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Places;

/// <summary>In which language the name of a place or an organisation is, told by its country and its letters.</summary>
public static class UnitLanguage
{
    /// <summary>A BCP 47 tag; one of the script alone where the country has no language served here.</summary>
    public static string Of(string country, string name)
    {
        var cyrillic = Script.TagOf(name) == "und-Cyrl";
        return (country.ToUpperInvariant(), cyrillic) switch
        {
            ("RS" or "ME" or "BA", true) => "sr-Cyrl",
            ("RS" or "ME", false) => "sr-Latn",
            ("BA", false) => "bs",
            ("PL", false) => "pl",
            ("BG", true) => "bg",
            ("UA", true) => "uk",
            _ => Script.TagOf(name) ?? "und",
        };
    }
}
