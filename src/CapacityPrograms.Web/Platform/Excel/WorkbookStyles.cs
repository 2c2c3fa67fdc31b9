using DocumentFormat.OpenXml.Spreadsheet;

namespace CapacityPrograms.Web.Platform.Excel;

/// <summary>The styles of all our workbooks, by their index.</summary>
internal static class WorkbookStyles
{
    public const uint Text = 1, Bold = 2, Heading = 3, Whole = 4, OneDecimal = 5, Date = 6, Time = 7, Moment = 8, Wrapped = 9;

    /// <summary>The style sheet; dates show as day, month, year, as all the countries served write them.</summary>
    public static Stylesheet Make() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "dd.mm.yyyy" },
                new NumberingFormat { NumberFormatId = 165, FormatCode = "dd.mm.yyyy hh:mm" },
                new NumberingFormat { NumberFormatId = 166, FormatCode = "0.0" }, new NumberingFormat { NumberFormatId = 167, FormatCode = "hh:mm" }
            )
            {
                Count = 4,
            },
            new Fonts(Font(11, false), Font(11, true), Font(16, true)) { Count = 3 },
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
            {
                Count = 2,
            },
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(
                Format(0, 0), Format(0, 49), Format(1, 49), Format(2, 49), Format(0, 1), Format(0, 166), Format(0, 164), Format(0, 167),
                Format(0, 165), Wrap(Format(0, 49)))
            {
                Count = 10,
            }
        );

    private static Font Font(double size, bool bold)
    {
        var font = new Font(new FontSize { Val = size }, new FontName { Val = "Calibri" });
        if (bold) font.PrependChild(new Bold());
        return font;
    }

    private static CellFormat Format(uint font, uint number) =>
        new()
        {
            FontId = font, NumberFormatId = number, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true, ApplyFont = true,
        };

    private static CellFormat Wrap(CellFormat format)
    {
        format.Append(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top });
        format.ApplyAlignment = true;
        return format;
    }
}
