using System.Globalization;
using System.Text;

namespace CapacityPrograms.Data.Texts;

/// <summary>
/// Folds names so that <c>Љубовија</c>, <c>Ljubovija</c> and <c>ljubovija</c> are found by one another:
/// lower case, Latin letters, no diacritics, one space between words. Stored beside the name, because a
/// database's own LIKE does not fold Cyrillic case.
/// </summary>
public static class SearchKey
{
    /// <summary>Length of the stored column, in characters.</summary>
    public const int MaxLength = 400;

    // One table serves Serbian, Bosnian, Bulgarian and Ukrainian. Where they read a letter differently
    // (и, г, щ) the folding that makes the scripts of one language meet was taken; a key is never shown.
    private static readonly Dictionary<char, string> _latin = new()
    {
        ['а'] = "a", ['б'] = "b", ['в'] = "v", ['г'] = "g", ['ґ'] = "g", ['д'] = "d", ['ђ'] = "dj", ['ѓ'] = "g", ['е'] = "e",
        ['ё'] = "e", ['є'] = "e", ['ж'] = "z", ['з'] = "z", ['и'] = "i", ['і'] = "i", ['ї'] = "i", ['й'] = "j", ['ј'] = "j",
        ['к'] = "k", ['л'] = "l", ['љ'] = "lj", ['м'] = "m", ['н'] = "n", ['њ'] = "nj", ['о'] = "o", ['п'] = "p", ['р'] = "r",
        ['с'] = "s", ['т'] = "t", ['ћ'] = "c", ['у'] = "u", ['ф'] = "f", ['х'] = "h", ['ц'] = "c", ['ч'] = "c", ['џ'] = "dz",
        ['ш'] = "s", ['щ'] = "st", ['ъ'] = "a", ['ы'] = "i", ['ь'] = "", ['э'] = "e", ['ю'] = "ju", ['я'] = "ja",
        ['đ'] = "dj", ['ł'] = "l", ['ø'] = "o", ['æ'] = "ae", ['œ'] = "oe", ['ß'] = "ss", ['ı'] = "i",
    };

    /// <summary>The key of one or several texts.</summary>
    /// <param name="texts">Names, aliases, codes; null and blank ones are passed over.</param>
    /// <returns>At most <see cref="MaxLength"/> characters.</returns>
    public static string Of(params IEnumerable<string?> texts)
    {
        var key = string.Join(' ', texts.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => Fold(t!)).Where(t => t.Length > 0).Distinct());
        return key.Length <= MaxLength ? key : key[..MaxLength];
    }

    /// <summary>The words to look for in a stored key; all must be found.</summary>
    public static IReadOnlyList<string> Words(string? search) =>
        string.IsNullOrWhiteSpace(search) ? [] : Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8).ToList();

    /// <summary>Folds one text.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var original in OneScript(Whole(text)).Normalize(NormalizationForm.FormKC).ToLowerInvariant().EnumerateRunes())
        {
            if (original.IsBmp && _latin.TryGetValue((char)original.Value, out var latin)) { folded.Append(latin); continue; }
            foreach (var part in original.ToString().Normalize(NormalizationForm.FormD))
            {
                if (_latin.TryGetValue(part, out latin)) folded.Append(latin);
                else if (char.IsSurrogate(part)) folded.Append(part);
                else if (IsSilent(part)) continue;
                else if (char.IsLetterOrDigit(part)) folded.Append(part);
                else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            }
        }
        return folded.ToString().TrimEnd();
    }

    // Apostrophes are written four ways (one of them is a letter to Unicode) and marks are what folding is to remove.
    private static bool IsSilent(char c) => c is '’' or '\'' or 'ʼ' or '`' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;

    // Latin letters that look like Cyrillic ones, in a word of which others are Cyrillic: what somebody typed with the wrong keyboard.
    private const string LookAlikes = "aаcсeеiіjјoоpрxхyуsѕAАBВCСEЕHНIІJЈKКMМOОPРTТXХYУSЅ";

    private static string OneScript(string text)
    {
        if (!text.Any(c => c is >= '\u0400' and <= '\u052f') || !text.Any(char.IsAsciiLetter)) return text;
        return string.Join(' ', text.Split(' ').Select(word => !word.Any(c => c is >= '\u0400' and <= '\u052f') ? word
            : string.Concat(word.Select(c => char.IsAsciiLetter(c) && LookAlikes.IndexOf(c) is >= 0 and var at ? LookAlikes[at + 1] : c))));
    }

    /// <summary>The text without halves of surrogate pairs and code points that are no characters: they make Normalize throw.</summary>
    public static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF)) whole.Append(rune.ToString());
        }
        return whole.ToString();
    }
}
