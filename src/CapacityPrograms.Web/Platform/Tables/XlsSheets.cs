using System.Globalization;
using System.Text;
using CapacityPrograms.Web.Platform.Refusals;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>Reads the workbooks of Excel up to 2003 (.xls).</summary>
internal static class XlsSheets
{
    // The texts of Excel 95 and older are in the code page of whoever wrote them; the file mostly says which.
    private const int CentralEuropean = 1250;

    static XlsSheets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The sheets in the order of their tabs.</summary>
    public static IEnumerable<TableSheet> Of(Stream content, string file, TableLimits limits, CancellationToken ct)
    {
        using var reader = Open(content, file);
        var sheets = new List<TableSheet>();
        for (var index = 0; index < reader.ResultsCount; index++)
        {
            var (name, number) = (reader.Name, index);
            sheets.Add(new TableSheet(
                name, reader.VisibleState != "visible",
                () => GuardedRows.Of(Rows(content, number, name, file, limits), file, name, limits, ct), () => HiddenColumns(content, number, file, limits)));
            reader.NextResult();
        }
        return sheets;
    }

    private static IExcelDataReader Open(Stream content, string file)
    {
        content.Position = 0;
        try
        {
            return ExcelReaderFactory.CreateBinaryReader(
                content, new ExcelReaderConfiguration { LeaveOpen = true, FallbackEncoding = Encoding.GetEncoding(CentralEuropean) }
            );
        }
        catch (InvalidPasswordException)
        {
            throw new RefusedException("", "FileEncrypted", file);
        }
    }

    private static IExcelDataReader Open(Stream content, int sheet, string file)
    {
        var reader = Open(content, file);
        for (var i = 0; i < sheet; i++) reader.NextResult();
        return reader;
    }

    private static HashSet<int> HiddenColumns(Stream content, int sheet, string file, TableLimits limits)
    {
        using var reader = Open(content, sheet, file);
        return [.. Enumerable.Range(1, Math.Min(reader.FieldCount, limits.Columns)).Where(column => reader.GetColumnWidth(column - 1) == 0)];
    }

    private static IEnumerable<TableRow> Rows(Stream content, int sheet, string name, string file, TableLimits limits)
    {
        using var reader = Open(content, sheet, file);
        var row = new RowBuilder(file, name, limits);
        var merged = new MergedCells(
            (reader.MergeCells ?? []).Select(m => new CellSpan(m.FromRow + 1, m.FromColumn + 1, m.ToRow + 1, m.ToColumn + 1)), limits);
        while (reader.Read())
        {
            row.Begin(reader.Depth + 1);
            for (var i = 0; i < reader.FieldCount; i++) row.Put(i + 1, Cell(reader, i));
            merged.Complete(row);
            if (row.Build(reader.RowHeight == 0) is { } built) yield return built;
        }
    }

    private static TableCell Cell(IExcelDataReader reader, int index)
    {
        return reader.GetValue(index) switch
        {
            null => TableCell.Blank,
            string text => TableCell.Of(text),
            bool flag => new(flag ? "true" : "false", CellKind.Boolean),
            DateTime moment => Format(reader, index).ToCell(Rounded(moment)),
            TimeSpan length => NumberFormat.ToCell(TimeSpan.FromSeconds(Math.Round(length.TotalSeconds))),
            IFormattable number => Format(reader, index).ToCell(number.ToString(number is double ? "R" : null, CultureInfo.InvariantCulture), is1904: false),
            var other => TableCell.Of(other.ToString()),
        };
    }

    // Days are stored as fractions, of which a second may fall short by a hair.
    private static DateTime Rounded(DateTime moment) => new((moment.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);

    private static NumberFormat Format(IExcelDataReader reader, int index) =>
        NumberFormat.Of(NumberFormat.BuiltIn(reader.GetNumberFormatIndex(index)) ?? reader.GetNumberFormatString(index));
}
