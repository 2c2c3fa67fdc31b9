using System.Text;

namespace CapacityPrograms.Data.Texts;

/// <summary>
/// Cyrillic names in Latin letters as the state that issues the passport writes them. Sources: Serbian orthography (one letter
/// for one sound), the Bulgarian Transliteration Act of 2009, resolution 55 of the Cabinet of Ministers of Ukraine of 2010.
/// </summary>
public static class Romanisation
{
    private const string Shared = "а=a б=b в=v д=d з=z к=k л=l м=m н=n о=o п=p р=r с=s т=t ф=f";

    private static readonly Dictionary<char, string> _serbian = Table("г=g ђ=đ е=e ж=ž и=i ј=j љ=lj њ=nj ћ=ć у=u х=h ц=c ч=č џ=dž ш=š");
    private static readonly Dictionary<char, string> _bulgarian = Table("г=g е=e ж=zh и=i й=y у=u х=h ц=ts ч=ch ш=sh щ=sht ъ=a ь=y ю=yu я=ya");
    private static readonly Dictionary<char, string> _ukrainian = Table(
        "г=h ґ=g е=e є=ie ж=zh и=y і=i ї=i й=i у=u х=kh ц=ts ч=ch ш=sh щ=shch ь= ю=iu я=ia '= ’= ʼ=");

    // At the beginning of a word.
    private static readonly Dictionary<char, string> _ukrainianFirst = new() { ['є'] = "ye", ['ї'] = "yi", ['й'] = "y", ['ю'] = "yu", ['я'] = "ya" };

    /// <summary>The text in Latin letters; null where nothing in it is Cyrillic.</summary>
    /// <param name="language">BCP 47 tag of the text. Where its letters are not that language's, the letters tell: Ї is Ukrainian, Ъ Bulgarian.</param>
    public static string? Of(string text, string? language)
    {
        if (!text.Any(IsCyrillic)) return null;
        var (tongue, table) = TableOf(text, (language ?? "").Split('-')[0]);
        var latin = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var (letter, first) = (char.ToLowerInvariant(text[i]), i == 0 || !(char.IsLetter(text[i - 1]) || text[i - 1] is '\'' or '’' or 'ʼ'));
            var written = Letter(tongue, table, text, i, letter, first);
            if (char.IsUpper(text[i]) && written.Length > 0)
                written = IsShouted(text, i) ? written.ToUpperInvariant() : char.ToUpperInvariant(written[0]) + written[1..];
            latin.Append(written);
        }
        return latin.ToString();
    }

    private static (string Tongue, Dictionary<char, string> Table) TableOf(string text, string wanted)
    {
        (string Tongue, Dictionary<char, string> Table)[] all = [("sr", _serbian), ("bg", _bulgarian), ("uk", _ukrainian)];
        bool Reads(Dictionary<char, string> table) => text.Where(IsCyrillic).All(c => table.ContainsKey(char.ToLowerInvariant(c)));
        var own = all.FirstOrDefault(t => t.Tongue == wanted, all[0]);
        return Reads(own.Table) ? own : all.FirstOrDefault(t => Reads(t.Table), own);
    }

    private static string Letter(string tongue, Dictionary<char, string> table, string text, int i, char letter, bool first)
    {
        if (tongue == "uk" && first && _ukrainianFirst.TryGetValue(letter, out var initial)) return initial;
        // Zgh, so that it is not read as the letter ж.
        if (tongue == "uk" && letter == 'г' && i > 0 && char.ToLowerInvariant(text[i - 1]) == 'з') return "gh";
        // София is Sofia: the ending -ия of a word.
        if (
            tongue == "bg"
            && letter == 'я'
            && i > 0
            && char.ToLowerInvariant(text[i - 1]) == 'и'
            && (i + 1 == text.Length || !char.IsLetter(text[i + 1])))
            return "a";
        return table.TryGetValue(letter, out var known) ? known : text[i].ToString().ToLowerInvariant();
    }

    // A word in capitals stays in capitals: ЂОКОВИЋ, but Ђоковић.
    private static bool IsShouted(string text, int i) =>
        (i + 1 < text.Length && char.IsUpper(text[i + 1]))
        || (i > 0 && char.IsUpper(text[i - 1]) && (i + 1 == text.Length || !char.IsLower(text[i + 1])));

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052f';

    private static Dictionary<char, string> Table(string own) => $"{Shared} {own}".Split(' ').ToDictionary(p => p[0], p => p[2..]);
}
