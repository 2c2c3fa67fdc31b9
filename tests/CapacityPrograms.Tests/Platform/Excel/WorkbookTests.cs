using System.IO.Compression;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Excel;
using DocumentFormat.OpenXml.Packaging;

namespace CapacityPrograms.Tests.Platform.Excel;

public sealed class WorkbookTests
{
    [Fact]
    public async Task A_chart_stands_beside_its_table_and_the_workbook_is_valid()
    {
        using var stream = new MemoryStream();
        using (var book = new Workbook(stream, "Č & ć", "Ђорђе"))
        {
            book.WriteCover("Cover", "Heading", [("Name", "Value")]);
            await book.WriteTableAsync(
                "Groups' names: č/ć", [new("Group"), new("Stated", ColumnKind.Number), new("Reached", ColumnKind.Number)], Rows(3), default,
                new Chart("By group", 0, [2, 1], IsHorizontal: true));
            await book.WriteTableAsync("Empty", [new("Group"), new("Stated", ColumnKind.Number)], Rows(0), default, new Chart("Nothing", 0, [1]));
        }
        Workbooks.Valid(stream);
        using var read = SpreadsheetDocument.Open(stream, false);
        var chart = Assert.Single(read.WorkbookPart!.WorksheetParts, p => p.DrawingsPart is not null).DrawingsPart!.ChartParts.Single();
        var formulas = chart.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Formula>().Select(f => f.Text).ToList();
        Assert.Contains("'Groups'' names  č ć'!$C$2:$C$4", formulas);
        Assert.Equal(2, chart.ChartSpace.Descendants<DocumentFormat.OpenXml.Drawing.Charts.BarChartSeries>().Count());
    }

    [Fact]
    public async Task A_stop_ends_the_writing_and_progress_is_told_on_the_way()
    {
        using var stop = new CancellationTokenSource();
        var told = new Told(rows => { if (rows == 2000) stop.Cancel(); });
        using var stream = new MemoryStream();
        using var book = new Workbook(stream, "t", "a");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => book.WriteTableAsync("T", [new("A")], Rows(10_000), stop.Token, progress: told));
        Assert.Equal([1000, 2000], told.Rows);
    }

    [Fact]
    public async Task Sheets_go_into_the_file_as_they_are_written()
    {
        using var stream = new MemoryStream();
        using (var book = new Workbook(stream, "t", "a"))
        {
            await book.WriteTableAsync("T", [new("A")], Rows(50_000), default);
            // What is in the file before the workbook ends was not kept in memory for the end.
            Assert.True(stream.Length > 50_000);
        }
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        Assert.Equal(zip.Entries.Count, zip.Entries.Select(e => e.FullName).Distinct().Count());
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(int count)
    {
        for (var i = 0; i < count; i++) yield return [$"Group {i}", i, i];
        await Task.CompletedTask;
    }

    private sealed class Told(Action<int> then) : IProgress<int>
    {
        public List<int> Rows { get; } = [];

        public void Report(int value)
        {
            Rows.Add(value);
            then(value);
        }
    }
}
