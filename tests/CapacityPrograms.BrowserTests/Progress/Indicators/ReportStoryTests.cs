using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
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
            Assert.Equal((100m, submitted, submitted), await WorkbookAsync(donor.Context));
            Assert.Equal((100m, submitted, 20), await IatiAsync(coordinator, donor.Context));
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

    // The first indicator's line: target, actual and what was submitted.
    private static async Task<(decimal Target, decimal Actual, decimal Submitted)> WorkbookAsync(IBrowserContext context)
    {
        var answer = await context.APIRequest.GetAsync($"{Programme}/report.xlsx");
        Assert.Equal(200, answer.Status);
        using var zip = new ZipArchive(new MemoryStream(await answer.BodyAsync()));
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var row = XDocument.Load(zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).OrderBy(e => e.FullName, StringComparer.Ordinal).ElementAt(1).Open())
            .Descendants(main + "row").ElementAt(1);
        decimal Cell(int column) => decimal.Parse(row.Elements(main + "c").ElementAt(column).Element(main + "v")!.Value, CultureInfo.InvariantCulture);
        return (Cell(7), Cell(8), Cell(10));
    }

    // What the source lacks is asked for one by one, and entered here with values of the demonstration.
    private static async Task<(decimal Target, decimal Actual, int Locations)> IatiAsync(Visit coordinator, IBrowserContext donor)
    {
        var page = coordinator.Page;
        var refused = await donor.APIRequest.GetAsync($"{Programme}/iati.xml");
        Assert.Equal(409, refused.Status);
        await page.GotoAsync($"{Programme}/iati");
        var gaps = page.Locator("#iati-gaps li");
        await Assertions.Expect(gaps).ToHaveCountAsync(3);
        Assert.Equal(3, (await refused.TextAsync()).Split('\n').Length - 1);
        Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
        Assert.Equal([], await PageFaults.OfAsync(page));
        await gaps.First.Locator("a").ClickAsync();
        await page.Locator("#organisations, .t.fold").First.Locator("tbody tr").First.Locator(".acts-cell button").First.ClickAsync();
        await page.SelectOptionAsync("dialog[open] #organisation-Role", "Lead");
        await page.Locator("dialog[open] .btn.primary").ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);

        await page.GotoAsync($"{Programme}/iati");
        await gaps.Locator("a[href^='/organisations/']").First.ClickAsync();
        await page.FillAsync("#identifier", "BG-EIK-000000000");
        await page.SelectOptionAsync("#kind", "Association");
        await page.Locator(".form-acts button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));

        await page.GotoAsync($"{Programme}/iati");
        await gaps.Locator("a[href$='/edit']").First.ClickAsync();
        await page.FillAsync("#starts", "2024-01-15");
        await page.FillAsync("#sector", "15185");
        await page.SelectOptionAsync("#state", "Running");
        await page.Locator(".form-acts button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));

        await page.GotoAsync($"{Programme}/iati");
        await Assertions.Expect(page.Locator("#iati")).ToBeVisibleAsync();
        var activity = XDocument.Parse(await (await donor.APIRequest.GetAsync($"{Programme}/iati.xml")).TextAsync()).Root!.Element("iati-activity")!;
        var period = activity.Descendants("indicator").First().Element("period")!;
        return ((decimal)period.Element("target")!.Attribute("value")!, (decimal)period.Element("actual")!.Attribute("value")!, activity.Elements("location").Count());
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
