using System.Globalization;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Web.Platform.Localization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Attendance.RoundTrip;

/// <summary>
/// The workbook that goes out and comes back: a line per person with its protected number, a column per session with a list of
/// marks, blank rows for who comes unannounced, and a hidden sheet that tells what stood there when it went out.
/// </summary>
internal sealed class SheetFile(SheetView sheet, DateTime now, IStringLocalizer<AttendanceTexts> texts, IStringLocalizer<CommonTexts> common)
{
    /// <summary>Name of the hidden sheet, and the first word in it.</summary>
    public const string Stamp = "_sheet";

    /// <summary>Columns before the sessions: id, number, name, organisation.</summary>
    public const int Before = 4;

    private const int Blank = 15;

    // Index of the style of a cell that may be written.
    private const uint Open = 1, Bold = 2;

    /// <summary>Title of a session's column; the number in brackets is what it is found again by.</summary>
    public static string Title(SheetSession s) =>
        $"{s.Day.ToString("dd.MM.", CultureInfo.InvariantCulture)} {s.StartsAt?.Clock()} [{s.Id.ToString(CultureInfo.InvariantCulture)}]".Replace(
            "  ", " ", StringComparison.Ordinal);

    /// <summary>Writes it.</summary>
    public void Write(Stream stream)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook();
        var styles = book.AddNewPart<WorkbookStylesPart>();
        styles.Stylesheet = Styles();
        var (main, stamp) = (book.AddNewPart<WorksheetPart>(), book.AddNewPart<WorksheetPart>());
        main.Worksheet = Main();
        stamp.Worksheet = new Worksheet(new SheetData(Stamped().Select(row => new Row(row.Select(Cell)))));
        book.Workbook.AppendChild(new Sheets(
            new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = common["Attendance"].Value, SheetId = 1, Id = book.GetIdOfPart(main) },
            new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = Stamp, SheetId = 2, Id = book.GetIdOfPart(stamp), State = SheetStateValues.VeryHidden }));
        book.Workbook.Save();
    }

    /// <summary>A mark as a cell says it: a word, or the minutes alone.</summary>
    public static string Word(IStringLocalizer<CommonTexts> common, AttendanceValue value, int? minutes) => value switch
    {
        AttendanceValue.Cleared => "",
        AttendanceValue.Partial when minutes is { } known => known.ToString(CultureInfo.InvariantCulture),
        _ => common.Word(value),
    };

    private Worksheet Main()
    {
        var data = new SheetData();
        data.Append(
            new Row(
                new[] { texts["SheetId"].Value, texts["PaperNo"].Value, texts["PaperName"].Value, texts["PaperOrganisation"].Value }
                    .Concat(sheet.Sessions.Select(Title))
                    .Select(t => Cell(t, Bold))));
        foreach (var row in sheet.Rows)
        {
            var line = new Row(
                Cell(row.RegistrationId.ToString(CultureInfo.InvariantCulture)), Cell(row.Number.ToString(CultureInfo.InvariantCulture)),
                Cell(row.Name ?? texts["Unidentified", row.UnidentifiedNote ?? ""].Value), Cell(Describe(row)));
            line.Append(
                sheet.Sessions.Select(s =>
                    Cell(sheet.Marks.TryGetValue((row.RegistrationId, s.Id), out var m) ? Word(common, m.Value, m.Minutes) : "", Open)));
            data.Append(line);
        }
        for (var i = 0; i < Blank; i++) data.Append(new Row(Enumerable.Range(0, Before + sheet.Sessions.Count).Select(_ => Cell("", Open))));
        var last = sheet.Rows.Count + Blank + 1;
        var worksheet = new Worksheet(
            new SheetViews(
                new DocumentFormat.OpenXml.Spreadsheet.SheetView(
                    new Pane
                    {
                        TopLeftCell = "E2", VerticalSplit = 1, HorizontalSplit = Before, ActivePane = PaneValues.BottomRight,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            ),
            new Columns(
                Width(1, 1, 8), Width(2, 2, 6), Width(3, 3, 30), Width(4, 4, 34), Width(5, (uint)(Before + Math.Max(1, sheet.Sessions.Count)), 20)),
            data,
            // Without a password: it guards against a slip, and whoever has to can take it off.
            new SheetProtection { Sheet = true, FormatColumns = false, FormatRows = false, Sort = false, AutoFilter = false });
        if (sheet.Sessions.Count > 0)
        {
            var words = new[] { AttendanceValue.Present, AttendanceValue.Excused, AttendanceValue.Absent }.Select(v => common.Word(v));
            // A number is allowed too: the minutes of somebody who left early.
            worksheet.Append(new DataValidations(new DataValidation(new Formula1($"\"{string.Join(',', words)}\""))
            {
                Type = DataValidationValues.List, AllowBlank = true, ShowErrorMessage = false, ShowInputMessage = true, Prompt = texts["CellPrompt"].Value,
                SequenceOfReferences = new ListValue<StringValue> { InnerText = $"E2:{Platform.Excel.Workbook.Letters(Before + sheet.Sessions.Count)}{last}" },
            })
            { Count = 1 });
        }
        return worksheet;
    }

    // What stood in each cell, so that it can be told who changed it: whoever filled the file in, somebody else, or both.
    private IEnumerable<string[]> Stamped()
    {
        yield return
        [
            Stamp, sheet.EventId.ToString(CultureInfo.InvariantCulture), now.ToString("O", CultureInfo.InvariantCulture),
            sheet.LastEntry.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var mark in sheet.Marks.Values)
            yield return
            [
                .. new[] { mark.RegistrationId, mark.SessionId, mark.Version }.Select(n => n.ToString(CultureInfo.InvariantCulture)),
                mark.Value.ToString(), mark.Minutes?.ToString(CultureInfo.InvariantCulture) ?? "",
            ];
    }

    private string Describe(SheetRow row) => row.Behalf is { IsEmpty: false } behalf ? behalf.Shown(row.BehalfLanguage) : "";

    private static DocumentFormat.OpenXml.Spreadsheet.Column Width(uint from, uint to, double width) =>
        new()
        {
            Min = from, Max = to, Width = width, CustomWidth = true,
        };

    private static Cell Cell(string text) => Cell(text, 0);

    private static Cell Cell(string text, uint style) =>
        text.Length == 0
            ? new Cell { StyleIndex = style }
            : new Cell
            {
                DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }),
                StyleIndex = style,
            };

    private static Stylesheet Styles() =>
        new(
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" }))
            {
                Count = 2,
            },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
            {
                Count = 2,
            },
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(
                new CellFormat
                {
                    FontId = 0, FillId = 0, BorderId = 0,
                },
                new CellFormat(new Protection { Locked = false })
                {
                    FontId = 0, FillId = 0, BorderId = 0, ApplyProtection = true,
                },
                new CellFormat
                {
                    FontId = 1, FillId = 0, BorderId = 0, ApplyFont = true,
                }
            )
            {
                Count = 3,
            }
        );
}
