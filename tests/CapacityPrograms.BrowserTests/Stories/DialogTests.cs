using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>What <see cref="EveryPageTests"/> does not see, because it opens only by a press: each dialog, light and dark, at the desk, on a phone and at 400 %.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DialogTests(ServerFixture fixture)
{
    private static readonly int[] _narrow = [390, 320];

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task Dialogs_of_an_event_and_its_sheet_are_accessible_and_whole()
    {
        await using var visit = await fixture.OpenAsync(still: true);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            var faults = new List<string>();
            var id = await OwnEvent.PlanAsync(page, "Prozori događaja", new(2028, 11, 6), "Ana Prozorić; Trnovo; stručna saradnica", "Ćamil Prozorić; Trnovo");
            await LookAsync("seats", ".panel:has(.figure-big) header .linklike");
            await LookAsync("new person", ".row.keep > .btn");
            await LookAsync("person", ".row-menu summary", ".row-menu[open] li:nth-child(1) button");
            await LookAsync("substitute", ".row-menu summary", ".row-menu[open] li:nth-child(2) button");
            await LookAsync("remove", ".row-menu summary", ".row-menu[open] li:nth-child(3) button");
            await LookAsync("paste", ".panel:has(#add-person) header .linklike");
            await page.PressOnAsync(".panel:has(#add-person) header .linklike");
            await page.TypeIntoAsync("#paste-text", "Nova Prozorić; Trnovo; direktorica; nova@example.org");
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync("Neko Prozorić; Nepoznata opština");
            await page.Keyboard.PressAsync("Escape");
            await LookAsync("pasted", ".panel:has(#add-person) header .linklike", "dialog[open] footer .btn.primary", "dialog[open] tbody select");
            await LookAsync("cancel", "[data-to=Cancelled]");
            await LookAsync("copy", ".head .acts button");
            await page.GotoAsync($"/events/{id}/attendance");
            await LookAsync("walk-in", "[data-walk-in]");
            await LookAsync("keys", ".savebar .right .linklike");
            await page.PressOnAsync("table.sheet button.mark[tabindex='0']", "p");
            await page.PressOnAsync("table.sheet button.mark[tabindex='0']");
            await page.Locator(".pop .log li, .pop .hint").First.WaitForAsync();
            faults.AddRange(await FaultsAsync(visit, "cell"));
            await page.PressOnAsync(".pop .between button");
            await Assertions.Expect(page.Locator(".pop")).ToHaveCountAsync(0);
            await page.FocusIsOnAsync("button.mark.u");

            // What a sheet knows that had not looked yet.
            await page.EvaluateAsync("document.querySelector('button.mark.p').dataset.version = '0'");
            await page.Keyboard.PressAsync("ArrowUp");
            await page.Keyboard.PressAsync("a");
            await page.Locator(".pop.conflict .log li").First.WaitForAsync();
            faults.AddRange(await FaultsAsync(visit, "conflict"));
            await File.WriteAllLinesAsync(Artifacts.FileFor("dialogs.txt"), faults);
            Assert.Equal([], faults);

            async Task LookAsync(string name, params string[] presses)
            {
                foreach (var press in presses) await page.PressOnAsync(press);
                await page.Locator("dialog[open]").WaitForAsync();
                faults.AddRange(await FaultsAsync(visit, name));
                await page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
            }
        });
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("/programmes/makers", ".head .acts button")]
    [InlineData("/programmes/makers/units", ".panel .more .linklike")]
    [InlineData("/programmes/makers/groups", ".panel .more .linklike")]
    public async Task So_are_those_of_a_programme(string address, string opener)
    {
        await using var visit = await fixture.OpenAsync(still: true);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync(address);
            await page.PressOnAsync(opener);
            await page.Locator("dialog[open]").WaitForAsync();
            Assert.Equal([], await FaultsAsync(visit, address));
            await page.Keyboard.PressAsync("Escape");
            await page.FocusIsOnAsync(opener);
        }, "dialog" + address);
    }

    private static async Task<IEnumerable<string>> FaultsAsync(Visit visit, string name)
    {
        var page = visit.Page;
        var faults = (await visit.AccessibilityFaultsAsync()).Select(f => $"light: {f}").ToList();
        await page.EvaluateAsync("document.documentElement.dataset.theme = 'dark'");
        faults.AddRange((await visit.AccessibilityFaultsAsync(onlyContrast: true)).Select(f => $"dark: {f}"));
        await page.EvaluateAsync("document.documentElement.dataset.theme = 'light'");
        faults.AddRange((await PageFaults.OfAsync(page)).Select(f => $"1280: {f}"));
        foreach (var width in _narrow)
        {
            await page.SetViewportSizeAsync(width, 844);
            faults.AddRange((await PageFaults.OfAsync(page)).Select(f => $"{width}: {f}"));
            // A dialog scrolls down, never sideways.
            faults.AddRange(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('dialog[open], dialog[open] .body')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `scrolls sideways: ${e.className}`)"));
        }
        await page.SetViewportSizeAsync(1280, 900);
        return faults.Where(f => !f.Contains("is not in the script", StringComparison.Ordinal)).Distinct().Select(f => $"{name} {f}");
    }
}
