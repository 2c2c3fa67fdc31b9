using System.Text;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Tests.Platform.Tables;

public sealed class JsonSheetTests
{
    [Fact]
    public async Task Members_are_columns_codes_keep_their_digits_and_what_is_nested_is_passed_over()
    {
        using var file = await OpenAsync(
            """[{"id":"00702","name":"Асеновград","parts":[1,2]},{"name":" Батак ","id":2837,"seat":true},null,{"id":12345678901234567890}]"""
        );
        var rows = file.Sheets[0].Rows().ToList();
        Assert.Equal([1, 2, 3, 5], rows.Select(r => r.Number));
        Assert.Equal(["id", "name", "seat"], rows[0].Cells.Select(c => c.Text));
        Assert.Equal(("00702", CellKind.Text, "Асеновград"), (rows[1][1].Text, rows[1][1].Kind, rows[1][2].Text));
        Assert.Equal(("2837", CellKind.Number, "Батак", "true"), (rows[2][1].Text, rows[2][1].Kind, rows[2][2].Text, rows[2][3].Text));
        Assert.Equal("12345678901234567890", rows[3][1].Text);
    }

    [Theory]
    [InlineData("[ {\"name\": \"Чепеларе\"},\n  {\"name\": \"Девин\"} ]")]
    [InlineData("{\"total\": 2, \"licence\": [\"CC0\"], \"data\": [{\"name\":\"Чепеларе\"},{\"name\":\"Девин\"}]}")]
    [InlineData("{\"name\":\"Чепеларе\"}\n{\"name\":\"Девин\"}\n")]
    public async Task Lists_are_read_in_each_form_in_which_they_are_given_out(string json)
    {
        foreach (var encoding in new[] { new UTF8Encoding(false), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            await using var content = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(json)]);
            using var file = await TableFile.OpenAsync(content, "list.json", TableLimits.Default, default);
            Assert.Equal(["name", "Чепеларе", "Девин"], file.Sheets[0].Rows().Select(r => r[1].Text));
        }
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_refused_in_words() =>
        Assert.StartsWith("FileDamaged", (await Assert.ThrowsAsync<RefusedException>(() => OpenAsync("""[{"id":1},{"id":"""))).Refusals[0].Key);

    private static async Task<TableFile> OpenAsync(string json)
    {
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await TableFile.OpenAsync(content, "list.json", TableLimits.Default, default);
    }
}
