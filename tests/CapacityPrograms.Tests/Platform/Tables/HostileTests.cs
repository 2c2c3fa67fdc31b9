using System.Text;

namespace CapacityPrograms.Tests.Platform.Tables;

/// <summary>Small files that would cost much: each is refused in words at the place where it goes too far, and not read to its end.</summary>
public sealed class HostileTests
{
    [Fact]
    public async Task Elements_in_elements_without_end_are_no_workbook() =>
        await RefusedAsync(RawWorkbook.Of($"<row r=\"1\"><c>{string.Concat(Enumerable.Repeat("<x>", 5_000_000))}</c></row>"));

    [Fact]
    public async Task An_element_of_millions_of_attributes_is_no_workbook() =>
        await RefusedAsync(RawWorkbook.Of($"<row r=\"1\" {string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=\">\" "))}/>"));

    [Fact]
    public async Task Nineteen_megabytes_of_commas_are_no_table() =>
        await RefusedAsync(new MemoryStream(Encoding.ASCII.GetBytes("a,b\n" + new string(',', 19 * 1024 * 1024) + "\n")), "t.csv");

    [Fact]
    public async Task What_programs_write_passes_whole()
    {
        var rows = string.Concat(Enumerable.Range(1, 500).Select(r =>
            $"<!-- a > 'b' --><row r=\"{r}\" note='>'><c t=\"inlineStr\" x=\"&lt;/c>\"><is><t><![CDATA[1 > 0, ]]>it's</t></is></c><c/></row>"));
        var read = await Reading.RowsAsync(RawWorkbook.Of(rows));
        Assert.Equal(500, read.Count);
        Assert.All(read, r => Assert.Equal("1 > 0, it's", r[1].Text));
    }

    private static async Task RefusedAsync(MemoryStream content, string name = "t.xlsx") =>
        Assert.StartsWith("File", (await Reading.RefusedAsync(content, name)).Key, StringComparison.Ordinal);
}
