using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>A language of the interface.</summary>
/// <param name="Tag">BCP 47 tag for <c>lang</c> and for <see cref="CapacityPrograms.Data.Texts.LocalizedText"/>.</param>
/// <param name="Culture">Culture that formats dates and numbers and finds the texts.</param>
/// <param name="Name">The language's own name.</param>
/// <param name="Plurals">How its plural forms are chosen.</param>
public sealed record Language(string Tag, string Culture, string Name, PluralRule Plurals)
{
    /// <summary>All languages, English first.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("en", "en-GB", "English", PluralRule.OneOther),
        new("sr-Latn", "sr-Latn-RS", "Srpski", PluralRule.OneFewOther),
        new("bs", "bs-Latn-BA", "Bosanski", PluralRule.OneFewOther),
        new("pl", "pl-PL", "Polski", PluralRule.PolishOneFewMany),
        new("uk", "uk-UA", "Українська", PluralRule.SlavicOneFewMany),
        new("bg", "bg-BG", "Български", PluralRule.OneOther),
    ];

    /// <summary>The language of the running request, circuit or job.</summary>
    public static Language Current => OfCulture(CultureInfo.CurrentUICulture.Name);

    /// <summary>The language of a tag such as <c>bs</c>; English where we have none.</summary>
    public static Language Of(string? tag) => All.FirstOrDefault(l => l.Tag == tag) ?? All[0];

    /// <summary>The language whose texts a culture gets.</summary>
    public static Language OfCulture(string culture) =>
        All.FirstOrDefault(l => culture.Equals(l.Culture, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(l => culture.StartsWith(l.Tag, StringComparison.OrdinalIgnoreCase)) ?? All[0];

    /// <summary>The address that chooses this language and comes back to the open page.</summary>
    public string Choose(NavigationManager navigation) =>
        $"/language?tag={Tag}&returnUrl={Uri.EscapeDataString("/" + navigation.ToBaseRelativePath(navigation.Uri))}";

    /// <summary>Runs the rest of an asynchronous flow, such as a mail or an export, in this language.</summary>
    public void Use() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Culture);
}
