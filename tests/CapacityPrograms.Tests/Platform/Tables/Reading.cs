using System.Text;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Tests.Platform.Tables;

/// <summary>Reads tables to the end, as an import does.</summary>
internal static class Reading
{
    public static Task<TableFile> OpenAsync(Stream content, string name = "t.xlsx", TableLimits? limits = null)
    {
        content.Position = 0;
        return TableFile.OpenAsync(content, name, limits ?? TableLimits.Default, default);
    }

    public static async Task<List<TableRow>> RowsAsync(Stream content, string name = "t.xlsx", TableLimits? limits = null)
    {
        using var file = await OpenAsync(content, name, limits);
        return [.. file.Sheets[0].Rows()];
    }

    public static Task<List<TableRow>> CsvAsync(string text, Encoding? encoding = null) =>
        RowsAsync(new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(text)), "t.csv");

    public static async Task<Refusal> RefusedAsync(Stream content, string name = "t.xlsx", TableLimits? limits = null) =>
        Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => RowsAsync(content, name, limits))).Refusals);

    public static Task<Refusal> RefusedAsync(string text, string name = "t.csv") => RefusedAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), name);

    public static string[] Texts(TableRow row) => [.. row.Cells.Select(c => c.Text)];
}
