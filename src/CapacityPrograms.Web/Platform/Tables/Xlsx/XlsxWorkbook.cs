using System.Xml;

namespace CapacityPrograms.Web.Platform.Tables.Xlsx;

/// <summary>What all sheets of a workbook share: their list, the strings, the formats and the day that is counted from.</summary>
internal sealed class XlsxWorkbook
{
    private const int MostStyles = 65_536;
    private readonly List<NumberFormat> _formats = [];
    private readonly List<string?> _strings = [];
    private readonly List<(string Name, bool IsHidden, string Path)> _sheets = [];

    public XlsxWorkbook(XlsxPackage package, TableLimits limits)
    {
        var book = package.References("").Values.FirstOrDefault(r => r.Kind == "officeDocument").Path ?? "xl/workbook.xml";
        var parts = package.References(book);
        ReadBook(package, book, parts);
        if (parts.Values.FirstOrDefault(p => p.Kind == "styles").Path is { } styles && package.Has(styles)) ReadFormats(package, styles);
        if (parts.Values.FirstOrDefault(p => p.Kind == "sharedStrings").Path is { } strings && package.Has(strings)) ReadStrings(package, strings, limits);
    }

    /// <summary>The sheets in the order of their tabs; charts that are sheets of their own are none.</summary>
    public IReadOnlyList<(string Name, bool IsHidden, string Path)> Sheets => _sheets;

    /// <summary>Whether days are counted from 1 January 1904.</summary>
    public bool Is1904 { get; private set; }

    /// <summary>A shared string by its number; null where it was too long to be kept.</summary>
    public string? String(int index) => _strings[index];

    /// <summary>The number format of a style by its number.</summary>
    public NumberFormat Format(int style) => style >= 0 && style < _formats.Count ? _formats[style] : NumberFormat.General;

    private void ReadBook(XlsxPackage package, string path, Dictionary<string, (string Kind, string Path)> parts)
    {
        using var reader = package.Open(path);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "workbookPr") Is1904 = IsOn(reader.GetAttribute("date1904"));
            if (reader.LocalName != "sheet") continue;
            var (name, state, id) = (reader.GetAttribute("name") ?? "", reader.GetAttribute("state"), "");
            // The namespace of the reference differs between the two forms of the standard.
            while (reader.MoveToNextAttribute()) if (reader.LocalName == "id" && reader.Prefix.Length > 0) id = reader.Value;
            if (parts.TryGetValue(id, out var part) && part.Kind == "worksheet") _sheets.Add((name, state is "hidden" or "veryHidden", part.Path));
        }
    }

    private void ReadFormats(XlsxPackage package, string path)
    {
        var codes = new Dictionary<int, string>();
        var known = new Dictionary<int, NumberFormat>();
        using var reader = package.Open(path);
        var isCells = false;
        while (reader.Read())
        {
            if (reader.LocalName == "cellXfs")
                isCells = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "numFmt" && int.TryParse(reader.GetAttribute("numFmtId"), out var number))
                codes.TryAdd(number, reader.GetAttribute("formatCode") ?? "");
            if (reader.LocalName != "xf" || !isCells)
                continue;
            _ = int.TryParse(reader.GetAttribute("numFmtId"), out var id);
            if (!known.TryGetValue(id, out var format)) known[id] = format = NumberFormat.Of(codes.GetValueOrDefault(id) ?? NumberFormat.BuiltIn(id));
            if (_formats.Count == MostStyles) throw new InvalidDataException("There are more styles than a workbook can hold.");
            _formats.Add(format);
        }
    }

    private void ReadStrings(XlsxPackage package, string path, TableLimits limits)
    {
        var text = new XlsxText(limits.CellCharacters);
        using var reader = package.Open(path);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si") continue;
            _strings.Add(text.Runs(reader));
        }
    }

    internal static bool IsOn(string? attribute) => attribute is "1" or "true";
}
