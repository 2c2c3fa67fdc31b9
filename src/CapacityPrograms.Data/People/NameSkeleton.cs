using System.Text;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.People;

/// <summary>
/// The skeleton of a name's word: one key for all the ways in which Serbian, Bosnian, Bulgarian, Ukrainian and Polish names
/// are written and romanised, coarser than <see cref="SearchKey"/>. Letters that one of the romanisations writes for
/// another's are one: г is g or h, й is y, i or j, щ is sht, shch or šč, х is h or kh, ц is ts or c, đ is dj or d.
/// Sources: Serbian Latin alphabet (Gajica); Bulgarian Transliteration Act of 2009; Cabinet of Ministers of Ukraine,
/// resolution 55 of 2010; scholarly transliteration (ISO 9) and spellings without diacritics for all of them.
/// </summary>
public static class NameSkeleton
{
    private static readonly Dictionary<char, string> _letters = Pairs(
        "а a б b в v г g ґ g д d ђ d ѓ d е e ё e є ie ж z з z ѕ dz и i і i ї i й i ј j к k л l љ li м m н n њ ni о o п p р r с s т t ћ c ќ c у u ў v ф f х h " +
        "ц c ч c џ dz ш s щ st ъ a ы i э e ю iu я ia đ d ł l ø o æ e œ e ß s ı i x ks w v q k y i j i");

    private static readonly (string Letters, string Sign)[] _compact = [("li", "1"), ("ni", "2"), ("dz", "3"), ("ia", "4"), ("iu", "5"), ("st", "6")];

    // Longest first. They are read after Cyrillic was romanised, so that рз and rz, тс and ts stay together.
    private static readonly (string Written, string Read)[] _groups =
    [
        ("tsh", "c"), ("rzh", "z"), ("sh", "s"), ("sz", "s"), ("ch", "c"), ("cz", "c"), ("ts", "c"), ("tz", "c"), ("zh", "z"), ("rz", "z"),
        ("kh", "h"), ("gh", "g"), ("ph", "f"), ("dj", "d"), ("gj", "d"),
    ];

    /// <summary>The skeleton of one word.</summary>
    /// <param name="word">As written; apostrophes, soft signs and marks are passed over.</param>
    /// <returns>Small Latin letters and digits; empty where the word has none.</returns>
    public static string Of(string word) => Read(Plain(word));

    /// <summary>The skeleton where ch is х, as in Polish and scholarly transliteration, and zh is зг; null where the word has neither.</summary>
    public static string? OtherOf(string word)
    {
        var plain = Plain(word);
        var other = plain
            .Replace("shch", "sc", StringComparison.Ordinal)
            .Replace("ch", "h", StringComparison.Ordinal)
            .Replace("dzh", "dz", StringComparison.Ordinal)
            .Replace("zh", "zg", StringComparison.Ordinal);
        var (first, second) = (Read(plain), Read(other));
        return first == second ? null : second;
    }

    /// <summary>A skeleton with one sign for each of љ, њ, џ, я, ю and щ, so that an error in one of these is one error.</summary>
    public static string Compact(string skeleton)
    {
        var compact = new StringBuilder(skeleton);
        foreach (var (letters, sign) in _compact) compact.Replace(letters, sign);
        return compact.ToString();
    }

    private static string Read(string plain)
    {
        var read = new StringBuilder(plain.Length);
        for (var i = 0; i < plain.Length;)
        {
            var group = _groups.FirstOrDefault(g => string.CompareOrdinal(plain, i, g.Written, 0, g.Written.Length) == 0);
            if (group.Written is not null) read.Append(group.Read);
            else if (_letters.TryGetValue(plain[i], out var letter)) read.Append(letter);
            else read.Append(plain[i]);
            i += group.Written?.Length ?? 1;
        }
        return Normalised(read.ToString());
    }

    // Latin letters without marks; j and y are still told apart here, because dj is a letter and di is not.
    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in SearchKey.Whole(word).Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (c > 'ÿ' && _letters.TryGetValue(c, out var letter)) plain.Append(letter);
            else if (c is not ('ь' or 'ʼ'))
            {
                foreach (var part in char.IsSurrogate(c) ? c.ToString() : c.ToString().Normalize(NormalizationForm.FormD))
                {
                    if (part > 'ÿ' && _letters.TryGetValue(part, out letter)) plain.Append(letter);
                    else if (char.IsLetterOrDigit(part)) plain.Append(part);
                }
            }
        }
        return plain.ToString();
    }

    // є is ie, ye, je or e; ьо is yo, io or, by the Ukrainian rule, o; щ is read sc in the one language and st in the other.
    private static string Normalised(string read)
    {
        var settled = new StringBuilder(read.Length);
        foreach (var c in read.Replace('h', 'g'))
        {
            if (settled.Length > 0 && settled[^1] == c) continue;
            if (c == 'e' && settled.Length > 0 && settled[^1] == 'i') settled.Length--;
            else if (c == 'o' && settled.Length > 1 && settled[^1] == 'i' && !IsVowel(settled[^2])) settled.Length--;
            if (settled.Length > 0 && settled[^1] == c) continue;
            settled.Append(c == 'c' && settled.Length > 0 && settled[^1] == 's' ? 't' : c);
        }
        return settled.ToString();
    }

    internal static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static Dictionary<char, string> Pairs(string pairs) => pairs.Split(' ').Chunk(2).ToDictionary(p => p[0][0], p => p[1]);
}
