using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>Every page of the route table, in every language, light and dark, at the desk, on a phone and at 400 %.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class EveryPageTests(ServerFixture fixture, EveryPageServer every) : IClassFixture<EveryPageServer>
{
    // Pages before the sign-in; a reader who is signed in is sent on by some of them.
    private static readonly string[] _open =
    [
        "/account/login", "/account/forgot", "/account/reset", "/account/setup", "/account/second-step", "/account/logout",
        "/account/denied", "/not-found", "/problem", "/shared/{Secret}", "/c/{Code}",
    ];

    // Where the first link to a page with a number in its address is found.
    private static readonly Dictionary<string, string> _lists =
        new(StringComparer.Ordinal) { ["/events"] = "/schedule?view=list&programme=makers" };

    private static readonly bool _takesPictures = Environment.GetEnvironmentVariable("TEST_PICTURES") is { Length: > 0 };

    private static readonly int[] _narrow = [320, 390];

    // What the theme alone changes.
    internal static readonly string[] Colours = ["color-contrast"];

    // What a translation alone changes; structure and colours are the same in every language, and are looked at in one.
    private static readonly string[] _words =
    [
        "aria-command-name", "aria-input-field-name", "aria-toggle-field-name", "button-name", "document-title", "empty-heading", "html-has-lang",
        "html-lang-valid", "image-alt", "label", "label-content-name-mismatch", "link-name", "select-name", "valid-lang",
    ];

    // The numbers of the rows to which a list links, in its order.
    private const string Numbers = """
        list => [...document.querySelectorAll('main a')].map(a => new URL(a.href).pathname).filter(path => path.startsWith(list + '/'))
          .map(path => path.slice(list.length + 1).split('/')[0]).filter(number => /^\d+$/.test(number))
        """;

    private const string Unstick = """
        () => [...document.querySelectorAll('form *')].filter(e => getComputedStyle(e).position === 'sticky').forEach(e => e.style.position = 'static')
        """;

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("bg")]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("uk")]
    public async Task Every_page_is_accessible_whole_and_in_one_language(string language)
    {
        var server = every.Server;
        await using var stranger = await fixture.OpenAsync(still: true, server: server);
        await using var reader = await fixture.OpenAsync(still: true, server: server);
        await PageFaults.WatchAsync(stranger.Page);
        await PageFaults.WatchAsync(reader.Page);
        await reader.SignInAsync("admin@demo.local");
        if (every.Secret is null)
        {
            // Nothing has been submitted in the demonstration; pages of reports would have nothing to show.
            await SubmitReportAsync(reader.Page);
            every.Secret = await ShareAsync(reader.Page);
        }
        var faults = new List<string>();
        var looked = 0;
        foreach (var (visit, addresses) in new[] { (stranger, _open.AsEnumerable()), (reader, RouteTable.Templates.Except(_open)) })
        {
            await visit.Page.GotoAsync($"/language?tag={language}&returnUrl=/not-found");
            foreach (var template in addresses)
            {
                var address = await AddressAsync(visit.Page, template.Replace("{Secret}", every.Secret, StringComparison.Ordinal));
                faults.AddRange(await LookAtAsync(visit, address, language));
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
            await page.DrawnAsync();
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            return [$"{address} {language} is not drawn: {e.Message.Split('\n')[0]}"];
        }
        await PictureAsync(1280);
        var faults = (await PageFaults.OfAsync(page)).Select(f => $"1280: {f}").ToList();
        if (language is "en")
        {
            await visit.ShadeAsync(dark: false);
            // A field half under the bar that saves is none to press now; it is looked at with the bar at its place below.
            await page.EvaluateAsync(Unstick);
            faults.AddRange((await visit.AccessibilityFaultsAsync()).Select(f => $"light: {f}"));
            await visit.ShadeAsync(dark: true);
            faults.AddRange((await visit.AccessibilityFaultsAsync(Colours)).Select(f => $"dark: {f}"));
        }
        else
        {
            faults.AddRange((await visit.AccessibilityFaultsAsync(_words)).Select(f => $"words: {f}"));
        }
        foreach (var width in _narrow)
        {
            await page.SetViewportSizeAsync(width, 844);
            faults.AddRange((await PageFaults.OfAsync(page)).Where(DependsOnWidth).Select(f => $"{width}: {f}"));
            // What the rules find on a phone and not at a desk is the layout, and that has no language.
            if (width != 390) continue;
            await PictureAsync(width);
            if (language != "en") continue;
            faults.AddRange((await visit.AccessibilityFaultsAsync()).Select(f => $"390: {f}"));
        }
        return faults.Distinct().Select(f => $"{address} {language} {f}");

        async Task PictureAsync(int width)
        {
            if (!_takesPictures) return;
            await page.ScreenshotAsync(new() { Path = Artifacts.FileFor($"{language}-{width}{address}.png"), FullPage = true });
        }

        static bool DependsOnWidth(string fault) =>
            !fault.Contains("is not in the script", StringComparison.Ordinal) && !fault.StartsWith("moved", StringComparison.Ordinal);
    }

    private static async Task SubmitReportAsync(IPage page)
    {
        await page.GotoAsync("/programmes/rhodope-governance/reports");
        var words = await Words.OfAsync(page);
        var form = page.Panel(words.Progress["SubmitReport"]);
        // The first button of the form fills in the first period.
        await form.GetByRole(AriaRole.Button).First.ClickAsync();
        await form.Button(words.Progress["SubmitReport"]).ClickAsync();
        await page.OpenDialog().Button(words.Progress["Submit"]).ClickAsync();
        await page.WaitForURLAsync("**/reports/1");
    }

    private static async Task<string> ShareAsync(IPage page)
    {
        await page.GotoAsync("/programmes/rhodope-governance/share");
        var words = await Words.OfAsync(page);
        await page.Button(words.Progress["MakeShareLink"]).ClickAsync();
        return (await page.Field(words.Progress["ShareLink"]).InputValueAsync()).Split('/')[^1];
    }

    // The rows are the same in every language, and are looked for once.
    private async Task<string> AddressAsync(IPage page, string template) =>
        every.Addresses.TryGetValue(template, out var known) ? known : every.Addresses[template] = await FindAsync(page, template);

    private static async Task<string> FindAsync(IPage page, string template)
    {
        var address = template.Replace("{Code}", "rhodope-governance", StringComparison.Ordinal).Replace("{What}", "Reached", StringComparison.Ordinal);
        var number = Number().Match(address);
        if (!number.Success) return address;
        var list = address[..number.Index].TrimEnd('/');
        await page.GotoAsync(_lists.GetValueOrDefault(list, list));
        await page.DrawnAsync();
        // A long list draws its rows when the page asks how many fit. Where an address has two numbers, they are two rows of the list.
        var wanted = Number().Count(address);
        await page.WaitForFunctionAsync($"([list, least]) => new Set(({Numbers})(list)).size >= least", new object[] { list, wanted });
        var ids = new Queue<string>((await page.EvaluateAsync<string[]>(Numbers, list)).Distinct());
        Assert.True(ids.Count >= wanted, $"Too few links to {template} stand on {list}.");
        return Number().Replace(address, _ => ids.Dequeue());
    }

    [GeneratedRegex(@"\{\w+:int\}")]
    private static partial Regex Number();
}

/// <summary>One server for all languages, apart from the shared one, where other tests write names in scripts of their own.</summary>
public sealed class EveryPageServer : IAsyncLifetime
{
    public WebServer Server { get; } = new();

    /// <summary>Of a link that shows a programme's progress; null until somebody made it.</summary>
    public string? Secret { get; set; }

    /// <summary>Pages with a number in their address, by template.</summary>
    public Dictionary<string, string> Addresses { get; } = new(StringComparer.Ordinal);

    public Task InitializeAsync() => Server.StartAsync();

    public Task DisposeAsync() => Server.DisposeAsync().AsTask();
}
