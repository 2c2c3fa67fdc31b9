using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>A text of several languages as the reader of this request or circuit gets it.</summary>
public static class ReaderTexts
{
    /// <summary>The text for the reader, with the tag of the language that it is in.</summary>
    /// <param name="original">The language to prefer where the reader's own is missing.</param>
    public static (string Tag, string Text) ForReader(this LocalizedText text, string? original = null) =>
        text.For(Language.Current.Tag, original);

    /// <summary>The words alone.</summary>
    public static string Shown(this LocalizedText text, string? original = null) => text.ForReader(original).Text;

    /// <summary>The language that <see cref="Shown"/> is in, for the attribute <c>lang</c>.</summary>
    public static string ShownTag(this LocalizedText text, string? original = null) => text.ForReader(original).Tag;
}
