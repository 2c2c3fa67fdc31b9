using System.Text;

namespace CapacityPrograms.Web.Platform.Tables.Csv;

/// <summary>
/// Finds the encoding of a text: by its mark, by its zeros, by being valid UTF-8, and at last by how often the languages
/// served use each letter, for Excel saves CSV in the code page of the country it runs in and does not say which, and other systems in theirs.
/// </summary>
internal static class TextEncoding
{
    // What a letter outside the table is worth: seldom, but it happens in names from elsewhere.
    private const double Seldom = 0.02;

    // How much more likely a seldom code page has to be, as the logarithm of the odds: in all, and for each letter that differs.
    private const double MuchMore = 8, MoreEach = 0.3;

    // Of a thousand letters beyond ASCII in Serbian, Bosnian and Polish, and in Serbian, Ukrainian and Bulgarian Cyrillic.
    private static readonly Dictionary<char, double> _latin = Table("č170š150ž130ć120ł110ę70ą70ó65đ60ż55ś50ń20ź6ü3ö3ä3é2á2í1");

    private static readonly Dictionary<char, double> _cyrillic =
        Table("а110о95и92е75н65т58р50с47в46к36д34л33у30п28м28з20б16г16я15ј14ц9ч11ж8х8і30ь10й9ш8ю5щ4є4ї5ћ5љ4њ5ђ3џ1ъ8ф3ґ1э1ы1");

    // Names in the western code page come with registers of the donors.
    private static readonly Dictionary<char, double> _western = Table("é180á130í120ó120ä90ö70ü100ñ60ú40è35à35ç35ß20ã20â10ê10ô10õ5å20ø10æ5ò5ù5ì5î5ï3ë3");

    private static readonly (Encoding Encoding, Dictionary<char, double> Letters)[] _pages = Pages((1250, _latin), (1251, _cyrillic), (1252, _western));

    // What other systems and old programs write: ISO 8859-2 and -5, KOI8, Mac and DOS.
    private static readonly (Encoding Encoding, Dictionary<char, double> Letters)[] _seldom = Pages(
        (28592, _latin), (852, _latin), (10029, _latin), (28595, _cyrillic), (21866, _cyrillic), (20866, _cyrillic), (10007, _cyrillic), (866, _cyrillic));

    private static readonly Encoding[] _offered = [Encoding.UTF8, Encoding.Unicode, .. _pages.Concat(_seldom).Select(p => p.Encoding)];

    /// <summary>Names of the encodings that a text may be read in, the usual ones first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. _offered.Select(e => e.WebName)];

    /// <summary>An encoding by one of <see cref="Names"/>; null for any other.</summary>
    public static Encoding? Named(string name) =>
        Array.Find(_offered, e => string.Equals(e.WebName, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The encoding of the whole stream; null where its letters make sense in none.</summary>
    public static Encoding? Of(Stream content)
    {
        content.Position = 0;
        var buffer = new byte[1 << 16];
        var read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (Marked(buffer.AsSpan(0, read)) is { } marked) return marked;

        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var chars = new char[buffer.Length + 1];
        var (seen, isUtf8, before) = (new Seen(), true, (byte)0);
        for (; read > 0; read = content.Read(buffer))
        {
            if (isUtf8) isUtf8 = IsValid(utf8, buffer.AsSpan(0, read), chars);
            seen.Add(buffer.AsSpan(0, read), before);
            before = buffer[read - 1];
        }
        if (isUtf8 && IsValid(utf8, [], chars)) return Encoding.UTF8;
        var (usual, likely) = _pages.Select(p => (p.Encoding, Likely: seen.Likelihood(p.Encoding, p.Letters))).MaxBy(p => p.Likely);
        var (other, more) = _seldom.Select(p => (p.Encoding, Likely: seen.Likelihood(p.Encoding, p.Letters))).MaxBy(p => p.Likely);
        // Few letters say little, and letters by chance say nothing: then it is what nearly all files are in.
        var encoding = more > likely + MuchMore + (MoreEach * seen.Differing(usual, other)) ? other : usual;
        return seen.IsPlausible(encoding) ? encoding : null;
    }

    private static (Encoding, Dictionary<char, double>)[] Pages(params (int Page, Dictionary<char, double> Letters)[] pages) =>
        [.. pages.Select(p => (CodePagesEncodingProvider.Instance.GetEncoding(p.Page)!, p.Letters))];

    private static Encoding? Marked(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8;
        if (start.StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode;
        if (start.StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode;
        // Delimiters, digits and line ends have a zero beside them in UTF-16, whatever the script.
        var (even, odd) = (0, 0);
        for (var i = 0; i < start.Length; i++) if (start[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        if (odd > start.Length / 20 && even == 0) return Encoding.Unicode;
        return even > start.Length / 20 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    private static bool IsValid(Decoder utf8, ReadOnlySpan<byte> bytes, char[] chars)
    {
        try
        {
            utf8.GetChars(bytes, chars, flush: bytes.IsEmpty);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Dictionary<char, double> Table(string letters)
    {
        var table = new Dictionary<char, double>();
        for (var i = 0; i < letters.Length;)
        {
            var end = i + 1;
            while (end < letters.Length && char.IsAsciiDigit(letters[end])) end++;
            table[letters[i]] = int.Parse(letters.AsSpan(i + 1, end - i - 1), System.Globalization.CultureInfo.InvariantCulture);
            i = end;
        }
        var sum = table.Values.Sum();
        foreach (var letter in table.Keys) table[letter] /= sum;
        return table;
    }

    /// <summary>How often each byte beyond ASCII was seen, and how often between two ASCII letters.</summary>
    private sealed class Seen
    {
        private readonly long[] _all = new long[256], _inWords = new long[256];
        private bool _isOpen;

        public void Add(ReadOnlySpan<byte> bytes, byte before)
        {
            for (var i = 0; i < bytes.Length; before = bytes[i++])
            {
                if (_isOpen && char.IsAsciiLetter((char)bytes[i])) _inWords[before]++;
                _isOpen = bytes[i] >= 0x80 && char.IsAsciiLetter((char)before);
                if (bytes[i] >= 0x80) _all[bytes[i]]++;
            }
        }

        /// <summary>How many bytes are other letters in the one than in the other.</summary>
        public long Differing(Encoding one, Encoding other) =>
            Characters(one).Zip(Characters(other)).Where(p => p.First.Character != p.Second.Character).Sum(p => p.First.All);

        public double Likelihood(Encoding page, Dictionary<char, double> letters) =>
            Characters(page).Sum(c => char.IsLetter(c.Character)
                ? c.All * Math.Log(letters.GetValueOrDefault(char.ToLowerInvariant(c.Character), Seldom / 100))
                // A frame drawn in letters stands in no word either.
                : c.Character is >= '\u2500' and <= '\u259F' ? c.All * Math.Log(Seldom / 1000)
                : ((c.All - c.InWords) * Math.Log(Seldom)) + (c.InWords * Math.Log(Seldom / 1000)));

        // A sign inside a word, such as a dash or a dagger, is a letter of some other code page.
        public bool IsPlausible(Encoding page)
        {
            var all = Characters(page).ToList();
            var odd = all.Where(c => char.IsControl(c.Character) || c.Character == '\uFFFD').Sum(c => c.All)
                + all.Where(c => !char.IsLetter(c.Character) && c.Character is not ('’' or '‘' or '\u00A0' or '\u00AD')).Sum(c => c.InWords);
            return odd * 20 <= all.Sum(c => c.All);
        }

        private IEnumerable<(char Character, long All, long InWords)> Characters(Encoding page) =>
            Enumerable.Range(0x80, 0x80).Where(b => _all[b] > 0).Select(b => (page.GetString([(byte)b])[0], _all[b], _inWords[b]));
    }
}
