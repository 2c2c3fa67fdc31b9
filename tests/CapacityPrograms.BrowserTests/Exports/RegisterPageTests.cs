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
        await visit.SignInAsync("donor.rhodope-governance@demo.local", "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/programmes/rhodope-governance/progress");
            await page.GotoAsync("/programmes/rhodope-governance/progress?from=2020-01-01");
            await page.Locator("main a[href*='/register']").ClickAsync();
            await page.WaitForURLAsync("**/programmes/rhodope-governance/register?from=2020-01-01");
            await page.Locator("#make").WaitForAsync();
            var said = int.Parse(Digits().Match(await page.Locator(".panel .quiet-count").First.InnerTextAsync()).Value, System.Globalization.CultureInfo.InvariantCulture);
            var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#make"));
            Assert.StartsWith("rhodope-governance-", download.SuggestedFilename, StringComparison.Ordinal);
            Assert.Equal(said, await RowsAsync(download));
            await Assertions.Expect(page.Locator("#made")).ToContainTextAsync(download.SuggestedFilename);

            await page.GotoAsync("/programmes/rhodope-governance/register?from=1990-01-01&to=1990-01-02");
            await page.Locator(".empty").WaitForAsync();
            await page.GotoAsync("/programmes/makers/register");
            await page.Locator("main h1").WaitForAsync();
            Assert.Equal(0, await page.Locator("#make").CountAsync());
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
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"{server.Url}/language?tag=en&returnUrl=/account/login");
            await page.GotoAsync($"{server.Url}/account/forgot");
            await page.FillAsync("#email", "admin@archive.local");
            await page.ClickAsync("main button[type=submit]");
            await MailedLink.SetPasswordAsync(page, await MailedLink.ToAsync(server, "admin@archive.local"), "a long new password");
            await page.WaitForURLAsync("**/account/login?done=reset");
            await page.FillAsync("input[name=\"Input.Email\"]", "admin@archive.local");
            await page.FillAsync("input[name=\"Input.Password\"]", "a long new password");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
            await page.GotoAsync($"{server.Url}/programmes/archive-1/register");
            await page.ClickAsync("#make");
            await page.WaitForFunctionAsync("() => document.querySelector('#written')?.value > 0");
            await page.ClickAsync("#stop");
            await Assertions.Expect(page.Locator("#made")).ToContainTextAsync("Stopped");
            var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#make"), new() { Timeout = 120_000 });
            Assert.True(await RowsAsync(download) > 1000);

            // Thousands of people: a page of the list is as quick as ever, and typing finds without a press.
            await page.GotoAsync($"{server.Url}/people");
            await page.Locator("main tbody a.ttl").First.WaitForAsync();
            await page.Locator("main input[type=search]").PressSequentiallyAsync("ivanov");
            await page.WaitForURLAsync("**/people?q=ivanov");
            await Assertions.Expect(page.Locator("main input[type=search]")).ToHaveValueAsync("ivanov");
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

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"ref=""A1:[A-Z]+(\d+)""")]
    private static partial Regex LastRow();
}
