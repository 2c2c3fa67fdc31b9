using System.Text;
using CapacityPrograms.Web.Platform.Refusals;
using CsvHelper;

namespace CapacityPrograms.Web.Platform.Tables.Csv;

/// <summary>Reads a CSV file as a sheet. Whatever stands in it is text: dates and codes are left as they were typed.</summary>
internal static class CsvSheet
{
    private const int Looked = 1 << 16;

    /// <summary>The whole file as one sheet.</summary>
    /// <param name="encoding">How its letters are stored, see <see cref="TextEncoding"/>.</param>
    public static TableSheet Of(Stream content, string file, Encoding encoding, TableLimits limits, CancellationToken ct)
    {
        var start = new char[Looked];
        using (var text = Open(content, encoding)) start = start[..text.ReadBlock(start)];
        if (start.Contains('\0') && start.Count(c => c == '\0') > start.Length / 100) throw new RefusedException("", "FileNotATable", file, "BIN");
        var name = Path.GetFileNameWithoutExtension(file);
        return new TableSheet(name, false, () => GuardedRows.Of(Rows(content, encoding, name, file, limits), file, name, limits, ct), () => new HashSet<int>());
    }

    private static StreamReader Open(Stream content, Encoding encoding)
    {
        content.Position = 0;
        return new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: Looked, leaveOpen: true);
    }

    private static IEnumerable<TableRow> Rows(Stream content, Encoding encoding, string name, string file, TableLimits limits)
    {
        using var records = new CsvRecords(Open(content, encoding));
        var row = new RowBuilder(file, name, limits);
        while (Read(records, row, content, encoding, file, limits))
        {
            if (records.IsOpen) throw OpenQuote(file, records.Number);
            row.Begin(records.Number);
            for (var i = 0; i < records.Count; i++)
            {
                var field = records[i];
                if (field.Contains('\0')) throw new RefusedException("", "FileBadCharacter", file, new CellAddress(name, records.Number, i + 1, "").Reference);
                row.Put(i + 1, TableCell.Of(field));
            }
            if (row.Build(isHidden: false) is { } built) yield return built;
        }
    }

    private static bool Read(CsvRecords records, RowBuilder row, Stream content, Encoding encoding, string file, TableLimits limits)
    {
        try
        {
            return records.Read();
        }
        catch (CsvFormatException tooLong)
        {
            row.Begin(records.Number + 1);
            using var text = Open(content, encoding);
            for (var line = 1L; line < tooLong.LineNumber; line++) text.ReadLine();
            var (length, at) = Excess(text, records.Separator, limits);
            // What is long although its first line is not is held together by a quotation mark.
            if (length < CsvRecords.MostBytes / 4) throw OpenQuote(file, row.Number);
            throw at is 0 ? tooLong : at > limits.Columns ? row.TooWide() : row.TooLong(at);
        }
    }

    // The length of a line, as far as it matters, and the first column in which it goes too far; 0 for none. No text is kept of it.
    private static (int Length, int At) Excess(StreamReader text, char separator, TableLimits limits)
    {
        var (length, column, cell, at) = (0, 1, 0, 0);
        for (int c; (c = text.Read()) >= 0 && c is not ('\n' or '\r') && (at == 0 || length < CsvRecords.MostBytes / 4); length++)
        {
            if (c == separator) (column, cell) = (column + 1, 0);
            else cell++;
            if (at == 0 && (column > limits.Columns || cell > limits.CellCharacters)) at = column;
        }
        return (length, at);
    }

    private static RefusedException OpenQuote(string file, int row) => new("", "FileOpenQuote", file, row);
}
