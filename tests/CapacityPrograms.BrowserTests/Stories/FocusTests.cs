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
            var button = page.Button((await Words.OfAsync(page)).Common["Save"]);
            await page.TabToAsync(button);
            // What the page does while a database takes its time.
            await button.EvaluateAsync("button => { button.disabled = true; }");
            await page.WaitForFunctionAsync("() => document.activeElement === document.body");
            await button.EvaluateAsync("button => { button.disabled = false; }");
            await page.FocusIsOnAsync(button);
        });
    }

    [SkippableFact]
    public async Task Sessions_taken_out_and_a_choice_taken_back_leave_the_focus_beside_them()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/events/new?programme={OwnEvent.Programme}");
            var words = await Words.OfAsync(page);
            var panel = page.Panel(words.Common["Sessions"]);
            var sessions = panel.GetByRole(AriaRole.Group, new() { NameRegex = new($"^{words.Event.Pattern("SessionN", @"\d+")}$") });
            await page.PressOnAsync(panel.Button(words.Event["AddDay"]));
            await Assertions.Expect(sessions).ToHaveCountAsync(2);
            await page.PressOnAsync(panel.Button(words.Event["RemoveSession", 2]));
            await Assertions.Expect(sessions).ToHaveCountAsync(1);
            await page.FocusIsOnAsync(OwnEvent.Session(page, words, 1).Field(words.Common["Day"]));
            await page.PressOnAsync(panel.Button(words.Event["RemoveSession", 1]));
            await Assertions.Expect(sessions).ToHaveCountAsync(0);
            await page.FocusIsOnAsync(panel.Button(words.Event["AddSession"]));

            var (details, where) = (page.Panel(words.Event["Details"]), page.Field(words.Event["Unit"]));
            await page.TypeIntoAsync(where, "Trnovo");
            // What the first letters have found is gone by then.
            await Assertions.Expect(details.Found().First).ToContainTextAsync("Trnovo");
            await Assertions.Expect(details.Found().Filter(new() { HasNotText = "Trnovo" })).ToHaveCountAsync(0);
            await page.PressOnAsync(details.Found());
            var takeBack = details.Button(new System.Text.RegularExpressions.Regex($"^{words.Common["Remove"]}: .*Trnovo"));
            await takeBack.WaitForAsync();
            await page.FocusIsOnAsync(where);
            await page.PressOnAsync(takeBack);
            await Assertions.Expect(takeBack).ToHaveCountAsync(0);
            await page.FocusIsOnAsync(where);
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
            var words = await Words.OfAsync(page);
            var panel = page.Panel(words.Programme["Section.group"]);
            await panel.Rows().First.WaitForAsync();
            var name = await panel.Rows().First.Cells().First.InnerTextAsync();
            var (up, down) = (panel.Button(words.Programme["MoveUp", name]), panel.Button(words.Programme["MoveDown", name]));
            await page.PressOnAsync(down);
            await Assertions.Expect(panel.Rows().Nth(1).Cells().First).ToHaveTextAsync(name);
            await page.FocusIsOnAsync(down);
            // Back at the top there is nothing further to do, and the focus still stays.
            await page.Keyboard.PressAsync("Shift+Tab");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(panel.Rows().First.Cells().First).ToHaveTextAsync(name);
            await page.FocusIsOnAsync(up);
            await Assertions.Expect(up).ToBeDisabledAsync();
        });
        Assert.Equal([], visit.Complaints);
    }

    private async Task<Visit> SignedInAsync()
    {
        var visit = await fixture.OpenAsync();
        await visit.SignInAsync(OwnEvent.Coordinator);
        return visit;
    }
}
