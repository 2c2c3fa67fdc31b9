namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>What the forms offer where a list is open.</summary>
internal static class ProgrammeChoices
{
    private static readonly Dictionary<string, string> _zoneOf = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BA"] = "Europe/Sarajevo", ["BG"] = "Europe/Sofia", ["ME"] = "Europe/Podgorica", ["MK"] = "Europe/Skopje", ["PL"] = "Europe/Warsaw",
        ["RS"] = "Europe/Belgrade", ["UA"] = "Europe/Kyiv", ["XK"] = "Europe/Belgrade",
    };

    private static readonly string[] _zones = [.. _zoneOf.Values.Append("UTC").Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The zone that a country lies in; null where it is none of those offered.</summary>
    public static string? ZoneOf(string country) => _zoneOf.GetValueOrDefault(country.Trim());

    /// <summary>The country in which an interface language is spoken; empty where that would be a guess, as of English.</summary>
    public static string CountryOf(string tag) => tag switch { "sr-Latn" => "RS", "bs" => "BA", "pl" => "PL", "uk" => "UA", "bg" => "BG", _ => "" };

    /// <summary>Zones on offer, with the one in use.</summary>
    public static IEnumerable<string> Zones(string? used) => string.IsNullOrEmpty(used) ? _zones : _zones.Append(used).Distinct();
}
