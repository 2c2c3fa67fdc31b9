using System.Globalization;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Progress.Indicators;

/// <summary>From "100 stated" to the people behind a figure, and what becomes of a submitted figure when two of them turn out to be one.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReportStoryTests(ServerFixture fixture)
{
    private const string Programme = "/programmes/rhodope-governance";

    [SkippableTheory]
    [InlineData("bg", Screen.Phone, "на същото лице")]
    [InlineData("pl", Screen.Desktop, "do tej samej osoby")]
    public async Task A_submitted_figure_stays_while_a_merge_and_its_undo_stand_beside_it(string language, Screen screen, string reason)
    {
        // A server of its own: the figures of the programme change.
        await using var server = new WebServer();
        await server.StartAsync();
        await using var coordinator = await fixture.OpenAsync("bg-BG", screen, server: server);
        await coordinator.SignInAsync("coordinator.rhodope-governance@demo.local", "Demo-2026!");
        await using var donor = await fixture.OpenAsync("bg-BG", screen, server: server);
        await donor.SignInAsync("donor.rhodope-governance@demo.local", "Demo-2026!");
        await donor.Page.GotoAsync($"/language?tag={language}&returnUrl=/");
        await coordinator.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl={Programme}/reports");
            await page.Locator("form .row .btn").First.ClickAsync();
            await page.ClickAsync("#submit-report");
            await page.Locator("dialog[open] .btn.primary").DblClickAsync();
            await page.WaitForURLAsync($"**{Programme}/reports/1");
            var (target, submitted, now) = await ReportedAsync(donor.Page);
            Assert.Equal((100, submitted), (target, now));
            Assert.True(submitted > 10);
            Assert.Equal([], await donor.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(donor.Page));

            // The coordinator opens the figure to names, the donor to numbers of people.
            await page.Locator("#report tbody tr").First.Locator("a.n").Nth(1).ClickAsync();
            var names = page.Locator("#figure-rows tbody tr td:nth-child(2)");
            await Assertions.Expect(names).ToHaveCountAsync(submitted);
            var (first, second) = (await names.Nth(0).InnerTextAsync(), await names.Nth(1).InnerTextAsync());
            await donor.Page.Locator("#report tbody tr").First.Locator("a.n").Nth(1).ClickAsync();
            var numbers = donor.Page.Locator("#figure-rows tbody tr td:nth-child(2)");
            await Assertions.Expect(numbers).ToHaveCountAsync(submitted);
            Assert.All(await numbers.AllInnerTextsAsync(), text => Assert.Matches(@"\d+$", text));

            await page.GotoAsync($"/people?q={Uri.EscapeDataString(first)}");
            await page.Locator("#people tbody a.ttl").First.ClickAsync();
            await page.FillAsync("#merge-find", second);
            await page.Locator(".lookup .found button").First.ClickAsync();
            await page.ClickAsync(".form-acts button[type=submit]");
            await Assertions.Expect(page.Locator("#merged li")).ToHaveCountAsync(1);
            Assert.Equal((100, submitted, submitted - 1), await ReportedAsync(donor.Page));
            await Assertions.Expect(donor.Page.Locator("#report tbody tr").First).ToContainTextAsync(reason);
            await donor.Page.Locator("#report tbody tr").First.Locator("a.n").First.ClickAsync();
            await Assertions.Expect(numbers).ToHaveCountAsync(submitted);
            await donor.Page.GoBackAsync();
            Assert.Equal(0, await donor.Page.Locator("#report button").CountAsync());

            await page.Locator("#merged li button").ClickAsync();
            await Assertions.Expect(page.Locator("#merged li")).ToHaveCountAsync(0);
            Assert.Equal((100, submitted, submitted), await ReportedAsync(donor.Page));
        }, $"report-{language}");
        Assert.Equal([], coordinator.Complaints);
        Assert.Equal([], donor.Complaints);
    }

    [SkippableTheory]
    [InlineData("sr-Latn", Screen.Phone)]
    [InlineData("uk", Screen.Desktop)]
    public async Task An_indicator_is_made_changed_with_its_reason_and_opened(string language, Screen screen)
    {
        await using var visit = await fixture.OpenAsync("bs-BA", screen);
        await visit.SignInAsync("coordinator.liuboml-centre@demo.local", "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/programmes/liuboml-centre/indicators/new");
            // Nothing is filled in: the name is missed, and nothing is lost.
            await page.ClickAsync("#add-period");
            await page.FillAsync("#p0-target", "40");
            await page.ClickAsync(".form-acts button[type=submit]");
            await page.Locator("#name-error").WaitForAsync();
            await Assertions.Expect(page.Locator("#p0-target")).ToHaveValueAsync("40");
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await page.FillAsync("#name", language == "uk" ? "Людино-дні" : "Людино-дні навчання");
            await page.SelectOptionAsync("#rule", "PersonDays");
            await page.FillAsync("#p0-from", "2020-01-01");
            await page.FillAsync("#p0-to", "2035-12-31");
            await page.Locator(".form-acts button[type=submit]").DblClickAsync();
            await page.Locator("#actual").WaitForAsync();
            var whole = await page.Locator("#actual").InnerTextAsync();
            // Each breakdown adds up to the figure.
            foreach (var table in await page.Locator("table[data-breakdown] tr.sum td").AllInnerTextsAsync()) Assert.Equal(whole, table);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));

            await page.ClickAsync("main .acts a[href$='/edit']");
            await page.FillAsync("#p0-target", "60.5");
            await page.FillAsync("#reason", "Dogovor s donatorom");
            await page.ClickAsync(".form-acts button[type=submit]");
            await Assertions.Expect(page.Locator("#target-history tbody tr")).ToContainTextAsync("Dogovor s donatorom");
            await page.ClickAsync("#actual");
            await Assertions.Expect(page.Locator("#figure-total")).ToHaveTextAsync(whole);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
        }, $"indicator-{language}");
        Assert.Equal([], visit.Complaints);
    }

    private static async Task<(int Target, int Submitted, int Now)> ReportedAsync(IPage page)
    {
        await page.GotoAsync($"{Programme}/reports/1");
        var cells = page.Locator("#report tbody tr").First.Locator("td");
        await cells.First.WaitForAsync();
        var numbers = (await cells.AllInnerTextsAsync()).Take(3).Select(t => int.Parse(t.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture)).ToList();
        return (numbers[0], numbers[1], numbers[2]);
    }
}
