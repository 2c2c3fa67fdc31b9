using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
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
    [Trait("Speed", "Slow")]
    [InlineData("bg", Screen.Phone)]
    [InlineData("pl", Screen.Desktop)]
    public async Task A_submitted_figure_stays_while_a_merge_and_its_undo_stand_beside_it(string language, Screen screen)
    {
        // A server of its own: the figures of the programme change.
        await using var server = new WebServer();
        await server.StartAsync();
        await using var coordinator = await fixture.OpenAsync("bg-BG", screen, server: server);
        await coordinator.SignInAsync("coordinator.rhodope-governance@demo.local");
        await using var donor = await fixture.OpenAsync("bg-BG", screen, server: server);
        await donor.SignInAsync("donor.rhodope-governance@demo.local");
        await donor.Page.SpeakAsync(language, "/");
        await coordinator.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, $"{Programme}/reports");
            var form = page.Panel(words.Progress["SubmitReport"]);
            // The first button of the form fills in the first period.
            await form.GetByRole(AriaRole.Button).First.ClickAsync();
            await form.Button(words.Progress["SubmitReport"]).ClickAsync();
            await page.OpenDialog().Button(words.Progress["Submit"]).DblClickAsync();
            await page.WaitForURLAsync($"**{Programme}/reports/1");
            var (target, submitted, now) = await ReportedAsync(donor.Page);
            Assert.Equal((100, submitted), (target, now));
            Assert.True(submitted > 10);
            await LooksAsync(donor);

            // The coordinator opens the figure to names, the donor to numbers of people.
            await FigureLink(page, words, "Now").ClickAsync();
            var names = page.Content().Rows();
            await Assertions.Expect(names).ToHaveCountAsync(submitted);
            var (first, second) = (await Name(names.Nth(0)).InnerTextAsync(), await Name(names.Nth(1)).InnerTextAsync());
            await FigureLink(donor.Page, words, "Now").ClickAsync();
            var numbers = donor.Page.Content().Rows();
            await Assertions.Expect(numbers).ToHaveCountAsync(submitted);
            foreach (var row in await numbers.AllAsync()) Assert.Matches(@"\d+$", await Name(row).InnerTextAsync());

            await page.GotoAsync($"/people?q={Uri.EscapeDataString(first)}");
            await page.Panel(words.Common["People"]).Rows().GetByRole(AriaRole.Link).First.ClickAsync();
            var find = page.Panel(words.People["MergeFind"]);
            await find.GetByRole(AriaRole.Combobox).FillAsync(second);
            await page.Offered().First.ClickAsync();
            await page.Button(words.People["MergeDo"]).ClickAsync();
            var merged = page.Panel(words.People["Merged"]).Items();
            await Assertions.Expect(merged).ToHaveCountAsync(1);
            Assert.Equal((100, submitted, submitted - 1), await ReportedAsync(donor.Page));
            await Assertions.Expect(Lines(donor.Page, words).First).ToContainTextAsync(words.Progress.Plural("Adjusted.Merged", 1));
            await FigureLink(donor.Page, words, "Submitted").ClickAsync();
            await Assertions.Expect(numbers).ToHaveCountAsync(submitted);
            await donor.Page.GoBackAsync();
            await Lines(donor.Page, words).First.WaitForAsync();
            Assert.Equal(0, await donor.Page.Panel(words.Progress["Figures"]).GetByRole(AriaRole.Button).CountAsync());

            await merged.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(merged).ToHaveCountAsync(0);
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
    [Trait("Speed", "Slow")]
    public async Task An_indicator_is_made_changed_with_its_reason_and_opened(string language, Screen screen)
    {
        await using var visit = await fixture.OpenAsync("bs-BA", screen);
        await visit.SignInAsync("coordinator.liuboml-centre@demo.local");
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/programmes/liuboml-centre/indicators/new");
            var (name, save) = (page.Field(words.Common["Name"]), page.Button(words.Common["Save"]));
            var period = page.Panel(words.Progress["Periods"]);
            var target = period.Field(words.Progress["Target"]);
            // Nothing is filled in: the name is missed, and nothing is lost.
            await page.Button(words.Progress["AddPeriod"]).ClickAsync();
            await target.FillAsync("40");
            await save.ClickAsync();
            await Assertions.Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
            await Assertions.Expect(name).ToHaveAccessibleDescriptionAsync(words.Refusal["Required"]);
            await Assertions.Expect(target).ToHaveValueAsync("40");
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await name.FillAsync(language == "uk" ? "Людино-дні" : "Людино-дні навчання");
            await page.Field(words.Progress["CountingRule"]).ChooseAsync(words.Progress["CountingRule.PersonDays"]);
            await period.Field(words.Common["From"]).FillDayAsync(new(2020, 1, 1));
            await period.Field(words.Common["To"]).FillDayAsync(new(2035, 12, 31));
            await save.DblClickAsync();
            await page.WaitForURLAsync(new Regex(@"/indicators/\d+$"));
            var whole = await page.Figure().InnerTextAsync();
            // Each breakdown adds up to the figure.
            var totals = page.Content().GetByRole(AriaRole.Table).GetByRole(AriaRole.Row)
                .Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = words.Progress["Total"], Exact = true }) });
            Assert.True(await totals.CountAsync() > 0);
            foreach (var total in await totals.AllAsync()) Assert.Equal(whole, await total.Cells().InnerTextAsync());
            await LooksAsync(visit);

            await page.Content().Link(words.Common["Edit"]).ClickAsync();
            await target.FillAsync("60.5");
            await page.Field(words.Progress["ChangeReason"]).FillAsync("Dogovor s donatorom");
            await save.ClickAsync();
            await Assertions.Expect(page.Panel(words.Progress["TargetHistory"]).Rows()).ToContainTextAsync("Dogovor s donatorom");
            await page.Content().Link(whole).First.ClickAsync();
            await page.WaitForURLAsync("**/rows**");
            await Assertions.Expect(page.Figure()).ToHaveTextAsync(whole);
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
        var sheet = zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal))
            .OrderBy(e => e.FullName, StringComparer.Ordinal).ElementAt(1);
        var row = XDocument.Load(sheet.Open()).Descendants(main + "row").ElementAt(1);
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
        var words = await Words.OfAsync(page);
        var gaps = page.Panel(words.Progress["IatiMissing"]).Items();
        await Assertions.Expect(gaps).ToHaveCountAsync(3);
        Assert.Equal(3, (await refused.TextAsync()).Split('\n').Length - 1);
        await LooksAsync(coordinator);
        await EnterAsync("Lead");
        await page.Panel(words.Programme["Section.organisation"]).Rows().First
            .Button(new Regex($"^{words.Programme.Pattern("EditOf")}$")).ClickAsync();
        await page.OpenDialog().Field(words.Programme["Role"]).ChooseAsync(words.Common["OrganisationRole.Lead"]);
        await page.OpenDialog().Button(words.Common["Save"]).ClickAsync();
        await page.ClosedAsync();

        await page.GotoAsync($"{Programme}/iati");
        await EnterAsync("LeadIdentifier");
        await page.Field(words.Organisation["PublicIdentifier"]).FillAsync("BG-EIK-000000000");
        await page.Field(words.Common["Kind"]).ChooseAsync(words.Common["OrganisationKind.Association"]);
        await SaveAsync();

        await page.GotoAsync($"{Programme}/iati");
        await EnterAsync("StartDay");
        await page.Field(words.Programme["Starts"]).FillAsync("2024-01-15");
        await page.Field(words.Programme["SectorCode"]).FillAsync("15185");
        await page.Field(words.Common["State"]).ChooseAsync(words.Common["ProgrammeState.Running"]);
        await SaveAsync();

        await page.GotoAsync($"{Programme}/iati");
        await Assertions.Expect(page.Link(words.Progress["IatiFile"])).ToHaveAttributeAsync("href", $"{Programme}/iati.xml");
        await Assertions.Expect(gaps).ToHaveCountAsync(0);
        var activity = XDocument.Parse(await (await donor.APIRequest.GetAsync($"{Programme}/iati.xml")).TextAsync()).Root!.Element("iati-activity")!;
        var period = activity.Descendants("indicator").First().Element("period")!;
        decimal Value(string element) => (decimal)period.Element(element)!.Attribute("value")!;
        return (Value("target"), Value("actual"), activity.Elements("location").Count());

        // The link beside a gap leads to where it is filled.
        Task EnterAsync(string gap) => gaps.Link($"{words.Progress["EnterThere"]}: {words.Progress[$"IatiGap.{gap}"]}").ClickAsync();

        async Task SaveAsync()
        {
            await page.Button(words.Common["Save"]).ClickAsync();
            await page.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal));
        }
    }

    private static async Task<(int Target, int Submitted, int Now)> ReportedAsync(IPage page)
    {
        await page.GotoAsync($"{Programme}/reports/1");
        var cells = Lines(page, await Words.OfAsync(page)).First.Cells();
        await cells.First.WaitForAsync();
        var numbers = (await cells.AllInnerTextsAsync()).Take(3)
            .Select(t => int.Parse(t.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture)).ToList();
        return (numbers[0], numbers[1], numbers[2]);
    }

    // The lines of a report, one for each indicator.
    private static ILocator Lines(IPage page, Words words) => page.Panel(words.Progress["Figures"]).Rows();

    // The first line's figure that was submitted, or the one of now.
    private static ILocator FigureLink(IPage page, Words words, string which) =>
        Lines(page, words).First.Link(new Regex($", {Regex.Escape(words.Progress[which])}: "));

    private static ILocator Name(ILocator row) => row.Cells().Nth(1);

    private static async Task LooksAsync(Visit visit)
    {
        Assert.Equal([], await visit.AccessibilityFaultsAsync());
        Assert.Equal([], await PageFaults.OfAsync(visit.Page));
    }
}
