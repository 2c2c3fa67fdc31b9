using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>Words that MudBlazor's own controls show or read out, under the keys that the library gives them.</summary>
public sealed class LibraryTexts;

/// <summary>
/// Answers MudBlazor in the language of the reader: the library brings English alone. Its English is replaced as well,
/// so that the controls speak as the rest of the product does.
/// </summary>
/// <param name="texts">Our words for the library's keys.</param>
public sealed class LibraryWords(IStringLocalizer<LibraryTexts> texts) : MudLocalizer
{
    /// <summary>The text of a key. One that is marked as not found, because a newer library has added it, stays the library's own.</summary>
    public override LocalizedString this[string key] => texts[key];

    /// <summary>The text of a key with its places filled; without values it is left as it stands.</summary>
    public override LocalizedString this[string key, params object[] arguments] =>
        arguments.Length == 0 ? texts[key] : texts[key, arguments];
}
