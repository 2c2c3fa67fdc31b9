using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>A trainer marked while the line was cut, and somebody else marked the same cell: decided without a mouse.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConflictKeyboardTests(ServerFixture fixture)
{
    private const string Cell = "table.sheet tbody tr:nth-child(1) button.mark";

    [SkippableFact]
    public Task Two_values_of_one_cell_are_decided_and_the_focus_is_on_the_cell_again() => DecideAsync(mine: true);

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public Task So_it_is_where_the_other_value_is_chosen() => DecideAsync(mine: false);

    private async Task DecideAsync(bool mine)
    {
        await using var coordinator = await fixture.OpenAsync();
        await coordinator.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        var id = await OwnEvent.PlanAsync(coordinator.Page, $"Dvije oznake {mine}", new(2028, 9, mine ? 4 : 5), "Dva Oznakić; Trnovo", "Druga Oznakić; Trnovo");
        await coordinator.Page.GotoAsync($"/events/{id}/attendance");
        await using var trainer = await fixture.OpenAsync();
        var line = await Line.LayAsync(trainer.Page);
        await trainer.SignInAsync(OwnEvent.Trainer, "Demo-2026!");
        await trainer.StoryAsync(async page =>
        {
            await page.GotoAsync($"/events/{id}/attendance");
            await page.TabToAsync("table.sheet button.mark[tabindex='0']");
            await line.CutAsync();
            await page.Keyboard.PressAsync("a");
            await page.Locator("[data-unsent]").WaitForAsync();
            await coordinator.Page.TabToAsync("table.sheet button.mark[tabindex='0']");
            await coordinator.Page.Keyboard.PressAsync("p");
            await Assertions.Expect(coordinator.Page.Locator(Cell)).ToHaveAttributeAsync("data-value", "Present");
            await line.MendAsync();
            await page.Locator(".pop.conflict").WaitForAsync();

            // The trainer is at the next row by then, and stays there until they go to the conflict.
            await page.FocusIsOnAsync("table.sheet button.mark:not([data-conflict])");
            await page.PressOnAsync(".savebar [role=alert] [data-conflicts]");
            await page.FocusIsOnAsync("button.mark[data-conflict]");
            await page.FocusIsSeenAsync();
            await page.PressOnAsync(mine ? ".pop.conflict [data-set]" : ".pop.conflict .vs + .row button:not([data-set])");
            await Assertions.Expect(page.Locator(".pop")).ToHaveCountAsync(0);
            await Assertions.Expect(page.Locator(".savebar [role=alert] [data-conflicts]")).ToHaveCountAsync(0);
            await Assertions.Expect(page.Locator(Cell)).ToHaveAttributeAsync("data-value", mine ? "Absent" : "Present");
            await Assertions.Expect(coordinator.Page.Locator(Cell)).ToHaveAttributeAsync("data-value", mine ? "Absent" : "Present");
            await page.FocusIsOnAsync(Cell);
            await page.FocusIsSeenAsync();

            // And the sheet goes on from there.
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("e");
            await Assertions.Expect(coordinator.Page.Locator("button.mark.e")).ToHaveCountAsync(1);
        }, $"conflict-{mine}");
    }

    [SkippableFact]
    public async Task What_lies_under_a_cell_gives_the_focus_back_however_it_is_left()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            var id = await OwnEvent.PlanAsync(page, "Ispod ćelije", new(2028, 9, 11), "Ćelija Ispodić; Trnovo", "Druga Ispodić; Trnovo");
            await page.GotoAsync($"/events/{id}/attendance");
            foreach (var (on, key) in new[] { (".pop .between button", "Enter"), (".pop #cell-minutes", "Escape"), (".pop [data-set=Excused]", "Escape"), (".pop [data-set=Excused]", "Enter") })
            {
                await page.PressOnAsync("table.sheet button.mark[tabindex='0']");
                await page.PressOnAsync(on, key);
                await Assertions.Expect(page.Locator(".pop")).ToHaveCountAsync(0);
                await page.FocusIsOnAsync(Cell);
            }

            // The key that asks for minutes puts the cursor there; Enter is enough.
            await page.PressOnAsync("table.sheet button.mark[tabindex='0']", "h");
            await page.FocusIsOnAsync("#cell-minutes");
            await page.TypeIntoAsync("#cell-minutes", "45");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(Cell)).ToHaveAttributeAsync("data-value", "Partial");
            await Assertions.Expect(page.Locator(Cell)).ToContainTextAsync("45");
            await page.FocusIsOnAsync(Cell);

            // The two buttons over the sheet: pressed by keyboard they have done their work, and the focus stays on them.
            await page.PressOnAsync(".sheet-acts .btn:first-child");
            await Assertions.Expect(page.Locator("button.mark.p")).ToHaveCountAsync(1);
            await page.FocusIsOnAsync(".sheet-acts .btn:first-child");
            await page.PressOnAsync(".sheet-acts .btn.icon");
            await Assertions.Expect(page.Locator("button.mark.p")).ToHaveCountAsync(0);
            await page.FocusIsOnAsync(".sheet-acts .btn.icon");
        });
        Assert.Equal([], visit.Complaints);
    }
}
