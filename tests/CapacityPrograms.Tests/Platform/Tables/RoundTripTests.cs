using System.Text;
using CapacityPrograms.Web.Platform.Excel;

namespace CapacityPrograms.Tests.Platform.Tables;

/// <summary>Random tables come back as they were written, whatever the encoding, the delimiter and the kind of file.</summary>
public sealed class RoundTripTests
{
    private const string Latin = "abcdefgčćžšđĐŠłąęóśńżŁŚ019 .-+=@'\"\n,;|\t";
    private const string Cyrillic = "абвгдежзијклљмнњћђџшАБВ019 .-+=@'\"\n,;|\t";

    [Theory]
    [InlineData(65001)]
    [InlineData(1200)]
    [InlineData(1201)]
    [InlineData(1250)]
    [InlineData(1251)]
    public async Task CSV_reads_back_equal(int page)
    {
        var encoding = page is 1250 or 1251 ? CodePagesEncodingProvider.Instance.GetEncoding(page)! : Encoding.GetEncoding(page);
        for (var seed = 0; seed < 40; seed++)
        {
            foreach (var delimiter in ";,\t|")
            {
                var table = Table(seed, page == 1251 ? Cyrillic : Latin);
                var text = string.Join(
                    "\r\n",
                    table.Select(row =>
                        string.Join(
                            delimiter,
                            row.Select(cell =>
                                cell.Any("\"\n,;|\t".Contains) || seed % 2 == 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell))));
                Equal(table, await Reading.CsvAsync(text, encoding), $"seed {seed}, delimiter {delimiter}");
            }
        }
    }

    [Fact]
    public async Task A_workbook_reads_back_equal()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var table = Table(seed, Latin + Cyrillic + "&<>_x0041_😀");
            using var stream = new MemoryStream();
            using (var book = new Workbook(stream, "t", "a"))
                await book.WriteTableAsync("T", [.. table[0].Select(t => new Column(t))], Rows(table), default);
            Equal(table, await Reading.RowsAsync(stream), $"seed {seed}");
        }
    }

    private static void Equal(List<string[]> table, List<CapacityPrograms.Web.Platform.Tables.TableRow> rows, string which)
    {
        Assert.Equal(table.Count, rows.Count);
        for (var i = 0; i < table.Count; i++)
            Assert.True(
                table[i].SequenceEqual(Reading.Texts(rows[i])),
                $"{which}, row {i}: {string.Join('|', table[i])} became {string.Join('|', Reading.Texts(rows[i]))}");
    }

    // A header of plain words, and cells that begin and end with a letter: blanks at the ends are taken away on purpose.
    private static List<string[]> Table(int seed, string letters)
    {
        var random = new Random(seed);
        var width = random.Next(2, 8);
        string Cell()
        {
            var middle = string.Concat(
                Enumerable
                    .Range(0, random.Next(0, 12))
                    .Select(_ => letters.EnumerateRunes().ElementAt(random.Next(letters.EnumerateRunes().Count())).ToString()));
            return letters[random.Next(7)] + middle + letters[random.Next(7)];
        }
        return
        [
            [.. Enumerable.Range(0, width).Select(i => $"{letters[0]}{letters[1]}{i}")],
            .. Enumerable.Range(0, random.Next(5, 30)).Select(_ => Enumerable.Range(0, width).Select(_ => Cell()).ToArray()),
        ];
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(List<string[]> table)
    {
        foreach (var row in table.Skip(1)) yield return row;
        await Task.CompletedTask;
    }
}
