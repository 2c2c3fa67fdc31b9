using System.IO.Compression;
using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Exports;

/// <summary>The register is made in the page: as many rows as the page says, for the time of the page before, with progress and a stop.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class RegisterPageTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData(Screen.Desktop, "bg")]
    [InlineData(Screen.Phone, "en")]
    public async Task A_donor_gets_as_many_rows_as_the_page_says(Screen screen, string language)
    {
        await using var visit = await fixture.OpenAsync(screen: screen);
        await visit.SignInAsync("donor.rhodope-governance@demo.local");
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/programmes/rhodope-governance/progress");
            await page.GotoAsync("/programmes/rhodope-governance/progress?from=2020-01-01");
            await page.Content().Link(words.Progress["RegisterExcel"]).ClickAsync();
            await page.WaitForURLAsync("**/programmes/rhodope-governance/register?from=2020-01-01");
            var (panel, make) = (page.Panel(words.Export["Register"]), page.Button(words.Export["MakeWorkbook"]));
            await make.WaitForAsync();
            var rows = panel.GetByText(new Regex($"^{words.Export.PluralPattern("NRows")}$"));
            var said = Sight.Number(await rows.InnerTextAsync());
            var download = await page.RunAndWaitForDownloadAsync(() => make.ClickAsync());
            Assert.StartsWith("rhodope-governance-", download.SuggestedFilename, StringComparison.Ordinal);
            Assert.Equal(said, await RowsAsync(download));
            await Assertions.Expect(panel.GetByRole(AriaRole.Status)).ToHaveTextAsync(words.Export["Sent", download.SuggestedFilename]);

            await page.GotoAsync("/programmes/rhodope-governance/register?from=1990-01-01&to=1990-01-02");
            await Assertions.Expect(page.Text(words.Export["NothingToWrite"])).ToBeVisibleAsync();
            await page.GotoAsync("/programmes/makers/register");
            await page.DrawnAsync();
            Assert.Equal(0, await make.CountAsync());
        }, $"register-{screen}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task A_long_register_shows_how_far_it_is_and_can_be_stopped()
    {
        await using var server = new WebServer(new Dictionary<string, string> { ["Demo__Load"] = "false" });
        var (code, output, error) = await server.MakeArchiveAsync("--people", "6000", "--events", "600", "--marks", "90000", "--seed", "1");
        Assert.True(code == 0, output + error);
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync(server: server);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync("en", "/account/login");
            await MailedLink.AskAsync(page, "admin@archive.local");
            await MailedLink.SetPasswordAsync(page, await MailedLink.ToAsync(server, "admin@archive.local"), "a long new password");
            await page.WaitForURLAsync("**/account/login?done=reset");
            await SignIn.TryAsync(page, "admin@archive.local", "a long new password");
            await page.GotoAsync("/programmes/archive-1/register");
            var (panel, make) = (page.Panel(words.Export["Register"]), page.Button(words.Export["MakeWorkbook"]));
            await make.ClickAsync();
            var written = panel.GetByRole(AriaRole.Progressbar, new() { Name = words.Export["Making"], Exact = true });
            await Assertions.Expect(written).ToHaveAttributeAsync("value", new Regex("^[1-9]"));
            await panel.Button(words.Export["Stop"]).ClickAsync();
            await Assertions.Expect(panel.GetByRole(AriaRole.Status)).ToHaveTextAsync(words.Export["Stopped"]);
            var download = await page.RunAndWaitForDownloadAsync(() => make.ClickAsync(), new() { Timeout = 120_000 });
            Assert.True(await RowsAsync(download) > 1000);

            // Thousands of people: a page of the list is as quick as ever, and typing finds without a press.
            await page.GotoAsync("/people");
            await page.Panel(words.Common["People"]).Rows().First.WaitForAsync();
            await page.Content().Search().PressSequentiallyAsync("ivanov");
            await page.WaitForURLAsync("**/people?q=ivanov");
            await Assertions.Expect(page.Content().Search()).ToHaveValueAsync("ivanov");
        });
        Assert.Equal([], visit.Complaints);
    }

    private static async Task<int> RowsAsync(IDownload download)
    {
        await using var file = File.OpenRead(await download.PathAsync());
        using var zip = new ZipArchive(file);
        var table = zip.Entries.Single(e => e.FullName.StartsWith("xl/tables/", StringComparison.Ordinal));
        using var reader = new StreamReader(table.Open());
        return int.Parse(LastRow().Match(await reader.ReadToEndAsync()).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 1;
    }

    [GeneratedRegex(@"ref=""A1:[A-Z]+(\d+)""")]
    private static partial Regex LastRow();
}
