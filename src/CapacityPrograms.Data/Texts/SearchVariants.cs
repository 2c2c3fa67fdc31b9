using System.Text;
using System.Text.RegularExpressions;

namespace CapacityPrograms.Data.Texts;

/// <summary>
/// What a word that somebody searches for may be in a stored key (<see cref="SearchKey"/>): a name in Cyrillic letters is found by
/// its official romanisations, one with đ also where it was typed without, and a name that is kept in Latin letters by its Cyrillic
/// form. Nothing is stored for it: the question is asked in several spellings. Sources as <see cref="Romanisation"/>.
/// </summary>
public static partial class SearchVariants
{
    /// <summary>At most this many spellings of a word.</summary>
    public const int Most = 12;

    // What a romanisation writes with two letters or more and a key with one or others, the longest first.
    private static readonly (string Latin, string Key)[] _digraphs =
        [("shch", "st"), ("sht", "st"), ("zgh", "zg"), ("zh", "z"), ("kh", "h"), ("ts", "c"), ("ch", "c"), ("sh", "s")];

    /// <summary>The spellings of each word of a search; a row is found where its key holds one of each.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(string? search)
    {
        var words = new List<IReadOnlyList<string>>();
        foreach (var typed in (search ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var folded = SearchKey.Words(typed);
            // What folds to several words, such as a double name, is looked for word by word.
            words.AddRange(folded.Count == 1 ? [Spellings(typed, folded[0])] : folded.Select(f => Spellings(f, f)));
            if (words.Count >= 8) break;
        }
        return words.Take(8).ToList();
    }

    /// <summary>Whether a name that somebody types is a kept one, whole and word for word, in whatever order and official romanisation.</summary>
    public static bool IsName(string? typed, string? kept)
    {
        var (words, left) = (Of(typed), SearchKey.Words(kept).ToList());
        if (words.Count == 0 || words.Count != left.Count) return false;
        // The words with the fewest spellings first, so that they are not left without theirs.
        foreach (var spellings in words.OrderBy(w => w.Count))
        {
            if (left.FindIndex(spellings.Contains) is not (>= 0 and var at)) return false;
            left.RemoveAt(at);
        }
        return true;
    }

    private static IReadOnlyList<string> Spellings(string typed, string folded)
    {
        var found = new List<string> { folded };
        void Add(string? text)
        {
            if (text is { Length: > 0 } && found.Count < Most && !found.Contains(text)) found.Add(text);
        }
        if (Cyrillic().IsMatch(typed))
        {
            foreach (var tongue in new[] { "sr", "bg", "uk" })
                if (Romanisation.Of(typed, tongue) is { } latin && SearchKey.Words(latin) is [var word]) Add(word);
            return found;
        }
        foreach (var vowels in new[] { "ja", "ija" })
        {
            var key = Key(folded, vowels);
            Add(key);
            // Ukrainian г is h in Latin letters; the h of х was written kh, and is told from it here.
            Add(Key(folded.Replace("kh", "\u0001").Replace("h", "\u0002"), vowels, isUkrainian: true));
        }
        foreach (var spelling in found.ToList()) foreach (var with in WithDj(spelling)) Add(with);
        return found;
    }

    private static string Key(string word, string ia, bool isUkrainian = false)
    {
        if (isUkrainian)
        {
            // What is left of sh, zh, ch and shch stands before a mark of its own.
            word = word.Replace("s\u0002c\u0002", "st").Replace("z\u0002", "z").Replace("s\u0002", "s").Replace("c\u0002", "c").Replace("zg\u0002", "zg")
                .Replace("\u0001", "h").Replace("\u0002", "g").Replace("ts", "c");
        }
        else
        {
            foreach (var (latin, key) in _digraphs) word = word.Replace(latin, key);
        }
        word = EndingIi().Replace(word, "ij");
        word = Iotated().Replace(word, m => m.Value[1] switch { 'u' => "ju", 'a' => "ja", 'e' => "e", _ => "i" });
        word = word.Replace("iu", "ju").Replace("ia", ia).Replace("ie", "e");
        // Between vowels and at the ends y is й, elsewhere и.
        word = YAfterVowel().Replace(word, "j");
        word = YBeforeVowel().Replace(word, "j");
        return word.Replace('y', 'i');
    }

    // Đ is D where diacritics are left out, and dj in a key.
    private static IEnumerable<string> WithDj(string word)
    {
        var places = Enumerable.Range(0, word.Length).Where(i => word[i] == 'd' && (i + 1 == word.Length || word[i + 1] is not ('j' or 'z'))).Take(3).ToList();
        for (var some = 1; some < 1 << places.Count; some++)
        {
            var with = new StringBuilder(word);
            for (var p = places.Count - 1; p >= 0; p--) if ((some & (1 << p)) != 0) with.Insert(places[p] + 1, 'j');
            yield return with.ToString();
        }
    }

    [GeneratedRegex("[\u0400-\u052f]")]
    private static partial Regex Cyrillic();

    [GeneratedRegex("(?:ii|yi|iy|yy)$")]
    private static partial Regex EndingIi();

    [GeneratedRegex("^yi|y[uae]")]
    private static partial Regex Iotated();

    [GeneratedRegex("(?<=[aeiou])y")]
    private static partial Regex YAfterVowel();

    [GeneratedRegex("y(?=[aeou])")]
    private static partial Regex YBeforeVowel();
}
