using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>What <see cref="FirstUseTests"/> does not need: walk-in, substitute, undo, search and a donor's way, each without a mouse and with the focus never lost.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardStoryTests(ServerFixture fixture)
{
    private const string Grid = "table.sheet button.mark[tabindex='0']";

    [SkippableFact]
    public async Task A_trainer_marks_undoes_adds_a_walk_in_and_finds_somebody()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await SignInAsync(page, server, "coordinator.makers@demo.local");
            await page.PressOnAsync(".nav a[href='/attendance']");
            await page.PressOnAsync(".todo .do a.btn.primary");
            await page.TabToAsync(Grid);
            var present = page.Locator("button.mark[data-value=Present]");
            var before = await present.CountAsync();
            await page.Keyboard.PressAsync("Shift+P");
            await Assertions.Expect(present).Not.ToHaveCountAsync(before);
            await page.FocusIsKeptAsync();
            await page.TabToAsync(Grid);
            await page.Keyboard.PressAsync("Control+z");
            await Assertions.Expect(present).ToHaveCountAsync(before);
            await page.FocusIsKeptAsync();

            // Partial asks for minutes where the cell is, and Escape gives the focus back to it.
            await page.TabToAsync(Grid);
            await page.Keyboard.PressAsync("Enter");
            await page.Locator(".pop").WaitForAsync();
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator(".pop")).ToHaveCountAsync(0);
            await page.FocusIsKeptAsync();

            var rows = await page.Locator(".sheet tbody tr:has(td.no)").CountAsync();
            await page.TabToAsync(Grid);
            await page.Keyboard.PressAsync("w");
            await page.Locator("dialog[open] #w-given").WaitForAsync();
            await page.TypeIntoAsync("dialog[open] #w-given", "Bez");
            await page.TypeIntoAsync("dialog[open] #w-family", "Miša");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".sheet tbody tr:has(td.no)")).ToHaveCountAsync(rows + 1);
            await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
            await page.FocusIsKeptAsync();

            // A dialog that is left by Escape changes nothing and gives the focus back.
            await page.TabToAsync(Grid);
            await page.Keyboard.PressAsync("w");
            await page.Locator("dialog[open] #w-given").WaitForAsync();
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
            await page.FocusIsKeptAsync();

            await page.PressOnAsync(".nav a[href='/people']");
            await page.WaitForURLAsync("**/people");
            await page.Locator("main tbody a.ttl").First.WaitForAsync();
            await page.TypeIntoAsync("main input[type=search]", "misa");
            await page.WaitForURLAsync("**/people?q=misa");
            await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);
            Assert.Equal("INPUT", await page.EvaluateAsync<string>("document.activeElement.tagName"));
            await page.PressOnAsync("main tbody a.ttl");
            await page.WaitForURLAsync(url => url.Contains("/people/", StringComparison.Ordinal));
            await page.FocusIsKeptAsync();
        });
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    public async Task A_donor_goes_from_the_skip_link_to_the_rows_and_keeps_the_focus_when_the_line_breaks()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await SignInAsync(page, server, "donor.rhodope-governance@demo.local");
            await page.PressOnAsync(".nav a[href='/progress']");
            await page.PressOnAsync("#programmes tbody a");
            await page.WaitForURLAsync("**/programmes/rhodope-governance/progress");
            await page.Locator("#places").WaitForAsync();
            await page.PressOnAsync(".twin summary");
            await page.PressOnAsync("#months a");
            await page.Locator("#figure-rows").WaitForAsync();
            await page.FocusIsKeptAsync();

            // The server goes away and comes back: the page finds it again by itself, and a reader stands on something.
            await server.RestartAsync();
            await page.Locator("#components-reconnect-modal.components-reconnect-hide, body:not(:has(#components-reconnect-modal.components-reconnect-show))").First.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
            await page.Locator("#figure-rows").WaitForAsync(new() { Timeout = 60_000 });
            await page.PressOnAsync("main a.btn");
            await page.WaitForURLAsync("**/programmes/rhodope-governance/progress*", new() { Timeout = 60_000 });
            await page.FocusIsKeptAsync();
        });
    }

    private static async Task SignInAsync(IPage page, WebServer server, string email)
    {
        await page.GotoAsync($"{server.Url}/account/login");
        await page.PressOnAsync($"button[value='{email}']");
        await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
        await page.Locator("main h1").WaitForAsync();
    }
}
