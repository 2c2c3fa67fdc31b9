using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Tests.Platform.Tables;

/// <summary>Whatever is broken in a file, somebody is told in words: nothing but a refusal ever comes out.</summary>
public sealed class DamageTests
{
    [Fact]
    public async Task A_broken_workbook_is_read_or_refused() =>
        await BreakAsync(
            RawWorkbook
                .Of(
                    "<row r=\"1\"><c t=\"inlineStr\"><is><t>Ime</t></is></c><c s=\"1\"><v>40982</v></c></row><row r=\"2\"><c t=\"b\"><v>1</v></c></row>",
                    ["yyyy"])
                .ToArray(),
            "t.xlsx");

    [Fact]
    public async Task A_broken_text_is_read_or_refused() => await BreakAsync("Ime;Grad\n\"Ana\";Niš\nPetar;\"Novi \"\"Sad\"\"\"\n"u8.ToArray(), "t.csv");

    [SkippableTheory]
    [InlineData("csv/simple.xls")]
    [InlineData("csv/encrypted_no_password.xls")]
    [InlineData("xlsx/InlineStrings-inputfile.xlsx")]
    [InlineData("xlsx/CellsWithDateTimeDataTypeOrFormatting.xlsx")]
    public async Task A_broken_real_file_is_read_or_refused(string name)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "data", name);
        Skip.IfNot(File.Exists(path), "The shared files are not beside this checkout.");
        await BreakAsync(await File.ReadAllBytesAsync(path), path);
    }

    private static async Task BreakAsync(byte[] whole, string name)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            // Cut off, or with a few bytes that are others.
            var broken = whole[..(seed % 5 == 0 ? random.Next(whole.Length) : whole.Length)];
            for (var i = seed % 5 == 0 ? 0 : random.Next(1, 20); i > 0; i--) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            try
            {
                Assert.NotEmpty(await Reading.RowsAsync(new MemoryStream(broken), name));
            }
            catch (RefusedException refused)
            {
                Assert.StartsWith("File", Assert.Single(refused.Refusals).Key, StringComparison.Ordinal);
            }
        }
    }
}
