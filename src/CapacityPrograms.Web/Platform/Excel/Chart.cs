using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Spreadsheet;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;

namespace CapacityPrograms.Web.Platform.Excel;

/// <summary>A native bar chart beside the table it is drawn from: Excel redraws it when somebody corrects a cell.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="CategoryColumn">Column of the names, from 0.</param>
/// <param name="ValueColumns">Columns of the numbers, from 0; each is a series under its head.</param>
/// <param name="IsHorizontal">Bars that run to the right, for long names.</param>
public sealed record Chart(string Title, int CategoryColumn, IReadOnlyList<int> ValueColumns, bool IsHorizontal = false)
{
    private const int Wide = 9, LeastHigh = 16, MostRows = 40;
    private const uint CategoryAxis = 1, ValueAxis = 2;

    // Stated hollow, named tinted, reached solid: the fills of the page.
    private static readonly string[] _fills = ["0B5D66", "9CC4C8", "D9A441"];

    /// <summary>Adds the chart to a sheet whose table has its head in row 1; the sheet names the drawing <c>chart</c>.</summary>
    internal void AddTo(WorksheetPart sheet, string sheetName, IReadOnlyList<string> titles, int rows)
    {
        rows = Math.Min(rows, MostRows);
        var drawing = sheet.AddNewPart<DrawingsPart>("chart");
        var part = drawing.AddNewPart<ChartPart>("c1");
        var plot = new PlotArea(
            new Layout(), Bars(sheetName, titles, rows),
            new CategoryAxis(
                new AxisId { Val = CategoryAxis },
                new Scaling(new Orientation { Val = IsHorizontal ? OrientationValues.MaxMin : OrientationValues.MinMax }), new Delete { Val = false },
                new AxisPosition { Val = IsHorizontal ? AxisPositionValues.Left : AxisPositionValues.Bottom },
                new TickLabelPosition { Val = TickLabelPositionValues.Low }, new CrossingAxis { Val = ValueAxis }
            ),
            new ValueAxis(
                new AxisId { Val = ValueAxis }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false },
                new AxisPosition { Val = IsHorizontal ? AxisPositionValues.Top : AxisPositionValues.Left }, new MajorGridlines(),
                new NumberingFormat { FormatCode = "0", SourceLinked = false }, new TickLabelPosition { Val = TickLabelPositionValues.NextTo },
                new CrossingAxis { Val = CategoryAxis }
            ));
        part.ChartSpace = new ChartSpace(
            new DocumentFormat.OpenXml.Drawing.Charts.Chart(
                new Title(
                    new ChartText(new RichText(new A.BodyProperties(), new A.Paragraph(new A.Run(new A.Text(Title))))), new Overlay { Val = false }
                ),
                new AutoTitleDeleted { Val = false }, plot, new Legend(new LegendPosition { Val = LegendPositionValues.Bottom }),
                new PlotVisibleOnly { Val = true }
            ));
        part.ChartSpace.Save();
        Anchor(drawing, drawing.GetIdOfPart(part), titles.Count + 1, Math.Max(LeastHigh, rows * 2));
    }

    private BarChart Bars(string sheetName, IReadOnlyList<string> titles, int rows)
    {
        var sheet = $"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'";
        string Cell(int column, int row) => $"${Workbook.Letters(column + 1)}${row.ToString(CultureInfo.InvariantCulture)}";
        string Cells(int column, int from, int to) => $"{sheet}!{Cell(column, from)}:{Cell(column, to)}";
        var bars = new BarChart(
            new BarDirection { Val = IsHorizontal ? BarDirectionValues.Bar : BarDirectionValues.Column },
            new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false }
        );
        foreach (var (column, index) in ValueColumns.Select((c, i) => (c, i)))
        {
            bars.Append(
                new BarChartSeries(
                    new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = (uint)index }, new Order { Val = (uint)index },
                    new SeriesText(
                        new StringReference(
                            new DocumentFormat.OpenXml.Drawing.Charts.Formula($"{sheet}!${Workbook.Letters(column + 1)}$1"), Cache([titles[column]]))),
                    new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = _fills[index % _fills.Length] })),
                    new InvertIfNegative { Val = false },
                    new CategoryAxisData(new StringReference(new DocumentFormat.OpenXml.Drawing.Charts.Formula(Cells(CategoryColumn, 2, rows + 1)))),
                    new DocumentFormat.OpenXml.Drawing.Charts.Values(
                        new NumberReference(new DocumentFormat.OpenXml.Drawing.Charts.Formula(Cells(column, 2, rows + 1))))));
        }
        bars.Append(new GapWidth { Val = 60 }, new AxisId { Val = CategoryAxis }, new AxisId { Val = ValueAxis });
        return bars;
    }

    private static StringCache Cache(IReadOnlyList<string> texts) =>
        new([new PointCount { Val = (uint)texts.Count }, .. texts.Select((t, i) => new StringPoint(new NumericValue(t)) { Index = (uint)i })]);

    private static void Anchor(DrawingsPart drawing, string chart, int column, int high)
    {
        static MarkerType At<MarkerType>(MarkerType marker, int column, int row) where MarkerType : OpenXmlCompositeElement
        {
            marker.Append(new ColumnId(Text(column)), new ColumnOffset("0"), new RowId(Text(row)), new RowOffset("0"));
            return marker;
        }
        static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
        drawing.WorksheetDrawing = new WorksheetDrawing(
            new TwoCellAnchor(
                At(new DocumentFormat.OpenXml.Drawing.Spreadsheet.FromMarker(), column, 1),
                At(new DocumentFormat.OpenXml.Drawing.Spreadsheet.ToMarker(), column + Wide, high + 1),
                new DocumentFormat.OpenXml.Drawing.Spreadsheet.GraphicFrame(
                    new NonVisualGraphicFrameProperties(
                        new NonVisualDrawingProperties { Id = 2, Name = "Chart" }, new NonVisualGraphicFrameDrawingProperties()),
                    new Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
                    new A.Graphic(
                        new A.GraphicData(new ChartReference { Id = chart }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }
                    ))
                {
                    Macro = "",
                },
                new ClientData()));
        drawing.WorksheetDrawing.Save();
    }
}
