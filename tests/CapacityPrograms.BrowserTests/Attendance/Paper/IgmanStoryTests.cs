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
    [InlineData("bs")]
    [InlineData("bg")]
    public async Task Day_one_without_a_signal_day_two_on_paper_and_the_donors_numbers_are_right(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var coordinator = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await coordinator.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        var id = await PlanAsync(coordinator.Page, "Amra Primjerić", "Đorđe Čećžić", "Łukasz Żółw", "Їжак Єґорщук");
        await coordinator.Page.GotoAsync($"/language?tag={language}&returnUrl=/");
        await coordinator.StoryAsync(async page =>
        {
            await using (var phone = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server))
            {
                await phone.SignInAsync(OwnEvent.Trainer, "Demo-2026!");
                await phone.Page.GotoAsync($"/language?tag={language}&returnUrl=/roll-call/{id}");
                await Assertions.Expect(phone.Page.Locator("[data-net]")).ToHaveClassAsync("net on");
                await phone.Page.Locator(".sesspick button").First.ClickAsync();
                await phone.Context.SetOfflineAsync(true);
                await phone.Page.ClickAsync("[data-rest]");
                await Assertions.Expect(phone.Page.Locator(".rc .st.dev")).ToHaveCountAsync(4);
                await phone.Context.SetOfflineAsync(false);
                await Assertions.Expect(phone.Page.Locator("[data-net]")).ToHaveClassAsync("net on", new() { Timeout = 60_000 });
                // The next morning somebody else sits in the coordinator's place.
                await phone.Page.Locator(".sesspick button").Nth(1).ClickAsync();
                await phone.Page.Locator(".rc:nth-child(1) [data-other]").ClickAsync();
                await phone.Page.ClickAsync("[data-instead]");
                await phone.Page.FillAsync("#a-given", "Zamira");
                await phone.Page.FillAsync("#a-family", "Zamjenović");
                await phone.Page.Locator("dialog[open] button[type=submit]").ClickAsync();
                await Assertions.Expect(phone.Page.Locator(".rc")).ToHaveCountAsync(5);
                await Assertions.Expect(phone.Page.Locator(".rc .st.dev")).ToHaveCountAsync(0);
            }

            await page.GotoAsync($"/events/{id}/transcription?day={Day(1)}");
            await page.SetInputFilesAsync("#scan", new FilePayload { Name = "not-a-scan.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("<html>no scan at all, whatever its name says</html>") });
            await Assertions.Expect(page.Locator(".error-summary, .field-error").First).ToContainTextAsync("not-a-scan.pdf");
            await page.SetInputFilesAsync("#scan", new FilePayload { Name = "igman-dan-2.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n") });
            await Assertions.Expect(page.Locator("#scans li")).ToHaveCountAsync(1);
            await page.FillAsync("#except", "3");
            await page.FillAsync("#unread", "14");
            await page.FillAsync("#count", "5");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("#written")).ToBeVisibleAsync();
            // Two of the four came, the deputy, and somebody whose line cannot be read; the paper has one signature more.
            await Assertions.Expect(page.Locator("#counts")).ToContainTextAsync("4");
            await Assertions.Expect(page.Locator("#counts")).ToContainTextAsync("+1");
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            await page.FillAsync("#count", "4");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("#counts.c-ok")).ToBeVisibleAsync();
            Assert.Equal(200, (await coordinator.Context.APIRequest.GetAsync(await page.Locator("#scans a").GetAttributeAsync("href") ?? "")).Status);

            await using var donor = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
            await donor.SignInAsync("donor.makers@demo.local", "Demo-2026!");
            await donor.Page.GotoAsync($"/language?tag={language}&returnUrl=/");
            foreach (var (figure, number) in new[] { ("Reached", 5m), ("Attendances", 6m), ("Unidentified", 1m), ("PersonDays", 8m) })
            {
                await donor.Page.GotoAsync($"/programmes/makers/progress/{figure}?event={id}");
                var total = await donor.Page.Locator("#figure-total").InnerTextAsync();
                Assert.Equal(number, decimal.Parse(total.Replace(',', '.'), CultureInfo.InvariantCulture));
            }
            // Evidence is the coordinator's: a donor gets neither the scan nor the sheet.
            Assert.NotEqual(200, (await donor.Context.APIRequest.GetAsync(await page.Locator("#scans a").GetAttributeAsync("href") ?? "", new() { MaxRedirects = 0 })).Status);
            Assert.NotEqual(200, (await donor.Context.APIRequest.GetAsync($"/events/{id}/sign-in-sheet", new() { MaxRedirects = 0 })).Status);
        }, $"igman-{language}");
    }

    [SkippableTheory]
    [InlineData("bs")]
    [InlineData("bg")]
    public async Task The_sheet_is_printed_whole_in_the_events_language_with_every_letter(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync("bs-BA", server: server);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        string[] people = ["Đorđe Čećžić", "Łukasz Żółwiński-Bardzodługienazwisko", "Їжак Єґорщук", "Щерю Съботинов", .. Enumerable.Range(1, 26).Select(i => $"Šejla {(char)('A' + i - 1)}mišljenović")];
        var id = await PlanAsync(visit.Page, people);
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/events/{id}/sign-in-sheet");
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            // Whoever prints it, the sheet speaks the event's language and, below, the second.
            await Assertions.Expect(page.Locator(".paper").First).ToContainTextAsync("Lista prisustva");
            await Assertions.Expect(page.Locator(".paper").First).ToContainTextAsync("Attendance list");
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
            // 36 lines of a centimetre take three pages, each day begins anew, and none is empty.
            Assert.Equal(6, Page().Count(Encoding.Latin1.GetString(pdf)));
            Assert.Equal(0, await page.EvaluateAsync<int>("() => [...document.querySelectorAll('.paper td, .paper th')].filter(cell => cell.scrollWidth > cell.clientWidth + 1).length"));
            var text = await TextAsync(pdf);
            // Long names are broken between their parts and never cut.
            foreach (var word in people.Take(5).SelectMany(p => p.Split(' ', '-')).Concat(["Yizhak", "Yegorshchuk", "Shteryu", "Sabotinov"])) Assert.Contains(word, text, StringComparison.Ordinal);
            // The head of the table stands on every page.
            Assert.True(text.Split("Ime i prezime").Length - 1 >= 4);
            Assert.Contains("strana 1 / ", text, StringComparison.Ordinal);
        }, $"sign-in-sheet-{language}");
    }

    private static string Day(int offset) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40 + offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<int> PlanAsync(IPage page, params string[] people)
    {
        await page.GotoAsync($"/events/new?programme={OwnEvent.Programme}");
        await page.FillAsync("#title", "Obuka koordinatora i zamjenika, Igman");
        await page.FillAsync("#s0-day", Day(0));
        await page.FillAsync("#s0-from", "09:30");
        await page.FillAsync("#s0-to", "16:00");
        var trainers = page.Locator(".session-editor fieldset").First.Locator("input[type=checkbox]");
        for (var i = 0; i < await trainers.CountAsync(); i++) await trainers.Nth(i).CheckAsync();
        await page.Locator("button:has(use[href$='#calendar'])").Last.ClickAsync();
        await page.FillAsync("#s1-day", Day(1));
        return await OwnEvent.PlannedAsync(page, people);
    }

    private static async Task<string> TextAsync(byte[] pdf)
    {
        var program = new[] { "/usr/bin/pdftotext", "/usr/local/bin/pdftotext" }.FirstOrDefault(File.Exists);
        Skip.If(program is null, "pdftotext (Poppler) is not installed; tests/run.sh installs it where it may.");
        var file = Artifacts.FileFor($"sheet-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        using var process = Process.Start(new ProcessStartInfo(program!, ["-layout", file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]")]
    private static partial Regex Page();
}
