using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CapacityPrograms.Web.Platform.Tables.Xlsx;

/// <summary>Reads texts out of a workbook's parts, never more of one than is allowed.</summary>
internal sealed partial class XlsxText(int longest)
{
    private readonly char[] _chunk = new char[4096];
    private readonly StringBuilder _text = new();

    /// <summary>The text of the element the reader stands on, up to its end; null where it is too long.</summary>
    public string? Value(XmlReader reader) => Read(reader, _ => true);

    /// <summary>The text of a shared or inline string, its runs put together, without what is only said aloud.</summary>
    public string? Runs(XmlReader reader) => Read(reader, name => name == "t") is { } text ? Decode(text) : null;

    /// <summary>Undoes how workbooks write characters that XML cannot hold.</summary>
    public static string Decode(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
        : text;

    private string? Read(XmlReader reader, Func<string, bool> counts)
    {
        _text.Clear();
        if (reader.IsEmptyElement) return "";
        var (depth, fits, element) = (reader.Depth, true, reader.LocalName);
        while (reader.Read() && reader.Depth > depth)
        {
            // What stands between two runs is only how the file is laid out.
            if (reader.NodeType == XmlNodeType.EndElement) element = "";
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
                // How Japanese names are read aloud stands beside the name itself.
                while (element == "rPh" && reader.NodeType == XmlNodeType.Element)
                {
                    reader.Skip();
                    if (reader.NodeType == XmlNodeType.Element) element = reader.LocalName;
                }
                if (reader.Depth <= depth) break;
            }
            if (
                reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                || !counts(element))
                continue;
            for (int read; (read = reader.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0;)
            {
                // An escape takes seven characters for one.
                if (_text.Length + read <= longest * 7L) _text.Append(_chunk, 0, read);
                else fits = false;
            }
        }
        return fits ? _text.ToString() : null;
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();
}
