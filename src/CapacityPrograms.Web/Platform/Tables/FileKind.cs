using System.Text;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>What a file is by its first bytes; what its name says is not asked.</summary>
internal static class FileKind
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Looked = 1024;

    public const string Zip = "ZIP", Compound = "XLS", OldWorkbook = "BIFF", Text = "TXT", Json = "JSON";

    private static readonly (byte[] Start, string Kind)[] _starts =
    [
        ([0x50, 0x4B, 0x03, 0x04], Zip), ([0x50, 0x4B, 0x05, 0x06], Zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Compound),
        ([0x09, 0x00, 0x04, 0x00], OldWorkbook), ([0x09, 0x02, 0x06, 0x00], OldWorkbook), ([0x09, 0x04, 0x06, 0x00], OldWorkbook),
        ([0x09, 0x08], OldWorkbook), ("%PDF"u8.ToArray(), "PDF"), ("{\\rtf"u8.ToArray(), "RTF"), ([0x89, 0x50, 0x4E, 0x47], "PNG"),
        ([0xFF, 0xD8, 0xFF], "JPEG"), ("GIF8"u8.ToArray(), "GIF"), ([0x1F, 0x8B], "GZIP"), ([0x37, 0x7A, 0xBC, 0xAF], "7Z"),
        ("Rar!"u8.ToArray(), "RAR"), ("SQLite format"u8.ToArray(), "SQLite"),
    ];

    /// <summary>One of the constants, or what people call such files, such as PDF or HTML.</summary>
    public static string Of(ReadOnlySpan<byte> start)
    {
        foreach (var (bytes, kind) in _starts)
        {
            if (start.StartsWith(bytes)) return kind;
        }
        // Marked text begins alike in all encodings, but for zeros in between.
        var text = Encoding
            .Latin1.GetString(start)
            .Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('ï', '»', '¿', 'þ', 'ÿ', ' ', '\t', '\r', '\n');
        if (StartsWith(text, "<?xml") && !text.Contains("<html", StringComparison.OrdinalIgnoreCase))
            return "XML";
        if (new[] { "<!doctype", "<html", "<head", "<body", "<table", "<meta", "<style", "<div", "<?xml", "<!--" }.Any(tag => StartsWith(text, tag)))
            return "HTML";
        if (StartsWith(text, "MIME-Version:"))
            return "MHTML";
        return
            (text is ['[', ..] && text[1..].TrimStart() is ['{', ..])
            || (text is ['{', ..] && text[1..].TrimStart() is ['"', ..])
            || (text is ['[' or '{', '\r' or '\n', ..] && text.TrimStart('[', '{', ' ', '\t', '\r', '\n').StartsWith('"'))
            ? Json
            : Text;
    }

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
