using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>Every page of the route table, in every language, light and dark, at the desk, on a phone and at 400 %.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class EveryPageTests(ServerFixture fixture)
{
    // Pages before the sign-in; a reader who is signed in is sent on by some of them.
    private static readonly string[] _open =
        ["/account/login", "/account/forgot", "/account/reset", "/account/setup", "/account/second-step", "/account/logout", "/account/denied", "/not-found", "/problem", "/shared/{Secret}", "/c/{Code}"];

    // Where the first link to a page with a number in its address is found.
    private static readonly Dictionary<string, string> _lists = new(StringComparer.Ordinal) { ["/events"] = "/schedule?view=list&programme=makers" };

    private static readonly int[] _narrow = [390, 320];

    [SkippableTheory]
    [InlineData("bg")]
    public Task Every_page_is_accessible_whole_and_in_one_language(string language) => LookAtAllAsync(language);

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("uk")]
    public Task So_it_is_in_each_other_language(string language) => LookAtAllAsync(language);

    private async Task LookAtAllAsync(string language)
    {
        // A server of its own: on the shared one, other tests write names in scripts of their own.
        await using var server = new WebServer();
        await server.StartAsync();
        await using var stranger = await fixture.OpenAsync(still: true, server: server);
        await using var reader = await fixture.OpenAsync(still: true, server: server);
        await PageFaults.WatchAsync(stranger.Page);
        await PageFaults.WatchAsync(reader.Page);
        await reader.SignInAsync("admin@demo.local", "Demo-2026!");
        // Nothing has been submitted in the demonstration; pages of reports would have nothing to show.
        await SubmitReportAsync(reader.Page);
        var secret = await ShareAsync(reader.Page);
        var faults = new List<string>();
        var looked = 0;
        foreach (var (visit, addresses) in new[] { (stranger, _open.AsEnumerable()), (reader, RouteTable.Templates.Except(_open)) })
        {
            await visit.Page.GotoAsync($"/language?tag={language}&returnUrl=/not-found");
            foreach (var template in addresses)
            {
                faults.AddRange(await LookAtAsync(visit, await AddressAsync(visit.Page, template.Replace("{Secret}", secret, StringComparison.Ordinal)), language));
                looked++;
            }
            faults.AddRange(visit.Complaints);
        }
        Assert.True(looked >= RouteTable.Templates.Count && looked > 40, $"Only {looked} pages were looked at.");
        await File.WriteAllLinesAsync(Artifacts.FileFor($"every-page-{language}.txt"), faults);
        Assert.Equal([], faults);
    }

    private static async Task<IEnumerable<string>> LookAtAsync(Visit visit, string address, string language)
    {
        var page = visit.Page;
        await page.SetViewportSizeAsync(1280, 900);
        await page.GotoAsync(address);
        try
        {
            await DrawnAsync(page);
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            return [$"{address} {language} is not drawn: {e.Message.Split('\n')[0]}"];
        }
        if (Environment.GetEnvironmentVariable("TEST_PICTURES") is { Length: > 0 }) await page.ScreenshotAsync(new() { Path = Artifacts.FileFor($"{language}-1280{address}.png"), FullPage = true });
        var faults = (await PageFaults.OfAsync(page)).Select(f => $"1280: {f}").ToList();
        await page.EvaluateAsync("document.documentElement.dataset.theme = 'light'");
        faults.AddRange((await visit.AccessibilityFaultsAsync()).Select(f => $"light: {f}"));
        await page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
        faults.AddRange((await visit.AccessibilityFaultsAsync(onlyContrast: true)).Select(f => $"dark: {f}"));
        foreach (var width in _narrow)
        {
            await page.SetViewportSizeAsync(width, 844);
            faults.AddRange((await PageFaults.OfAsync(page)).Where(f => !f.Contains("is not in the script", StringComparison.Ordinal) && !f.StartsWith("moved", StringComparison.Ordinal)).Select(f => $"{width}: {f}"));
            // What the rules find on a phone and not at a desk is the layout, and that has no language.
            if (width == 390 && language == "en") faults.AddRange((await visit.AccessibilityFaultsAsync()).Select(f => $"390: {f}"));
            if (width == 390 && Environment.GetEnvironmentVariable("TEST_PICTURES") is { Length: > 0 }) await page.ScreenshotAsync(new() { Path = Artifacts.FileFor($"{language}-390{address}.png"), FullPage = true });
        }
        return faults.Distinct().Select(f => $"{address} {language} {f}");
    }

    private static async Task SubmitReportAsync(IPage page)
    {
        await page.GotoAsync("/programmes/rhodope-governance/reports");
        await page.Locator("form .row .btn").First.ClickAsync();
        await page.ClickAsync("#submit-report");
        await page.ClickAsync("dialog[open] .btn.primary");
        await page.WaitForURLAsync("**/reports/1");
    }

    private static async Task<string> ShareAsync(IPage page)
    {
        await page.GotoAsync("/programmes/rhodope-governance/share");
        await page.ClickAsync(".form-acts button[type=submit]");
        return (await page.Locator("#share-link").InputValueAsync()).Split('/')[^1];
    }

    private static async Task DrawnAsync(IPage page)
    {
        await page.Locator("h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
    }

    private static async Task<string> AddressAsync(IPage page, string template)
    {
        var address = template.Replace("{Code}", "rhodope-governance", StringComparison.Ordinal).Replace("{What}", "Reached", StringComparison.Ordinal);
        var number = Number().Match(address);
        if (!number.Success) return address;
        var list = address[..number.Index].TrimEnd('/');
        await page.GotoAsync(_lists.GetValueOrDefault(list, list));
        await DrawnAsync(page);
        // A long list draws its rows when the page asks how many fit.
        await page.WaitForFunctionAsync("([list, least]) => new Set([...document.querySelectorAll('main a')].map(a => new URL(a.href).pathname).filter(p => p.startsWith(list + '/') && /^\\d+$/.test(p.slice(list.length + 1).split('/')[0])).map(p => p.slice(list.length + 1).split('/')[0])).size >= least", new object[] { list, Number().Count(address) });
        var links = await page.Locator($"main a[href^='{list}/']").EvaluateAllAsync<string[]>("links => links.map(l => new URL(l.href).pathname)");
        // Where an address has two numbers, they are two rows of the list.
        var ids = new Queue<string>(links.Select(l => l[(list.Length + 1)..].Split('/')[0]).Where(l => l.All(char.IsAsciiDigit)).Distinct());
        Assert.True(ids.Count >= Number().Count(address), $"Too few links to {template} stand on {list}.");
        return Number().Replace(address, _ => ids.Dequeue());
    }

    [GeneratedRegex(@"\{\w+:int\}")]
    private static partial Regex Number();
}
