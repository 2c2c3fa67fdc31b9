using System.Text;
using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Web.Platform.Tables.Csv;

/// <summary>Reads a CSV file as a sheet. Whatever stands in it is text: dates and codes are left as they were typed.</summary>
internal static class CsvSheet
{
    private const int Looked = 1 << 16;

    /// <summary>The whole file as one sheet.</summary>
    public static TableSheet Of(Stream content, string file, TableLimits limits, CancellationToken ct)
    {
        var encoding = TextEncoding.Of(content) ?? throw new RefusedException("", "FileEncoding", file);
        var start = new char[Looked];
        using (var text = Open(content, encoding)) start = start[..text.ReadBlock(start)];
        if (start.Contains('\0') && start.Count(c => c == '\0') > start.Length / 100) throw new RefusedException("", "FileNotATable", file, "BIN");
        var delimiter = Delimiter.Of(new string(start));
        var name = Path.GetFileNameWithoutExtension(file);
        return new TableSheet(name, false, () => GuardedRows.Of(Rows(content, encoding, delimiter, name, file, limits), file, name, limits, ct), () => new HashSet<int>());
    }

    private static StreamReader Open(Stream content, Encoding encoding)
    {
        content.Position = 0;
        return new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: Looked, leaveOpen: true);
    }

    private static IEnumerable<TableRow> Rows(Stream content, Encoding encoding, char delimiter, string name, string file, TableLimits limits)
    {
        using var text = Open(content, encoding);
        var records = new CsvRecords(text, delimiter, limits.CellCharacters);
        var row = new RowBuilder(file, name, limits);
        while (records.Read())
        {
            if (records.IsOpen) throw new RefusedException("", "FileOpenQuote", file, records.Number);
            row.Begin(records.Number);
            if (records.Number == 1 && records.Fields is [{ Length: 4 } said, ""] && said.StartsWith("sep=", StringComparison.OrdinalIgnoreCase)) continue;
            for (var i = 0; i < records.Fields.Count; i++)
            {
                if (records.Fields[i].Contains('\0')) throw new RefusedException("", "FileBadCharacter", file, new CellAddress(name, records.Number, i + 1, "").Reference);
                row.Put(i + 1, TableCell.Of(records.Fields[i]));
            }
            if (row.Build(isHidden: false) is { } built) yield return built;
        }
    }
}
