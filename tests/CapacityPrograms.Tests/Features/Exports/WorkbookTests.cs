using System.Data;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Tests.Seed;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Exports;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Tests.Features.Exports;

public sealed class WorkbookTests(LoadedDemo demo) : IClassFixture<LoadedDemo>
{
    private static readonly ResourceManagerStringLocalizerFactory _factory = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
    private static readonly StringLocalizer<ExportTexts> _texts = new(_factory);
    private static readonly StringLocalizer<CommonTexts> _common = new(_factory);

    private RegisterWorkbook Register => new(demo.Factory, TimeProvider.System, _texts, _common);

    [Theory]
    [
        InlineData("centrir-ler", "sr-Latn", "Registar prisustva"), InlineData("rozwoj-lokalny", "pl", "Rejestr obecności"),
        InlineData("liuboml-centre", "uk", "Реєстр відвідуваності")
    ]
    [InlineData("makers", "bs", "Registar prisustva"), InlineData("rhodope-governance", "bg", "Регистър на присъствието")]
    public async Task The_register_has_a_row_for_each_mark_with_dates_as_dates_and_is_a_valid_workbook(string code, string language, string sheet)
    {
        Language.Of(language).Use();
        using var stream = new MemoryStream();
        await Register.WriteAsync(Actor.System, code, null, null, stream, default);

        await using var db = demo.Open();
        var marks = await db.AttendanceMarks.CountAsync(m =>
            (m.Event!.Programme!.Code == code || m.Event.Programme.Parent!.Code == code)
            && m.Value != AttendanceValue.Cleared
            && m.Event.State != EventState.Cancelled
            && m.Event.State != EventState.Draft);
        var table = Workbooks.Read(stream).Tables[sheet]!;
        Assert.True(marks > 0);
        Assert.Equal(marks, table.Rows.Count - 1);
        Assert.All(table.Rows.Cast<DataRow>().Skip(1), r => Assert.IsType<DateTime>(r[2]));
        Workbooks.Valid(stream);
    }

    [Fact]
    public async Task What_people_typed_is_text_and_no_formula_and_codes_keep_their_zeros()
    {
        Language.Of("en").Use();
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var names = new[] { "=cmd|' /C calc'!A0", "+381 63 8129 119", "-1", "@SUM(A1)", "Name\twith\ttabs", "<b>&" };
        foreach (var name in names)
            await small.Registrations.SaveAsync(
                small.Coordinator,
                new RegistrationInput
                {
                    EventId = small.EventId, GivenName = "X", FamilyName = name, Phone = "0038761000",
                },
                default);
        await small.Marks.MarkRestPresentAsync(small.Trainer, small.Sessions[0], Guid.CreateVersion7(), default);

        using var one = new MemoryStream();
        await new EventWorkbook(small.Database.Factory, TimeProvider.System, _texts, _common).WriteAsync(
            small.Coordinator, small.EventId, one, default);
        Assert.Equal(
            names.Select(n => "X " + n),
            Workbooks.Read(one).Tables["Attendance"]!.Rows.Cast<DataRow>().Skip(1).Select(r => (string)r[1]));
        using var all = new MemoryStream();
        await new RegisterWorkbook(small.Database.Factory, TimeProvider.System, _texts, _common).WriteAsync(
            small.Coordinator, "mali", null, null, all, default);
        Assert.All(Workbooks.Read(all).Tables["Attendance register"]!.Rows.Cast<DataRow>().Skip(1), r => Assert.Equal("0038761000", r[21]));
        foreach (var stream in new[] { one, all })
        {
            Workbooks.Valid(stream);
            using var book = SpreadsheetDocument.Open(stream, false);
            Assert.All(book.WorkbookPart!.WorksheetParts, p => Assert.Empty(p.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()));
        }
    }

    [Fact]
    public async Task A_donor_gets_no_contact_and_names_only_where_the_programme_allows_them()
    {
        Language.Of("en").Use();
        await using var db = demo.Open();
        foreach (var (code, sees) in new[] { ("rhodope-governance", false), ("makers", true) })
        {
            var user = await db.Users.SingleAsync(u => u.Email == $"donor.{code}@demo.local");
            var donor = new Actor(
                user.Id, "donor", false, null,
                await db.ProgrammeAccess.Where(a => a.UserId == user.Id).ToDictionaryAsync(a => a.ProgrammeId, a => a.Role));
            using var stream = new MemoryStream();
            await Register.WriteAsync(donor, code, null, null, stream, default);
            var cells = Workbooks.Read(stream).Tables["Attendance register"]!.Rows.Cast<DataRow>().SelectMany(r => r.ItemArray).OfType<string>().ToHashSet();
            Assert.Equal(sees, (await db.People.Select(p => p.GivenName + " " + p.FamilyName).ToListAsync()).Any(cells.Contains));
            Assert.DoesNotContain(cells, c => c.Contains('@', StringComparison.Ordinal));
            await Assert.ThrowsAsync<MissingException>(() => Register.WriteAsync(donor, "centrir-ler", null, null, new MemoryStream(), default));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_written_of_a_line_that_nobody_can_read_reaches_no_donor(bool seesNames)
    {
        Language.Of("en").Use();
        const string note = "red 14, možda Zlatko iz vodovoda";
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        await small.Registrations.SaveAsync(small.Coordinator, new RegistrationInput { EventId = small.EventId, UnidentifiedNote = note }, default);
        await small.Registrations.SaveAsync(
            small.Coordinator, new RegistrationInput { EventId = small.EventId, FamilyName = "Suharto", HasOneName = true }, default);
        foreach (var session in small.Sessions) await small.Marks.MarkRestPresentAsync(small.Trainer, session, Guid.CreateVersion7(), default);
        await using (var db = small.Open()) await db.Programmes.ExecuteUpdateAsync(s => s.SetProperty(p => p.DonorSeesNames, seesNames));

        var seen = await TextsAsync(small.Donor);
        Assert.DoesNotContain(seen, t => t.Contains("Zlatko", StringComparison.Ordinal));
        // A name of one word has no blank beside it, wherever it stands.
        Assert.Equal(seesNames, seen.Contains("Suharto"));
        var kept = await TextsAsync(small.Coordinator);
        Assert.Contains(kept, t => t.Contains(note, StringComparison.Ordinal));
        Assert.DoesNotContain(kept.Concat(seen), t => t.Contains("Suharto", StringComparison.Ordinal) && t != "Suharto");

        // Everything that a reader of the event, of the figures and of each workbook gets.
        async Task<List<string>> TextsAsync(Actor actor)
        {
            var texts = new List<string>();
            var list = await small.Participants.ListAsync(actor, small.EventId, default);
            texts.AddRange(list.Rows.SelectMany(r => new[] { r.Name, r.FamilyFirst, r.UnidentifiedNote }).OfType<string>());
            texts.Add(JsonSerializer.Serialize(await small.Reading.ReadAsync(actor, small.EventId, default)));
            var (words, common) = (new StringLocalizer<ProgressTexts>(_factory), _common);
            var figures = new FigureQueries(small.Database.Factory, small.Clock, words, common);
            foreach (var figure in Enum.GetValues<Figure>())
                texts.AddRange((await figures.ReadAsync(actor, "mali", figure, new ProgressFilter(), default)).Rows.SelectMany(r => r).Select(c => c.Text));
            foreach (var write in new Func<Stream, Task>[]
            {
                s => new EventWorkbook(small.Database.Factory, small.Clock, _texts, common).WriteAsync(actor, small.EventId, s, default),
                s => new RegisterWorkbook(small.Database.Factory, small.Clock, _texts, common).WriteAsync(actor, "mali", null, null, s, default),
                s => new ResultsWorkbook(small.Database.Factory, small.Clock, words, common).WriteAsync(actor, "mali", null, null, s, default),
            })
            {
                using var stream = new MemoryStream();
                await write(stream);
                texts.AddRange(
                    Workbooks.Read(stream).Tables.Cast<DataTable>().SelectMany(t => t.Rows.Cast<DataRow>()).SelectMany(r => r.ItemArray).OfType<string>());
            }
            return texts;
        }
    }

    [SkippableFact]
    public async Task LibreOffice_opens_both_workbooks_without_repair()
    {
        var office = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);
        Skip.If(office is null, "LibreOffice is not installed; tests/run.sh installs it where it may.");
        Language.Of("bg").Use();
        var folder = Directory.CreateTempSubdirectory("capacityprograms-office-").FullName;
        try
        {
            var path = Path.Combine(folder, "register.xlsx");
            await using (var file = File.Create(path))
                await Register.WriteAsync(Actor.System, "rhodope-governance", null, null, file, default);
            var start = new ProcessStartInfo(
                office!,
                [
                    $"-env:UserInstallation=file://{folder}/profile",
                    "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2", "--outdir", folder,
                    path,
                ])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            var csv = Directory.GetFiles(folder, "*.csv").Single();
            await using var db = demo.Open();
            var lines = await File.ReadAllLinesAsync(csv, Encoding.UTF8);
            Assert.Equal(
                await db.AttendanceMarks.CountAsync(m =>
                    m.Event!.Programme!.Code == "rhodope-governance" && m.Value != AttendanceValue.Cleared && m.Event.State != EventState.Cancelled),
                lines.Length - 1);
            Assert.Contains("Събитие", lines[0], StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
