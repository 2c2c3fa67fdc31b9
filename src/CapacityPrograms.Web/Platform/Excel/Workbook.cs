using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CapacityPrograms.Web.Platform.Excel;

/// <summary>How a column's values are written.</summary>
public enum ColumnKind { Text, Number, Decimal, Date, Time, Moment }

/// <summary>A column of a table.</summary>
/// <param name="Width">In characters.</param>
public sealed record Column(string Title, ColumnKind Kind = ColumnKind.Text, double Width = 16);

/// <summary>
/// Writes an Excel workbook row by row, so that a long register never lies in memory whole. What people typed is always
/// a text cell, never a formula; codes and phones keep their zeros and signs.
/// </summary>
/// <remarks>
/// A package that can be read while it is written keeps its parts in memory, so only the small ones are in one; sheets go
/// straight into the file, and the rest follows at the end.
/// </remarks>
public sealed class Workbook : IDisposable
{
    /// <summary>Media type of the file.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int MostCharacters = 32767;

    // In points; a program that does not measure rows itself would cut the heading's letters.
    private const double HeadingHeight = 24;
    private const int RowsPerReport = 1000;
    private readonly MemoryStream _rest = new();
    private readonly ZipArchive _file;
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _book;
    private readonly List<(string Name, string Id, bool IsTable, string File)> _sheets = [];

    /// <summary>Begins a workbook on a stream that stays open at the end.</summary>
    public Workbook(Stream stream, string title, string author)
    {
        _file = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        _document = SpreadsheetDocument.Create(_rest, SpreadsheetDocumentType.Workbook);
        _document.PackageProperties.Title = Clean(title);
        _document.PackageProperties.Creator = Clean(author);
        _book = _document.AddWorkbookPart();
        var styles = _book.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = WorkbookStyles.Make();
        styles.Stylesheet.Save();
    }

    /// <summary>Writes a sheet of names and values: what the workbook is, of whom, when.</summary>
    public void WriteCover(string sheetName, string heading, IEnumerable<(string Name, string Value)> facts)
    {
        var part = Begin(sheetName, isTable: false, out _);
        using var sheet = Open(part);
        using var writer = OpenXmlWriter.Create(sheet);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        WriteColumns(writer, [28, 80]);
        writer.WriteStartElement(new SheetData());
        WriteRow(writer, [(heading, WorkbookStyles.Heading)], HeadingHeight);
        foreach (var (name, value) in facts) WriteRow(writer, [(name, WorkbookStyles.Bold), (value, WorkbookStyles.Wrapped)]);
        writer.WriteEndElement();
        writer.WriteElement(Setup(landscape: false));
        writer.WriteEndElement();
    }

    /// <summary>Writes a table of rows that are there already.</summary>
    /// <returns>How many rows were written.</returns>
    public Task<int> WriteTableAsync(
        string sheetName, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct, Chart? chart = null
    ) => WriteTableAsync(sheetName, columns, rows.ToAsyncEnumerable(), ct, chart);

    /// <summary>Writes a table with filters, a frozen head that repeats in print, and typed cells.</summary>
    /// <param name="rows">
    /// One value per column: text, whole or decimal number, <see cref="DateOnly"/>, <see cref="TimeOnly"/>, <see cref="DateTime"/> or null.
    /// </param>
    /// <param name="chart">A chart beside the table, of its own columns.</param>
    /// <param name="progress">Told how many rows are written, now and then.</param>
    /// <returns>How many rows were written.</returns>
    public async Task<int> WriteTableAsync(
        string sheetName, IReadOnlyList<Column> columns, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct, Chart? chart = null,
        IProgress<int>? progress = null)
    {
        var part = Begin(sheetName, isTable: true, out var number);
        var titles = Distinct(columns.Select(c => c.Title));
        var count = 0;
        using (var sheet = Open(part))
        using (var writer = OpenXmlWriter.Create(sheet))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
            writer.WriteElement(
                new SheetViews(
                    new SheetView(
                        new Pane
                        {
                            VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen,
                        }
                    )
                    {
                        WorkbookViewId = 0, TabSelected = number == 1,
                    }
                ));
            WriteColumns(writer, columns.Select(c => c.Width));
            writer.WriteStartElement(new SheetData());
            WriteRow(writer, titles.Select(t => (t, WorkbookStyles.Bold)));
            await foreach (var row in rows.WithCancellation(ct))
            {
                ct.ThrowIfCancellationRequested();
                writer.WriteStartElement(new Row());
                for (var i = 0; i < columns.Count; i++) WriteCell(writer, columns[i].Kind, row[i]);
                writer.WriteEndElement();
                if (++count % RowsPerReport == 0) progress?.Report(count);
            }
            writer.WriteEndElement();
            writer.WriteElement(Setup(landscape: true));
            writer.WriteElement(new HeaderFooter(new OddFooter("&L&A&R&P / &N")));
            if (chart is not null && count > 0) writer.WriteElement(new Drawing { Id = "chart" });
            // A table without a row under its head is no table to Excel; it would repair the file.
            if (count > 0) writer.WriteElement(new TableParts(new TablePart { Id = "table" }) { Count = 1 });
            writer.WriteEndElement();
        }
        progress?.Report(count);
        if (count > 0) AddTable(part, number, titles, count);
        if (chart is not null && count > 0) chart.AddTo(part, _sheets[^1].Name, titles, count);
        return count;
    }

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        var sheets = new Sheets();
        var names = new DefinedNames();
        foreach (var (sheet, index) in _sheets.Select((s, i) => (s, i)))
        {
            sheets.Append(
                new Sheet
                {
                    Name = sheet.Name, SheetId = (uint)index + 1, Id = sheet.Id,
                }
            );
            if (sheet.IsTable)
                names.Append(new DefinedName($"'{sheet.Name.Replace("'", "''")}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)index });
        }
        _book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(sheets);
        if (names.HasChildren) _book.Workbook.Append(names);
        _book.Workbook.Save();
        _document.Dispose();
        using (var rest = new ZipArchive(_rest, ZipArchiveMode.Read))
        {
            var written = _sheets.Select(s => s.File).ToHashSet();
            foreach (var entry in rest.Entries.Where(e => !written.Contains(e.FullName)))
            {
                using var from = entry.Open();
                using var to = _file.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                from.CopyTo(to);
            }
        }
        _file.Dispose();
    }

    /// <summary>A sheet name that Excel takes: at most 31 characters, none of <c>[]:*?/\</c>.</summary>
    public static string SheetName(string name)
    {
        var clean = new string(Clean(name).Select(c => "[]:*?/\\".Contains(c) ? ' ' : c).ToArray()).Trim('\'', ' ');
        return clean.Length == 0 ? "1" : clean.Length <= 31 ? clean : clean[..31].TrimEnd();
    }

    private WorksheetPart Begin(string name, bool isTable, out int number)
    {
        var part = _book.AddNewPart<WorksheetPart>();
        name = SheetName(name);
        for (var i = 2; _sheets.Any(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)); i++)
            name = SheetName($"{name[..Math.Min(name.Length, 27)]} {i}");
        _sheets.Add((name, _book.GetIdOfPart(part), isTable, part.Uri.OriginalString.TrimStart('/')));
        number = _sheets.Count;
        return part;
    }

    private Stream Open(WorksheetPart part) => _file.CreateEntry(part.Uri.OriginalString.TrimStart('/'), CompressionLevel.Fastest).Open();

    /// <summary>The letters of a column, from 1: A, B, … AA.</summary>
    internal static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26) letters = (char)('A' + ((column - 1) % 26)) + letters;
        return letters;
    }

    private static void AddTable(WorksheetPart part, int number, IReadOnlyList<string> titles, int rows)
    {
        var reference = $"A1:{Letters(titles.Count)}{(rows + 1).ToString(CultureInfo.InvariantCulture)}";
        var table = part.AddNewPart<TableDefinitionPart>("table");
        table.Table = new Table(
            new AutoFilter { Reference = reference },
            new TableColumns(titles.Select((t, i) => new TableColumn { Id = (uint)i + 1, Name = t })) { Count = (uint)titles.Count },
            new TableStyleInfo
            {
                Name = "TableStyleLight1", ShowRowStripes = false, ShowColumnStripes = false, ShowFirstColumn = false, ShowLastColumn = false,
            }
        )
        {
            Id = (uint)number, Name = $"Table{number}", DisplayName = $"Table{number}", Reference = reference, TotalsRowShown = false,
        };
        table.Table.Save();
    }

    private static void WriteColumns(OpenXmlWriter writer, IEnumerable<double> widths) =>
        writer.WriteElement(
            new Columns(
                widths.Select(
                    (w, i) =>
                        new DocumentFormat.OpenXml.Spreadsheet.Column
                        {
                            Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true,
                        }
                )));

    private static PageSetup Setup(bool landscape) => new()
    {
        Orientation = landscape ? OrientationValues.Landscape : OrientationValues.Portrait, PaperSize = 9, FitToWidth = 1, FitToHeight = 0,
    };

    private static void WriteRow(OpenXmlWriter writer, IEnumerable<(string Text, uint Style)> cells, double? height = null)
    {
        writer.WriteStartElement(height is { } points ? new Row { Height = points, CustomHeight = true } : new Row());
        foreach (var (text, style) in cells) WriteText(writer, text, style);
        writer.WriteEndElement();
    }

    private static void WriteCell(OpenXmlWriter writer, ColumnKind kind, object? value)
    {
        switch (value)
        {
            case null or "":
                writer.WriteElement(new Cell());
                break;
            case int or long or decimal or double:
                WriteNumber(
                    writer, Convert.ToString(value, CultureInfo.InvariantCulture)!,
                    kind == ColumnKind.Decimal ? WorkbookStyles.OneDecimal : WorkbookStyles.Whole);
                break;
            case DateOnly day:
                WriteNumber(writer, day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), WorkbookStyles.Date);
                break;
            case TimeOnly time:
                WriteNumber(writer, (time.ToTimeSpan().TotalDays).ToString(CultureInfo.InvariantCulture), WorkbookStyles.Time);
                break;
            case DateTime moment:
                WriteNumber(writer, moment.ToOADate().ToString(CultureInfo.InvariantCulture), WorkbookStyles.Moment);
                break;
            default:
                WriteText(writer, Convert.ToString(value, CultureInfo.CurrentCulture) ?? "", WorkbookStyles.Text);
                break;
        }
    }

    private static void WriteNumber(OpenXmlWriter writer, string value, uint style) =>
        writer.WriteElement(new Cell(new CellValue(value)) { StyleIndex = style });

    private static void WriteText(OpenXmlWriter writer, string text, uint style) =>
        writer.WriteElement(
            new Cell(new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
            {
                DataType = CellValues.InlineString, StyleIndex = style,
            }
        );

    // XML cannot hold most control characters and half a surrogate; a workbook with one would not open.
    private static string Clean(string text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length && clean.Length < MostCharacters - 1; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) clean.Append(c).Append(text[++i]);
            else if (c is '\t' or '\n' || (c >= ' ' && !char.IsSurrogate(c) && c is not ('\ufffe' or '\uffff'))) clean.Append(c);
        }
        return clean.ToString();
    }

    // The heads of an Excel table must differ from each other and hold no line break.
    private static List<string> Distinct(IEnumerable<string> titles)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var result = new List<string>();
        foreach (var title in titles.Select(t => Clean(t).Replace('\n', ' ')))
        {
            var name = title;
            for (var i = 2; !taken.Add(name); i++) name = $"{title} ({i})";
            result.Add(name);
        }
        return result;
    }
}
