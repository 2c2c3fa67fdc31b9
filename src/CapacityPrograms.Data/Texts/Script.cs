namespace CapacityPrograms.Data.Texts;

/// <summary>Tells the script of a text whose language nobody noted, such as the name of an account.</summary>
public static class Script
{
    /// <summary>The BCP 47 tag of a text's first letter, <c>und-Cyrl</c> or <c>und-Latn</c>; null where it has no letter of either.</summary>
    public static string? TagOf(string? text)
    {
        foreach (var c in text ?? "")
        {
            if (c is >= 'Ѐ' and <= 'ԯ') return "und-Cyrl";
            if (c <= 'ɏ' && char.IsLetter(c)) return "und-Latn";
        }
        return null;
    }

    /// <summary>The <c>lang</c> of a text on a page in another language; null where the page's own script is the text's.</summary>
    public static string? Foreign(string? text, string page)
    {
        var tag = TagOf(text);
        return tag is null || tag == (page is "bg" or "uk" ? "und-Cyrl" : "und-Latn") ? null : tag;
    }
}
