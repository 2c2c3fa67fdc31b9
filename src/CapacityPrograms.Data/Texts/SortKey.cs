using System.Globalization;
using System.Text;

namespace CapacityPrograms.Data.Texts;

/// <summary>
/// The place of a name in an alphabetical list, stored beside it: databases sort letters by their own rules, and none
/// puts č after c, ћ after т, and Đorđe beside Ђорђе. There are two alphabets, for readers of Latin and of Cyrillic script;
/// a name of the other script is read into the reader's first, so that both spellings stand at one place.
/// Sources: alphabets of Serbian (Gajica, azbuka), Bosnian, Polish, Ukrainian and Bulgarian; romanisation of Ukrainian after
/// resolution 55 of 2010, of Bulgarian after the Transliteration Act of 2009.
/// </summary>
public static class SortKey
{
    /// <summary>Length of the stored column, in characters: two digits a letter, since digits sort alike on every database.</summary>
    public const int MaxLength = 120;

    private static readonly string[] _latin =
    [
        "a", "ą", "b", "c", "č", "ć", "d", "dž", "đ", "e", "ę", "f", "g", "h", "i", "j", "k", "l", "lj", "ł", "m", "n", "nj", "ń", "o", "ó", "p", "q", "r",
        "s", "ś", "š", "t", "u", "v", "w", "x", "y", "z", "ź", "ż", "ž",
    ];

    private static readonly string[] _cyrillic =
    [
        "а", "б", "в", "г", "ґ", "ѓ", "д", "ђ", "е", "є", "ё", "ж", "з", "и", "і", "ї", "й", "ј", "к", "л", "љ", "м", "н", "њ", "о", "п", "р", "с", "т", "ћ",
        "у", "ф", "х", "ц", "ч", "џ", "ш", "щ", "ъ", "ы", "ь", "э", "ю", "я",
    ];

    private static readonly Dictionary<string, int> _latinPlaces = Places(_latin), _cyrillicPlaces = Places(_cyrillic);

    private static readonly Dictionary<string, string> _serbian = Pairs(
        "а a б b в v г g д d ђ đ е e ж ž з z и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ ć у u ф f х h ц c ч č џ dž ш š");

    private static readonly Dictionary<string, string> _ukrainian = Pairs(
        "а a б b в v г h ґ g д d е e є ie ж zh з z и y і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ю iu я ia");

    private static readonly Dictionary<string, string> _bulgarian = Pairs(
        "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sht ъ a ь y ю yu я ya");

    private static readonly Dictionary<string, string> _toCyrillic = Pairs(
        "a а ą о b б c ц č ч ć ћ d д dž џ đ ђ e е ę е f ф g г h х i и j ј k к l л lj љ ł л m м n н nj њ ń њ o о ó о "
            + "p п q к r р s с ś ш š ш t т u у v в w в x к y и z з ź ж ż ж ž ж"
    );

    /// <summary>The key of a name.</summary>
    /// <param name="text">The name; null gives an empty key.</param>
    /// <param name="language">BCP 47 tag of its language where it is known: lj and nj are one letter in Serbian and Bosnian only.</param>
    /// <param name="cyrillic">For readers of Cyrillic script.</param>
    /// <returns>Digits, at most <see cref="MaxLength"/>, to be compared character by character.</returns>
    public static string Of(string? text, string? language, bool cyrillic)
    {
        var letters = Letters(Composed(text ?? "").ToLowerInvariant(), language);
        var places = cyrillic ? _cyrillicPlaces : _latinPlaces;
        var key = new StringBuilder(MaxLength);
        var parted = false;
        foreach (var letter in letters)
        {
            // The soft sign is a letter of Bulgarian romanisation and of no other.
            if (IsSilent(letter[0]) || (!cyrillic && letter == "ь" && language is not ['b', 'g', ..])) continue;
            var place = PlaceOf(letter, language, places, cyrillic);
            if (place is null)
            {
                parted = key.Length > 0;
                continue;
            }
            if (parted) key.Append(WordEnd);
            parted = false;
            key.Append(place);
            if (key.Length >= MaxLength) return key.ToString(0, MaxLength);
        }
        return key.ToString();
    }

    /// <summary>The key for a reader's language.</summary>
    public static string For(string reader, string? text, string? language = null) => Of(text, language, IsCyrillic(reader));

    /// <summary>The key of a name that is known in several languages: the one in the alphabet asked for leads.</summary>
    public static string Of(LocalizedText name, bool cyrillic)
    {
        var first = name.Texts.OrderBy(t => (Script.TagOf(t.Value) == "und-Cyrl") == cyrillic ? 0 : 1).ThenBy(t => t.Key == "en" ? 1 : 0).FirstOrDefault();
        return Of(first.Value, first.Key, cyrillic);
    }

    /// <summary>Whether a language of the interface reads Cyrillic.</summary>
    public static bool IsCyrillic(string language) => language is "uk" or "bg";

    // Half a surrogate makes Normalize throw; nothing of it can be sorted anyway.
    private static string Composed(string text) =>
        string.Concat(text.Where(c => !char.IsSurrogate(c) && (c & 0xFFFE) != 0xFFFE && c is (< '\uFDD0' or > '\uFDEF')))
            .Normalize(NormalizationForm.FormC);

    private static IEnumerable<string> Letters(string text, string? language)
    {
        var digraphs =
            language is null
            || language.StartsWith("sr", StringComparison.Ordinal)
            || language.StartsWith("bs", StringComparison.Ordinal)
            || language.StartsWith("und", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            var two = i + 1 < text.Length ? text.Substring(i, 2) : "";
            if (digraphs && two is ("lj" or "nj" or "dž"))
            {
                yield return two;
                i++;
            }
            else yield return text[i].ToString();
        }
    }

    // Two digits a letter; null for what parts words. Letters of other alphabets stand where their plain form stands.
    private static string? PlaceOf(string letter, string? language, Dictionary<string, int> places, bool cyrillic)
    {
        if (letter[0] is >= '0' and <= '9') return Two(letter[0] - '0' + 1);
        if (places.TryGetValue(letter, out var place)) return Two(place);
        if (!cyrillic && Romanised(letter, language) is { } latin) return string.Concat(Whole(latin).Select(l => Two(_latinPlaces[l])));
        if (cyrillic && _toCyrillic.TryGetValue(letter, out var read)) return Two(_cyrillicPlaces[read]);
        var plain = char.IsSurrogate(letter[0]) ? letter : letter.Normalize(NormalizationForm.FormD)[..1];
        return plain != letter ? PlaceOf(plain, language, places, cyrillic) : char.IsLetterOrDigit(letter[0]) ? Unknown : null;
    }

    // Apostrophes are written four ways, and marks of their own part nothing.
    private static bool IsSilent(char c) => c is '’' or '\'' or 'ʼ' or '`' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;

    private const string WordEnd = "00", Unknown = "99";

    private static IEnumerable<string> Whole(string latin) => _latinPlaces.ContainsKey(latin) ? [latin] : latin.Select(c => c.ToString());

    private static string? Romanised(string letter, string? language)
    {
        var first =
            language is ['u', 'k', ..] ? _ukrainian
            : language is ['b', 'g', ..] ? _bulgarian
            : _serbian;
        return first.GetValueOrDefault(letter)
            ?? _serbian.GetValueOrDefault(letter)
            ?? _ukrainian.GetValueOrDefault(letter)
            ?? _bulgarian.GetValueOrDefault(letter);
    }

    private static string Two(int place) => place.ToString("00", CultureInfo.InvariantCulture);

    private static Dictionary<string, int> Places(string[] alphabet) => alphabet.Select((l, i) => (l, i + 12)).ToDictionary(p => p.l, p => p.Item2);

    private static Dictionary<string, string> Pairs(string pairs) => pairs.Split(' ').Chunk(2).ToDictionary(p => p[0], p => p[1]);
}
