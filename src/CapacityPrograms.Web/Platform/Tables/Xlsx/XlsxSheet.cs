using System.Globalization;
using System.Xml;

namespace CapacityPrograms.Web.Platform.Tables.Xlsx;

/// <summary>Reads the rows of one sheet of a workbook straight from its part.</summary>
internal sealed class XlsxSheet(XlsxPackage package, XlsxWorkbook book, string path, string name, string file, TableLimits limits)
{
    private const int MostColumns = 16_384, MostRows = 1_048_576;

    /// <summary>The rows that have something in them, one after another as the part is unpacked.</summary>
    public IEnumerable<TableRow> Rows()
    {
        using var reader = package.Open(path);
        var row = new RowBuilder(file, name, limits);
        var text = new XlsxText(limits.CellCharacters);
        var merged = new MergedCells(Merged(), limits);
        var number = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "sheetData") yield break;
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row") continue;
            number = Number(reader.GetAttribute("r"), number + 1, MostRows);
            var isHidden = XlsxWorkbook.IsOn(reader.GetAttribute("hidden"));
            row.Begin(number);
            if (!reader.IsEmptyElement) ReadCells(reader, row, text);
            merged.Complete(row);
            if (row.Build(isHidden) is { } built) yield return built;
        }
    }

    // It stands behind the rows, so it is looked for before they are read.
    private IEnumerable<CellSpan> Merged()
    {
        if (!package.Contains(path, "mergeCell "u8)) yield break;
        using var reader = package.Open(path);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "mergeCell") continue;
            if ((reader.GetAttribute("ref") ?? "").Split(':') is not [var first, var last]) continue;
            if (RowOf(first) is { } row && RowOf(last) is { } lastRow && ColumnOf(first) is { } column && ColumnOf(last) is { } lastColumn)
                yield return new CellSpan(row, column, lastRow, lastColumn);
        }
    }

    private static int? RowOf(string reference) =>
        int.TryParse(reference.TrimStart('$').AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz").TrimStart('$'), NumberStyles.None,
            CultureInfo.InvariantCulture, out var row) ? row : null;

    /// <summary>Columns from 1 that are hidden; they stand before the rows.</summary>
    public IReadOnlySet<int> HiddenColumns()
    {
        using var reader = package.Open(path);
        var hidden = new HashSet<int>();
        while (reader.Read())
        {
            if (reader.LocalName == "sheetData")
                break;
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "col" || !XlsxWorkbook.IsOn(reader.GetAttribute("hidden")))
                continue;
            for (
                var i = Number(reader.GetAttribute("min"), 1, MostColumns);
                i <= Math.Min(Number(reader.GetAttribute("max"), 1, MostColumns), limits.Columns);
                i++)
                hidden.Add(i);
        }
        return hidden;
    }

    private void ReadCells(XmlReader reader, RowBuilder row, XlsxText text)
    {
        var (depth, column) = (reader.Depth, 0);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c") continue;
            column = ColumnOf(reader.GetAttribute("r")) ?? column + 1;
            var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
            if (reader.IsEmptyElement) continue;
            var (value, isFormula) = ReadValue(reader, row, text, column);
            if (value is { Length: > 0 }) row.Put(column, Cell(value, type, style) ?? throw row.TooLong(column));
            // The program that wrote it never worked it out: what a person sees there is not known.
            else if (isFormula && value is null) row.Put(column, new TableCell("=", CellKind.Error));
        }
    }

    // The value, which a formula left behind when the workbook was saved; the formula itself is passed over.
    private static (string? Value, bool IsFormula) ReadValue(XmlReader reader, RowBuilder row, XlsxText text, int column)
    {
        string? value = null;
        var isFormula = false;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "f") isFormula = true;
            if (reader.LocalName == "v") value = text.Value(reader) ?? throw row.TooLong(column);
            else if (reader.LocalName == "is") value = text.Runs(reader) ?? throw row.TooLong(column);
        }
        return (value, isFormula);
    }

    private TableCell? Cell(string value, string? type, string? style)
    {
        switch (type)
        {
            case "s":
                var text = book.String(int.Parse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture));
                return text is null ? null : TableCell.Of(text);
            case "str": return TableCell.Of(XlsxText.Decode(value));
            case "inlineStr": return TableCell.Of(value);
            case "b": return new(value.Trim() is "1" or "true" ? "true" : "false", CellKind.Boolean);
            case "e": return TableCell.Of(value, CellKind.Error);
        }
        var format = book.Format(int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0);
        if (type == "d")
            return format.ToCell(
                DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal));
        return string.IsNullOrWhiteSpace(value) ? TableCell.Blank : format.ToCell(value, book.Is1904);
    }

    private static int Number(string? attribute, int otherwise, int most)
    {
        var number = attribute is null ? otherwise : int.Parse(attribute, NumberStyles.None, CultureInfo.InvariantCulture);
        return number >= 1 && number <= most ? number : throw new InvalidDataException($"There is no row or column {number}.");
    }

    private static int? ColumnOf(string? reference)
    {
        if (reference is null) return null;
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter))
        {
            column = (column * 26) + (c | 0x20) - 'a' + 1;
            if (column > MostColumns) throw new InvalidDataException($"There is no column {reference}.");
        }
        return column > 0 ? column : null;
    }
}
