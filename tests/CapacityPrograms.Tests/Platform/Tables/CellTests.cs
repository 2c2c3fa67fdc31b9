using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Tests.Platform.Tables;

public sealed class CellTests
{
    [Theory]
    [InlineData("General", "702", "702", CellKind.Number)]
    [InlineData("General", "7.0", "7", CellKind.Number)]
    [InlineData("General", "0.1", "0.1", CellKind.Number)]
    [InlineData("General", "1.0000000000000001E-2", "0.01", CellKind.Number)]
    [InlineData("General", "1.2345678901234E+17", "123456789012340000", CellKind.Number)]
    [InlineData("General", "381631234567890123", "381631234567890123", CellKind.Number)]
    [InlineData("0.00E+00", "-2.5", "-2.5", CellKind.Number)]
    [InlineData("00000", "702", "00702", CellKind.Number)]
    [InlineData("00000", "1234567", "1234567", CellKind.Number)]
    [InlineData("00000", "1.5", "1.5", CellKind.Number)]
    [InlineData("00\\-000", "2137", "02-137", CellKind.Number)]
    [InlineData("00\" \"00\" \"00\" \"0", "201011", "02 01 01 1", CellKind.Number)]
    [InlineData("0", "5", "5", CellKind.Number)]
    [InlineData("#,##0.00 \"дни\"", "12", "12", CellKind.Number)]
    [InlineData("[Red]0", "12", "12", CellKind.Number)]
    [InlineData("dd.mm.yyyy", "40982", "2012-03-14", CellKind.Date)]
    [InlineData("[$-402]d mmmm yyyy \"г.\";@", "40982.9", "2012-03-14", CellKind.Date)]
    [InlineData("dd.mm.yyyy hh:mm", "40982.5631388889", "2012-03-14 13:30:55", CellKind.Date)]
    [InlineData("mmm yyyy", "1", "1900-01-01", CellKind.Date)]
    [InlineData("yyyy", "59", "1900-02-28", CellKind.Date)]
    [InlineData("yyyy", "60", "60", CellKind.Number)]
    [InlineData("yyyy", "61", "1900-03-01", CellKind.Date)]
    [InlineData("yyyy", "-3", "-3", CellKind.Number)]
    [InlineData("yyyy", "3000000", "3000000", CellKind.Number)]
    [InlineData("hh:mm", "0.5", "12:00", CellKind.Time)]
    [InlineData("[h]:mm", "1.5", "36:00", CellKind.Time)]
    [InlineData("mm:ss", "0.021472222222222222", "00:30:55", CellKind.Time)]
    public async Task A_number_is_what_its_format_says(string format, string value, string text, CellKind kind)
    {
        var rows = await Reading.RowsAsync(RawWorkbook.Of($"<row r=\"1\"><c s=\"1\"><v>{value}</v></c></row>", [format]));
        Assert.Equal(new TableCell(text, kind), rows[0][1]);
    }

    [Fact]
    public async Task Days_are_counted_from_1904_where_the_workbook_says_so()
    {
        var rows = await Reading.RowsAsync(
            RawWorkbook.Of(
                "<row r=\"1\"><c s=\"1\"><v>0</v></c><c s=\"1\"><v>41573</v></c><c s=\"2\"><v>0.25</v></c></row>", ["yyyy", "hh:mm"], "date1904=\"1\""));
        Assert.Equal(["1904-01-01", "2017-10-27", "06:00"], Reading.Texts(rows[0]));
    }

    [Theory]
    [InlineData("<c t=\"b\"><v>1</v></c>", "true", CellKind.Boolean)]
    [InlineData("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!", CellKind.Error)]
    [InlineData("<c t=\"str\"><f>WEBSERVICE(\"http://a.example\")</f><v>saved</v></c>", "saved", CellKind.Text)]
    [InlineData("<c><f>1+1</f><v>3</v></c>", "3", CellKind.Number)]
    [InlineData("<c t=\"d\" s=\"1\"><v>2012-03-14T13:30:00</v></c>", "2012-03-14 13:30", CellKind.Date)]
    [InlineData(
        "<c t=\"inlineStr\"><is>\n <r><rPr/><t>Мај</t></r>\n <r><t xml:space=\"preserve\"> 2024 </t></r><rPh sb=\"0\" eb=\"1\"><t>read</t></rPh></is></c>",
        "Мај 2024", CellKind.Text)]
    [InlineData("<c t=\"inlineStr\"><is><t>00702</t></is></c>", "00702", CellKind.Text)]
    [InlineData("<c t=\"inlineStr\"><is><t>Септември</t></is></c>", "Септември", CellKind.Text)]
    [InlineData("<c t=\"inlineStr\"><is><t>\u00A0 Novi\u00A0Sad \u200B</t></is></c>", "Novi Sad", CellKind.Text)]
    [InlineData("<c t=\"inlineStr\"><is><t>a_x000D__x000A_b</t></is></c>", "a\nb", CellKind.Text)]
    public async Task A_cell_is_read_by_its_type(string cell, string text, CellKind kind)
    {
        var rows = await Reading.RowsAsync(RawWorkbook.Of($"<row r=\"1\">{cell}<c t=\"str\"><v>end</v></c></row>", ["yyyy-mm-dd hh:mm"]));
        Assert.Equal([new TableCell(text, kind), new TableCell("end", CellKind.Text)], rows[0].Cells);
    }

    [Fact]
    public async Task Merged_cells_have_their_value_in_the_first()
    {
        var rows = await Reading.RowsAsync(
            RawWorkbook.Of(
                "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Učesnici</v></c><c r=\"B1\"/><c r=\"C1\"/><c r=\"D1\" t=\"str\"><v>Grad</v></c></row>"));
        Assert.Equal(["Učesnici", "", "", "Grad"], Reading.Texts(rows[0]));
    }

    [Fact]
    public async Task The_strict_form_of_the_standard_is_read_too()
    {
        var rows = await Reading.RowsAsync(RawWorkbook.Of("<row r=\"1\"><c s=\"1\"><v>702</v></c></row>", ["00000"], isStrict: true));
        Assert.Equal("00702", rows[0][1].Text);
    }

    [Fact]
    public void A_place_has_the_letters_of_a_spreadsheet() =>
        Assert.Equal(("AB", "AB17"), (new CellAddress("List 1", 17, 28, "Ime").Letters, new CellAddress("List 1", 17, 28, "Ime").Reference));

    [Fact]
    public async Task A_cell_merged_downwards_stands_beside_each_of_its_rows_and_fills_none_that_is_empty()
    {
        var rows = string.Concat(
            Row(1, "A", "Opština", "Ime"), Row(2, "A", "Trnovo", "Ana"), Row(3, "B", "Ivan"), Row(5, "B", "Mia"), "<row r=\"6\"><c r=\"A6\"/></row>");
        const string merged = "<mergeCells><mergeCell ref=\"A2:A6\"/><mergeCell ref=\"A1:B1\"/></mergeCells>";
        var read = await Reading.RowsAsync(RawWorkbook.Of(
            rows, more: ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{RawWorkbook.Main}\"><sheetData>{rows}</sheetData>{merged}</worksheet>")));
        Assert.Equal(["Opština|Ime", "Trnovo|Ana", "Trnovo|Ivan", "Trnovo|Mia"], read.Select(r => string.Join('|', Reading.Texts(r))));
    }

    [Fact]
    public async Task What_lies_under_a_cell_merged_sideways_is_blank_and_known_as_covered()
    {
        var rows = string.Concat(Row(1, "A", "Ime", "12.5.", "13.5.", "14.5."), Row(2, "A", "Ana", "x"), Row(3, "A", "Ivan", "x", "", "x"));
        const string merged = "<mergeCells><mergeCell ref=\"B2:D2\"/></mergeCells>";
        var read = await Reading.RowsAsync(RawWorkbook.Of(
            rows, more: ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{RawWorkbook.Main}\"><sheetData>{rows}</sheetData>{merged}</worksheet>")));
        Assert.Equal([CellKind.Text, CellKind.Text, CellKind.Covered, CellKind.Covered], read[1].Cells.Select(c => c.Kind));
        Assert.True(read[1][3].IsBlank);
        Assert.Equal(CellKind.Blank, read[2][3].Kind);
    }

    [Fact]
    public async Task A_formula_that_was_never_worked_out_is_an_error_and_no_blank()
    {
        var read = await Reading.RowsAsync(RawWorkbook.Of("<row r=\"1\"><c><f>A2&amp;B2</f></c><c t=\"str\"><f>\"\"</f><v></v></c><c><v>1</v></c></row>"));
        Assert.Equal([CellKind.Error, CellKind.Blank, CellKind.Number], read[0].Cells.Select(c => c.Kind));
    }

    private static string Row(int number, string first, params string[] texts) =>
        $"<row r=\"{number}\">"
        + string.Concat(texts.Select((t, i) => $"<c r=\"{(char)(first[0] + i)}{number}\" t=\"inlineStr\"><is><t>{t}</t></is></c>")) + "</row>";
}
