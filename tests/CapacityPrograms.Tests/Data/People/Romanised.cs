namespace CapacityPrograms.Tests.Data.People;

/// <summary>
/// Names as they are written in Latin letters, straight from the tables and without looking at how the application folds
/// them: Serbian Latin; the Bulgarian act of 2009 and ISO 9; the Ukrainian resolution 55 of 2010 (with its other letters at
/// the start of a word), an older everyday spelling, and scholarly transliteration.
/// </summary>
internal static class Romanised
{
    private const string Serbian =
        "а a б b в v г g д d ђ đ е e ж ž з z и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ ć у u ф f х h ц c ч č џ dž ш š";
    private const string Bulgarian =
        "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sht ъ a ь y ю yu я ya";
    private const string BulgarianIso =
        "а a б b в v г g д d е e ж ž з z и i й j к k л l м m н n о o п p р r с s т t у u ф f х h ц c ч č ш š щ št ъ a ь j ю ju я ja";
    private const string Ukrainian =
        "а a б b в v г h ґ g д d е e є ie ж zh з z и y і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ю iu я ia";
    private const string UkrainianFirst = "є ye ї yi й y ю yu я ya";
    private const string UkrainianEveryday =
        "а a б b в v г g ґ g д d е e є ye ж zh з z и i і i ї yi й y к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sch ю yu я ya";
    private const string UkrainianScholarly =
        "а a б b в v г h ґ g д d е e є je ж ž з z и y і i ї ji й j к k л l м m н n о o п p р r с s т t у u ф f х ch ц c ч č ш š щ šč ю ju я ja";

    private static readonly Dictionary<string, (string Table, string First)[]> _tables = new(StringComparer.Ordinal)
    {
        ["sr"] = [(Serbian, "")],
        ["bg"] = [(Bulgarian, ""), (BulgarianIso, "")],
        ["uk"] = [(Ukrainian, UkrainianFirst), (UkrainianEveryday, ""), (UkrainianScholarly, "")],
    };

    private static readonly Dictionary<char, string> _plain = Read("č c ć c Č C Ć C š s ś s Š S Ś S ž z ź z ż z Ž Z Ź Z Ż Z ł l Ł L ą a ę e ó o ń n");

    /// <summary>How many ways there are.</summary>
    public static int Ways(string language) => _tables.TryGetValue(language, out var tables) ? tables.Length : 1;

    /// <summary>A name in Latin letters, each word with a capital.</summary>
    public static string Of(string name, string language, int way)
    {
        if (!_tables.TryGetValue(language, out var tables)) return name;
        var (table, first) = (Read(tables[way].Table), Read(tables[way].First));
        return string.Join(
            ' ',
            name.Split(' ').Select(word => string.Join('-', word.Split('-').Select(part => Capital(Word(part.ToLowerInvariant(), table, first))))));
    }

    /// <summary>As typed on a keyboard without the language's letters.</summary>
    public static string Plain(string name, bool dj) => string.Concat(name.Select(c => _plain.TryGetValue(c, out var plain) ? plain : Djed(c, dj)));

    private static string Djed(char c, bool dj) => (c, dj) switch
    {
        ('đ', true) => "dj",
        ('đ', false) => "d",
        ('Đ', true) => "Dj",
        ('Đ', false) => "D",
        _ => c.ToString(),
    };

    // The Ukrainian rule writes зг as zgh, and neither rule writes soft signs before anything but a Bulgarian о.
    private static string Word(string word, Dictionary<char, string> table, Dictionary<char, string> first) =>
        string.Concat(
            word.Select(
                (c, i) =>
                    i == 0 && first.TryGetValue(c, out var initial) ? initial
                    : i > 0 && c == 'г' && word[i - 1] == 'з' && table['х'] == "kh" ? "gh"
                    : table.GetValueOrDefault(c, "")));

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];

    private static Dictionary<char, string> Read(string table) =>
        table.Split(' ', StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToDictionary(p => p[0][0], p => p[1]);
}
