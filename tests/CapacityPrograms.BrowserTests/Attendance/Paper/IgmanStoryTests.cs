using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance.Paper;

/// <summary>
/// Two days at Igman: the coordinator on the first, the deputy on the second; no signal on day one, a paper sheet with one line
/// that nobody can read on day two; and the donor's numbers are right, with their evidence.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed partial class IgmanStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("bs")]
    [InlineData("bg")]
    public async Task Day_one_without_a_signal_day_two_on_paper_and_the_donors_numbers_are_right(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var coordinator = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await coordinator.SignInAsync(OwnEvent.Coordinator);
        string[] people = ["Amra Primjerić", "Đorđe Čećžić", "Łukasz Żółw", "Їжак Єґорщук"];
        var id = await PlanAsync(coordinator.Page, people);
        var words = await coordinator.Page.SpeakAsync(language, "/");
        await coordinator.StoryAsync(async page =>
        {
            await using (var phone = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server))
            {
                await phone.SignInAsync(OwnEvent.Trainer);
                var call = await RollCallScreen.OpenAsync(phone.Page, id, language);
                await call.ShowAsync(1);
                await phone.Context.SetOfflineAsync(true);
                await call.RestPresent.ClickAsync();
                await Assertions.Expect(call.OnDevice).ToHaveCountAsync(4);
                await phone.Context.SetOfflineAsync(false);
                await call.SavedAsync(60_000);
                // The next morning somebody else sits in the coordinator's place.
                await call.ShowAsync(2);
                await call.ReplaceAsync(people[0], "Zamira", "Zamjenović");
                await Assertions.Expect(call.People).ToHaveCountAsync(5);
                await Assertions.Expect(call.OnDevice).ToHaveCountAsync(0);
            }

            await page.GotoAsync($"/events/{id}/transcription?day={Day(1):yyyy-MM-dd}");
            var (evidence, paper) = (page.Panel(words.Attendance["Evidence"]), page.Panel(words.Attendance["OnThePaper"]));
            var scan = evidence.Field(words.Attendance["AddEvidence"]);
            await scan.ChooseAsync(Pdf("not-a-scan.pdf", "<html>no scan at all, whatever its name says</html>"));
            await Assertions.Expect(page.Content()).ToContainTextAsync("not-a-scan.pdf");
            await Assertions.Expect(evidence.Items()).ToHaveCountAsync(0);
            await scan.ChooseAsync(Pdf("igman-dan-2.pdf", "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"));
            await Assertions.Expect(evidence.Items()).ToHaveCountAsync(1);
            await paper.Field(words.Attendance["SignedExcept"]).FillAsync("3");
            await paper.Field(words.Attendance["UnreadLines"]).FillAsync("14");
            var count = paper.Field(words.Attendance["HeadCount"]);
            await count.FillAsync("5");
            await page.Keyboard.PressAsync("Enter");
            var written = new Regex(words.Attendance.Pattern("Transcribed", @"\d+", @"\d+", "1"));
            await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasTextRegex = written })).ToBeVisibleAsync();
            // Two of the four came, the deputy, and somebody whose line cannot be read; the paper has one signature more.
            await Assertions.Expect(paper.Text($"{words.Attendance["CountsAre", 5, 4]} {words.Attendance["CountsDiffer", "+1"]}")).ToBeVisibleAsync();
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            await count.FillAsync("4");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(paper.Text(words.Attendance["CountsAre", 4, 4])).ToBeVisibleAsync();
            var address = await evidence.Link("igman-dan-2.pdf").GetAttributeAsync("href") ?? "";
            Assert.Equal(200, (await coordinator.Context.APIRequest.GetAsync(address)).Status);

            await using var donor = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
            await donor.SignInAsync("donor.makers@demo.local");
            await donor.Page.SpeakAsync(language, "/");
            foreach (var (figure, number) in new[] { ("Reached", 5m), ("Attendances", 6m), ("Unidentified", 1m), ("PersonDays", 8m) })
            {
                await donor.Page.GotoAsync($"/programmes/makers/progress/{figure}?event={id}");
                await Assertions.Expect(donor.Page.Title()).ToHaveTextAsync(words.Progress[$"Figure.{figure}"]);
                var total = await donor.Page.Figure().InnerTextAsync();
                Assert.Equal(number, decimal.Parse(total.Replace(',', '.'), CultureInfo.InvariantCulture));
            }
            // Evidence is the coordinator's: a donor gets neither the scan nor the sheet.
            foreach (var refused in new[] { address, $"/events/{id}/sign-in-sheet" })
                Assert.NotEqual(200, (await donor.Context.APIRequest.GetAsync(refused, new() { MaxRedirects = 0 })).Status);
        }, $"igman-{language}");
    }

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("bs")]
    [InlineData("bg")]
    public async Task The_sheet_is_printed_whole_in_the_events_language_with_every_letter(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync("bs-BA", server: server);
        await visit.SignInAsync(OwnEvent.Coordinator);
        string[] people =
        [
            "Đorđe Čećžić", "Łukasz Żółwiński-Bardzodługienazwisko", "Їжак Єґорщук", "Щерю Съботинов",
            .. Enumerable.Range(1, 26).Select(i => $"Šejla {(char)('A' + i - 1)}mišljenović"),
        ];
        var id = await PlanAsync(visit.Page, people);
        await visit.StoryAsync(async page =>
        {
            await page.SpeakAsync(language, $"/events/{id}/sign-in-sheet");
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            var sheet = page.GetByRole(AriaRole.Article).First;
            // Whoever prints it, the sheet speaks the event's language and, below, the second.
            await Assertions.Expect(sheet).ToContainTextAsync(Words.In("bs").Attendance["SignInSheet"]);
            await Assertions.Expect(sheet).ToContainTextAsync(Words.In("en").Attendance["SignInSheet"]);
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
            // 36 lines of a centimetre take three pages, each day begins anew, and none is empty.
            Assert.Equal(6, Page().Count(Encoding.Latin1.GetString(pdf)));
            const string Cut = "tables => tables.flatMap(t => [...t.rows]).flatMap(r => [...r.cells]).filter(c => c.scrollWidth > c.clientWidth + 1).length";
            Assert.Equal(0, await page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Table).EvaluateAllAsync<int>(Cut));
            var text = await TextAsync(pdf);
            // Long names are broken between their parts and never cut.
            foreach (var word in people.Take(5).SelectMany(p => p.Split(' ', '-')).Concat(["Yizhak", "Yegorshchuk", "Shteryu", "Sabotinov"]))
                Assert.Contains(word, text, StringComparison.Ordinal);
            // The head of the table stands on every page.
            Assert.True(text.Split("Ime i prezime").Length - 1 >= 4);
            Assert.Contains("strana 1 / ", text, StringComparison.Ordinal);
        }, $"sign-in-sheet-{language}");
    }

    // It has passed: a day ahead would count nowhere.
    private static DateOnly Day(int offset) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(offset - 400);

    private static FilePayload Pdf(string name, string content) =>
        new() { Name = name, MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes(content) };

    private static async Task<int> PlanAsync(IPage page, params string[] people)
    {
        await OwnEvent.BeginAsync(page, OwnEvent.Programme, "Obuka koordinatora i zamjenika, Igman", Day(0), new(9, 30), new(16, 0));
        await OwnEvent.AllTrainersAsync(page);
        var words = await Words.OfAsync(page);
        await page.Button(words.Event["AddDay"]).ClickAsync();
        await OwnEvent.Session(page, words, 2).Field(words.Common["Day"]).FillDayAsync(Day(1));
        return await OwnEvent.PlannedAsync(page, people);
    }

    private static async Task<string> TextAsync(byte[] pdf)
    {
        var program = new[] { "/usr/bin/pdftotext", "/usr/local/bin/pdftotext" }.FirstOrDefault(File.Exists);
        Skip.If(program is null, "pdftotext (Poppler) is not installed; tests/run.sh installs it where it may.");
        var file = Artifacts.FileFor($"sheet-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        using var process = Process.Start(new ProcessStartInfo(program!, ["-layout", file, "-"])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]")]
    private static partial Regex Page();
}
