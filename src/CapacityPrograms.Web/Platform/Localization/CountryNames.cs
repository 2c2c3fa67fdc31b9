using System.Globalization;
using System.Resources;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>
/// Countries by their names. Those that programmes here run in have one in each language served; of all others the framework knows the
/// English name and their own (it gives no third language reliably: it keeps the first that anybody asked for).
/// </summary>
public static class CountryNames
{
    private static readonly ResourceManager _texts = new(typeof(CommonTexts));

    private static readonly Lazy<(Dictionary<string, string> Codes, Dictionary<string, string> English)> _known = new(Read);

    /// <summary>Countries with a name in each language; two letters each.</summary>
    public static IReadOnlyList<string> Named { get; } = ["BA", "BG", "ME", "MK", "PL", "RS", "UA", "XK"];

    /// <summary>The two letters of a country: of its name in any language served or in its own, or of two letters; null where it is neither.</summary>
    public static string? CodeOf(string? text)
    {
        var typed = text?.Trim() ?? "";
        return NameOf(typed) is not null ? typed.ToUpperInvariant() : _known.Value.Codes.GetValueOrDefault(SearchKey.Fold(typed));
    }

    /// <summary>Name of a country in the interface's language, else in English; null where the two letters are none.</summary>
    public static string? NameOf(string? code)
    {
        if (code?.Trim().ToUpperInvariant() is not { Length: 2 } letters || !letters.All(char.IsAsciiLetter)) return null;
        if (Named.Contains(letters)) return _texts.GetString($"Country.{letters}", CultureInfo.CurrentUICulture);
        return _known.Value.English.GetValueOrDefault(letters);
    }

    private static (Dictionary<string, string>, Dictionary<string, string>) Read()
    {
        var english = new Dictionary<string, string>(StringComparer.Ordinal);
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, language) in Named.SelectMany(code => Language.All.Select(language => (code, language))))
            Add(_texts.GetString($"Country.{code}", CultureInfo.GetCultureInfo(language.Culture)), code);
        foreach (var region in CultureInfo.GetCultures(CultureTypes.SpecificCultures).Select(c => new RegionInfo(c.Name)))
        {
            if (region.TwoLetterISORegionName is not { Length: 2 } code) continue;
            english.TryAdd(code, region.EnglishName);
            Add(region.EnglishName, code);
            Add(region.NativeName, code);
        }
        return (codes, english);

        void Add(string? name, string code)
        {
            if (SearchKey.Fold(name ?? "") is { Length: > 0 } key) codes.TryAdd(key, code);
        }
    }
}
