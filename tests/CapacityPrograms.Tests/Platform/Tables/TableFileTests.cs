using System.Text;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Tests.Platform.Tables;

public sealed class TableFileTests
{
    private const string OneRow = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Ime</v></c></row>";

    [Theory]
    [InlineData("", "FileEmpty")]
    [InlineData(" \r\n;;;\n", "FileEmpty")]
    [InlineData("%PDF-1.7 ...", "FileNotATable")]
    [InlineData("<html><table><tr><td>1</td></tr></table>", "FileNotATable")]
    [InlineData("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", "FileNotATable")]
    [InlineData("{\\rtf1 }", "FileNotATable")]
    [InlineData("{\n \"id\": 70017 }", "FileNotATable")]
    [InlineData("[\n \"one\", \"two\" ]", "FileNotATable")]
    [InlineData("PK\u0003\u0004 and nothing more", "FileDamaged")]
    public async Task What_is_no_table_is_refused_whatever_its_name_says(string content, string key)
    {
        foreach (var name in new[] { "popis.xlsx", "popis.xls", "popis.csv" })
        {
            var refusal = await Reading.RefusedAsync(content, name);
            Assert.Equal((key, name), (refusal.Key, refusal.Arguments[0]));
        }
    }

    [Fact]
    public async Task A_text_table_is_read_although_it_calls_itself_xls()
    {
        var rows = await Reading.RowsAsync(new MemoryStream(Encoding.UTF8.GetBytes("Ime\tGrad\nAna\tČačak\n")), "popis.xls");
        Assert.Equal(["Ana", "Čačak"], Reading.Texts(rows[1]));
    }

    [Theory]
    [InlineData("EncryptedPackage", "FileEncrypted")]
    [InlineData("WordDocument", "FileNotATable")]
    [InlineData("Workbook", "FileDamaged")]
    public async Task Old_containers_are_told_apart_by_what_is_in_them(string part, string key)
    {
        var bytes = new byte[3000];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes(part).CopyTo(bytes, 1024);
        Assert.Equal(key, (await Reading.RefusedAsync(new MemoryStream(bytes), "t.xls")).Key);
    }

    [Theory]
    [InlineData("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "FileOpenDocument")]
    [InlineData("xl/workbook.bin", "", "FileNotATable")]
    [InlineData("readme.txt", "", "FileNotATable")]
    [InlineData("[Content_Types].xml", "<Types/>", "FileDamaged")]
    public async Task Zip_files_are_told_apart_by_what_is_in_them(string part, string content, string key) =>
        Assert.Equal(key, (await Reading.RefusedAsync(RawWorkbook.Zip((part, content)))).Key);

    [Fact]
    public async Task A_broken_part_is_told_with_the_row_before_it_and_the_rows_before_it_are_read()
    {
        var rows = new StringBuilder();
        for (var i = 1; i <= 30_000; i++)
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"<row r=\"{i}\"><c t=\"str\"><v>Red {i}</v></c></row>");
        using var broken = RawWorkbook.Of(rows.Append("<row r=\"30001\"><c").ToString());
        using var file = await Reading.OpenAsync(broken);
        // That the first rows come although the end cannot be read shows that nobody went there before them.
        Assert.Equal("Red 1", file.Sheets[0].Rows().First()[1].Text);
        Assert.Equal("Red 29000", file.Sheets[0].Rows().ElementAt(28_999)[1].Text);
        var refusal = Assert.Single(Assert.Throws<RefusedException>(() => file.Sheets[0].Rows().Count()).Refusals);
        Assert.Equal("FileDamagedAfter", refusal.Key);
        Assert.Equal(["t.xlsx", "List 1", 30_000], refusal.Arguments);
    }

    [Fact]
    public async Task Sizes_have_limits()
    {
        var small = new TableLimits(Bytes: 2000, UnpackedBytes: 100_000, Rows: 3, Columns: 2, CellCharacters: 10);
        Assert.Equal("FileTooLarge", (await Reading.RefusedAsync(new MemoryStream(new byte[2001]), limits: small)).Key);
        Assert.Equal(
            "FileUnpacksTooLarge",
            (await Reading.RefusedAsync(RawWorkbook.Of(OneRow + new string(' ', 100_001)), limits: small with { Bytes = 9000 })).Key);
        Assert.Equal("FileTooManyRows", (await Reading.RefusedAsync(new MemoryStream("a\nb\nc\nd"u8.ToArray()), "t.csv", small)).Key);
        Assert.Equal(4, (await Reading.RowsAsync(new MemoryStream("a\nb\nc\nd"u8.ToArray()), "t.csv", small with { Rows = 4 })).Count);
        var wide = await Reading.RefusedAsync(new MemoryStream("a,b\n1,2,3"u8.ToArray()), "t.csv", small);
        Assert.Equal("FileTooManyColumns", wide.Key);
        Assert.Equal(["t.csv", "t", 2, "B", 2], wide.Arguments);
        var longCell = await Reading.RefusedAsync(new MemoryStream("a,b\n1,12345678901"u8.ToArray()), "t.csv", small);
        Assert.Equal(["t.csv", "t", "B2", 10], longCell.Arguments);
        Assert.Equal(
            "FileCellTooLong",
            (
                await Reading.RefusedAsync(
                    RawWorkbook.Of(OneRow.Replace("Ime", new string('x', 80), StringComparison.Ordinal)),
                    limits: small with
                    {
                        Bytes = 9000,
                    }
                )
            ).Key);
    }

    [Fact]
    public async Task A_bomb_is_refused_by_how_much_it_says_to_unpack_and_yields_no_more_than_it_says()
    {
        Assert.Equal("FileUnpacksTooLarge", (await Reading.RefusedAsync(RawWorkbook.Of(OneRow + new string(' ', 20_000_000)))).Key);

        var lying = RawWorkbook.Of(OneRow + new string(' ', 20_000_000)).ToArray();
        for (var i = 0; i < lying.Length - 46; i++)
        {
            // The length in the list at the end of the zip file, for each of its entries.
            if (lying.AsSpan(i).StartsWith("PK\u0001\u0002"u8) && BitConverter.ToInt32(lying, i + 24) > 1_000_000)
                BitConverter.GetBytes(1000).CopyTo(lying, i + 24);
        }
        Assert.StartsWith("FileDamaged", (await Reading.RefusedAsync(new MemoryStream(lying))).Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("xl/styles.xml")]
    public async Task Declarations_in_a_part_are_refused_and_name_no_file(string part)
    {
        var bad =
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
            + $"<worksheet xmlns=\"{RawWorkbook.Main}\"><sheetData><row><c t=\"str\"><v>&e;</v></c></row></sheetData></worksheet>";
        Assert.Equal("FileUnsafe", (await Reading.RefusedAsync(RawWorkbook.Of(OneRow, more: (part, bad)))).Key);
    }

    [Fact]
    public async Task Hidden_rows_and_columns_are_read_and_told_and_numbers_are_those_of_the_file()
    {
        using var book = RawWorkbook.Of(
            "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>a</v></c></row><row r=\"5\"/>"
                + "<row r=\"7\" hidden=\"1\"><c t=\"str\"><v>b</v></c></row><row><c r=\"C8\" t=\"str\"><v>c</v></c></row>",
            columns: "<col min=\"2\" max=\"16384\" hidden=\"1\"/>");
        using var file = await Reading.OpenAsync(book);
        var rows = file.Sheets[0].Rows().ToList();
        Assert.Equal([(3, false, ",a"), (7, true, "b"), (8, false, ",,c")], rows.Select(r => (r.Number, r.IsHidden, string.Join(',', Reading.Texts(r)))));
        Assert.Equal(Enumerable.Range(2, 249), file.Sheets[0].HiddenColumns.Order());
    }

    [Fact]
    public async Task A_cell_where_no_cell_can_be_is_damage()
    {
        Assert.Equal("FileDamagedAfter", (await Reading.RefusedAsync(RawWorkbook.Of("<row r=\"1\"><c r=\"ZZZZZZZ1\"><v>1</v></c></row>"))).Key);
        Assert.Equal("FileDamagedAfter", (await Reading.RefusedAsync(RawWorkbook.Of("<row r=\"-1\"><c><v>1</v></c></row>"))).Key);
        Assert.Equal("FileDamagedAfter", (await Reading.RefusedAsync(RawWorkbook.Of("<row r=\"1\"><c t=\"s\"><v>7</v></c></row>"))).Key);
    }
}
