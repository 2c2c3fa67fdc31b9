using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>What a person works on goes away, moves or waits under their hands: the focus does not fall on the page as a whole.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FocusTests(ServerFixture fixture)
{
    [SkippableFact]
    public async Task A_button_that_waits_for_a_slow_save_has_the_focus_again_after_it()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/events/new?programme={OwnEvent.Programme}");
            const string Button = ".form-acts button[type=submit]";
            await page.TabToAsync(Button);
            // What the page does while a database takes its time.
            await page.EvaluateAsync("selector => { document.querySelector(selector).disabled = true; }", Button);
            await page.WaitForFunctionAsync("() => document.activeElement === document.body");
            await page.EvaluateAsync("selector => { document.querySelector(selector).disabled = false; }", Button);
            await page.FocusIsOnAsync(Button);
        });
    }

    [SkippableFact]
    public async Task Sessions_taken_out_and_a_choice_taken_back_leave_the_focus_beside_them()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/events/new?programme={OwnEvent.Programme}");
            await page.PressOnAsync("form .btn:has(use[href$='#calendar'])");
            await Assertions.Expect(page.Locator(".session-editor")).ToHaveCountAsync(2);
            await page.PressOnAsync(".session-editor:nth-child(2) > .btn");
            await Assertions.Expect(page.Locator(".session-editor")).ToHaveCountAsync(1);
            await page.FocusIsOnAsync("#s0-day");
            await page.PressOnAsync(".session-editor > .btn");
            await Assertions.Expect(page.Locator(".session-editor")).ToHaveCountAsync(0);
            await page.FocusIsOnAsync("main .panel button");

            await page.TypeIntoAsync("#unit", "Trnovo");
            var found = page.Locator(".form-field:has(#unit) .found button");
            // What the first letters have found is gone by then.
            await Assertions.Expect(found.First).ToContainTextAsync("Trnovo");
            await Assertions.Expect(found.Filter(new() { HasNotText = "Trnovo" })).ToHaveCountAsync(0);
            await page.PressOnAsync(".form-field:has(#unit) .found button");
            await page.Locator(".form-field:has(#unit) .row b").WaitForAsync();
            await page.FocusIsOnAsync("#unit");
            await page.PressOnAsync(".form-field:has(#unit) .row button");
            await Assertions.Expect(page.Locator(".form-field:has(#unit) .row")).ToHaveCountAsync(0);
            await page.FocusIsOnAsync("#unit");
        });
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    public async Task A_row_that_is_moved_takes_the_focus_with_it()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/programmes/{OwnEvent.Programme}/groups");
            var first = await page.Locator("main tbody tr").First.Locator("td").First.InnerTextAsync();
            await page.PressOnAsync("main tbody tr:nth-child(1) button:has(use[href$='#arrow-down'])");
            await Assertions.Expect(page.Locator("main tbody tr:nth-child(2) td").First).ToHaveTextAsync(first);
            await page.FocusIsOnAsync("tr:nth-child(2) button:has(use[href$='#arrow-down'])");
            // Back at the top there is nothing further to do, and the focus still stays.
            await page.Keyboard.PressAsync("Shift+Tab");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("main tbody tr:nth-child(1) td").First).ToHaveTextAsync(first);
            await page.FocusIsOnAsync("tr:nth-child(1) button[aria-disabled=true]:has(use[href$='#arrow-up'])");
        });
        Assert.Equal([], visit.Complaints);
    }

    private async Task<Visit> SignedInAsync()
    {
        var visit = await fixture.OpenAsync();
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        return visit;
    }
}
