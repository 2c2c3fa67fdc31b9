using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables;

namespace CapacityPrograms.Tests.Platform.Tables;

/// <summary>Every real file beside the repository is read as it was seen with one's own eyes, or refused for a named reason.</summary>
public sealed class SharedFilesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "data");

    // File, filled rows of its first sheet with the header, row of the header, its first title; or the key of a refusal.
    private static readonly Dictionary<string, (int Rows, int Header, string First)> Read = new()
    {
        ["xlsx/AutoFilterWithThousandsSeparator.xlsx"] = (3, 1, "t"),
        ["xlsx/CellWithStringDataType.xlsx"] = (2, 3, "Раздел 2"),
        ["xlsx/CellsWithDateTimeDataTypeOrFormatting.xlsx"] = (17, 1, "Format"),
        ["xlsx/CellsWithTimeSpanDataTypeOrFormatting.xlsx"] = (12, 1, "Format"),
        ["xlsx/Date1904System.xlsx"] = (3, 1, "Date:"),
        ["xlsx/EmptyCellValue.xlsx"] = (1, 1, "Heading"),
        ["xlsx/EmptyTable.xlsx"] = (1, 1, "Id"),
        ["xlsx/FileWithButton.xlsm"] = (3, 5, "ClosedXML/Excel/XLWorkbook_Save.cs"),
        ["xlsx/FileWithMismatchSheetIdAndRelId.xlsx"] = (4, 1, "Category"),
        ["xlsx/GoogleSheets-file1.xlsx"] = (2, 1, "test1"),
        ["xlsx/InlineStrings-inputfile.xlsx"] = (61, 2, "BF_STD_STATE"),
        ["xlsx/ProtecteSheet1234Pass.xlsx"] = (1, 12, "PasswordProtected :)"),
        ["xlsx/WorkbookWithExternalLink.xlsx"] = (1, 2, "hello world"),
        ["xlsx/let_it_go_in_emoji-outputfile.xlsx"] = (2, 1, "This emoji version of Let It Go from Frozen:"),
        ["xlsx/protectstructurewithpassword.xlsx"] = (1, 1, "test"),
        ["csv/bian-anal-mca-2005-dols-eng-1011-0312-tab3.xlsm"] = (41, 47, "Data item"),
        ["csv/complex.csv"] = (4, 1, "date"),
        ["csv/encrypted_no_password.xls"] = (7, 1, "date"),
        ["csv/excel_pasting.csv"] = (19, 4, "Year"),
        ["csv/long.csv"] = (4000, 1, "foo"),
        ["csv/mixedGLB.csv"] = (136, 4, "Year"),
        ["csv/simple.csv"] = (7, 1, "date"),
        ["csv/simple.ssv"] = (7, 1, "date"),
        ["csv/simple.xls"] = (7, 1, "date"),
        ["csv/simple.xlsx"] = (7, 1, "date"),
        ["csv/skip_initials.csv"] = (3, 1, "field1"),
        ["csv/small.csv"] = (1, 1, "a"),
        ["csv/spanish_chars.csv"] = (116, 1, "GF_ID"),
        ["csv/unicode_sheet_name.xls"] = (1, 1, "this spreadsheet has got a unicode character in the sheet name"),
        ["csv/utf-16le_encoded.csv"] = (328, 1, "Organisation_code"),
        ["csv/utf8bom.csv"] = (1, 1, "kitten"),
        ["training-csv/sahana-modules_templates_IFRC_Demo_training.csv"] = (136, 1, "Course"),
        ["training-csv/sahana-modules_templates_IFRC_Train_training.csv"] = (12, 1, "Course"),
        ["training-csv/sahana-modules_templates_IFRC_bkk_training_evaluation.csv"] = (10, 1, "Template"),
        ["training-csv/sahana-modules_templates_SAFIRE_BT_Demo_hrm_training_event.csv"] = (14, 1, "Course"),
        ["training-csv/sahana-modules_templates_SAFIRE_BT_Demo_training_evaluation_questions.csv"] = (10, 1, "Template"),
        ["training-csv/sahana-static_formats_s3csv_hrm_training.csv"] = (1, 1, "Training Organisation"),
        ["training-csv/sahana-static_formats_s3csv_hrm_training_event.csv"] = (1, 1, "Organisation"),
        ["municipalities/TERC_Urzedowy_2020-09-26.csv"] = (4195, 1, "WOJ"),
        ["municipalities/cad-rs-municipalities.json"] = (169, 1, "id"),
    };

    private static readonly Dictionary<string, string> Refused = new()
    {
        // Four dates and nothing that says what they are.
        ["xlsx/CellsWithDateTimeWithLocalePrefix.xlsx"] = "FileNoHeader",
        // Coloured cells without a single value, and sheets with one row that holds nothing.
        ["xlsx/EscapedApostrophe.xlsx"] = "FileEmpty",
        ["xlsx/noactive_negativeId.xlsx"] = "FileEmpty",
        ["csv/libreoffice.xlsx"] = "FileEmpty",
        ["csv/blank_line.ods"] = "FileOpenDocument",
        // Numbers from the first row on.
        ["csv/null.csv"] = "FileNoHeader",
        // Years across, and the column of the specialities has no name.
        ["csv/weird_head_padding.csv"] = "FileNoHeader",
    };

    public static TheoryData<string> Files => [.. Read.Keys, .. Refused.Keys];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public async Task A_file_is_read_as_expected_or_refused_for_a_reason(string name)
    {
        var path = Path.Combine(Folder, name);
        Skip.IfNot(File.Exists(path), "The shared files are not beside this checkout.");
        await using var content = File.OpenRead(path);
        try
        {
            using var file = await TableFile.OpenAsync(content, path, TableLimits.Default, default);
            var header = TableHeader.Of(file.Sheets[0], file.Name);
            Assert.True(Read.TryGetValue(name, out var expected), $"{name} was read, not refused.");
            Assert.Equal(expected, (file.Sheets[0].Rows().Count(), header.Row, header.Titles.First(t => t.Length > 0)));
            Assert.All(file.Sheets, sheet => Assert.NotNull(sheet.HiddenColumns));
        }
        catch (RefusedException refused)
        {
            Assert.Equal(Refused.GetValueOrDefault(name), Assert.Single(refused.Refusals).Key);
            Assert.Equal(Path.GetFileName(name), refused.Refusals[0].Arguments[0]);
        }
    }

    [SkippableFact]
    public void No_file_is_forgotten()
    {
        Skip.IfNot(Directory.Exists(Folder), "The shared files are not beside this checkout.");
        var files = new[] { "xlsx", "csv", "training-csv", "municipalities" }.SelectMany(f =>
            Directory.GetFiles(Path.Combine(Folder, f)).Select(p => $"{f}/{Path.GetFileName(p)}"));
        Assert.Equal(files.Order(), Read.Keys.Concat(Refused.Keys).Order());
    }

    [SkippableFact]
    public async Task All_gminas_are_read_with_the_zeros_of_their_codes()
    {
        var path = Path.Combine(Folder, "municipalities", "TERC_Urzedowy_2020-09-26.csv");
        Skip.IfNot(File.Exists(path), "The shared files are not beside this checkout.");
        await using var content = File.OpenRead(path);
        var rows = await Reading.RowsAsync(content, path);
        var gminas = rows.Where(r => r[4].Text is "1" or "2" or "3").ToList();
        Assert.Equal(2477, gminas.Count);
        Assert.Equal(228, gminas.GroupBy(r => r[5].Text).Count(g => g.Count() > 1));
        Assert.All(gminas, r => Assert.Equal((2, 2, 2), (r[1].Text.Length, r[2].Text.Length, r[3].Text.Length)));
    }

    [SkippableTheory]
    [InlineData("xlsx/Date1904System.xlsx", 2, 1, "2017-10-27 21:00")]
    [InlineData("xlsx/CellsWithDateTimeDataTypeOrFormatting.xlsx", 2, 2, "2012-03-14 13:30:55")]
    [InlineData("xlsx/CellsWithDateTimeDataTypeOrFormatting.xlsx", 2, 3, "40982.56313888889")]
    [InlineData("xlsx/CellsWithDateTimeWithLocalePrefix.xlsx", 4, 1, "2019-01-21")]
    [InlineData("xlsx/CellsWithTimeSpanDataTypeOrFormatting.xlsx", 7, 2, "13:30:55")]
    [InlineData("csv/simple.xls", 2, 1, "2011-01-01")]
    [InlineData("csv/simple.xlsx", 2, 1, "2011-01-01")]
    [InlineData("csv/encrypted_no_password.xls", 3, 2, "-1")]
    [InlineData("csv/spanish_chars.csv", 1, 8, "Descripción")]
    [InlineData("csv/complex.csv", 4, 3, "6,000,000")]
    public async Task A_cell_reads_as_it_is_seen(string name, int row, int column, string text)
    {
        var path = Path.Combine(Folder, name);
        Skip.IfNot(File.Exists(path), "The shared files are not beside this checkout.");
        await using var content = File.OpenRead(path);
        Assert.Equal(text, (await Reading.RowsAsync(content, path)).Single(r => r.Number == row)[column].Text);
    }
}
