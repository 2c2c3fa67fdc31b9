using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>Each menu, list, search and calendar of the pages, while it is open: light and dark.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MenuTests(ServerFixture fixture)
{
    // One of each kind of page that has something to open.
    private static readonly string[] _addresses =
    [
        "/schedule?view=list", "/people", "/trainers", "/audit", "/people/new", "/organisations/new", "/places/new", "/programmes/new",
        "/programmes/makers/edit", "/programmes/rhodope-governance/indicators/new", "/import", "/settings", "/users", "/events/new?programme=makers",
    ];

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task What_opens_on_a_page_is_accessible_while_it_is_open()
    {
        await using var visit = await fixture.OpenAsync(still: true);
        await visit.SignInAsync("admin@demo.local");
        var page = visit.Page;
        // A form that was searched in asks before it is left.
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        var (faults, looked) = (new List<string>(), 0);
        foreach (var address in _addresses)
        {
            await page.GotoAsync(address);
            await page.DrawnAsync();
            var words = await Words.OfAsync(page);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var opener in await page.Content().Locator("[aria-haspopup]").AllAsync())
            {
                var kind = await opener.GetAttributeAsync("aria-autocomplete") switch { null => "menu", "list" => "search", _ => "choice" };
                // A second list of the same kind is drawn by the same part; each menu has words of its own.
                if (!await opener.IsVisibleAsync() || (kind != "menu" && !seen.Add(kind))) continue;
                await OpenAsync(opener, kind);
                await SeeAsync($"{address} {kind} {await opener.GetAttributeAsync("aria-label")}");
                await page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(Opened(page)).ToHaveCountAsync(0);
            }
            if (await page.Content().Button(words.Common["OpenCalendar"]).CountAsync() == 0) continue;
            await page.Content().Button(words.Common["OpenCalendar"]).First.ClickAsync();
            await page.Button("1").First.WaitForAsync();
            await SeeAsync($"{address} calendar");
        }
        Assert.True(looked > 20, $"Only {looked} were looked at.");
        await File.WriteAllLinesAsync(Artifacts.FileFor("menus.txt"), faults);
        Assert.Equal([], faults);

        async Task OpenAsync(ILocator opener, string kind)
        {
            if (kind == "search") await opener.PressSequentiallyAsync("a");
            else await opener.PressAsync("Enter");
            await Opened(page).First.WaitForAsync();
        }

        async Task SeeAsync(string what)
        {
            looked++;
            await visit.ShadeAsync(dark: false);
            // What lies half behind the open one is none to press now; the closed page is looked at in EveryPageTests.
            faults.AddRange((await visit.AccessibilityFaultsAsync())
                .Where(f => !f.StartsWith("target-size", StringComparison.Ordinal) || f.Contains("mud-", StringComparison.Ordinal))
                .Select(f => $"{what} light: {f}"));
            await visit.ShadeAsync(dark: true);
            faults.AddRange((await visit.AccessibilityFaultsAsync(EveryPageTests.Colours)).Select(f => $"{what} dark: {f}"));
        }
    }

    private static ILocator Opened(IPage page) => page.Offered().Or(page.GetByRole(AriaRole.Menuitem)).Or(page.GetByRole(AriaRole.Menuitemcheckbox));
}
