using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>Several participants at once: found, selected, changed, removed, and all of it taken back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SelectionStoryTests(ServerFixture fixture)
{
    private const string First = "Amra Bogić", Second = "Đorđe Čolić", Third = "Žana Ćirić";

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("bg", Screen.Phone, 4)]
    [InlineData("pl", Screen.Desktop, 5)]
    public async Task Several_participants_are_changed_and_removed_and_it_is_taken_back(string language, Screen screen, int day)
    {
        await using var visit = await fixture.OpenAsync("en-GB", screen, still: true);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/schedule");
            await OwnEvent.PlanAsync(page, $"Izbor {language}", new(2029, 3, day), $"{Third}; Trnovo", $"{First}; Trnovo", $"{Second}; Trnovo");
            var list = OwnEvent.Participants(page, words);
            var (rows, bar, undo) = (list.Rows(), page.Group(words.Event["Selected"]), page.Button(words.Common["Undo"]));
            var (reserve, confirmed) = (words.Common["RegistrationState.Reserve"], words.Common["RegistrationState.Confirmed"]);
            await InAlphabetAsync();
            await Assertions.Expect(bar).ToHaveCountAsync(0);

            await Box(First).CheckAsync();
            await Box(Third).CheckAsync();
            await Assertions.Expect(bar).ToContainTextAsync(words.Event.Plural("NSelected", 2));
            await page.PressInMenuAsync(bar.Button(words.Event["SetState"]), page.MenuItem(reserve));
            await Assertions.Expect(page.Text(words.Event.Plural("NChanged", 2))).ToBeVisibleAsync();
            await Assertions.Expect(rows.Filter(new() { HasText = reserve })).ToHaveCountAsync(2);
            await Assertions.Expect(rows.Filter(new() { HasText = Second })).ToContainTextAsync(confirmed);
            await page.FocusIsKeptAsync();
            await LooksAsync("bar and message");
            await undo.HoverAsync();
            await LooksAsync("message under the mouse");
            await bar.Button(words.Event["SetGroup"]).ClickAsync();
            await page.MenuItem(words.Event["NoGroup"]).WaitForAsync();
            await LooksAsync("menu");
            await page.Keyboard.PressAsync("Escape");
            await page.PressOnAsync(undo);
            await Assertions.Expect(rows.Filter(new() { HasText = confirmed })).ToHaveCountAsync(3);
            await Assertions.Expect(undo).ToHaveCountAsync(0);
            await page.FocusIsKeptAsync();

            // All of them; what they were asked for by is kept in the address.
            await list.GetByRole(AriaRole.Checkbox, new() { Name = words.Event["SelectAll"], Exact = true }).CheckAsync();
            await bar.Button(words.Common["Remove"]).ClickAsync();
            await page.OpenDialog().WaitForAsync();
            await LooksAsync("question");
            await page.OpenDialog().Button(words.Common["Remove"]).ClickAsync();
            await page.ClosedAsync();
            await Assertions.Expect(list.Text(words.Event["Nobody"])).ToBeVisibleAsync();
            await undo.ClickAsync();
            await Assertions.Expect(rows).ToHaveCountAsync(3);
            await InAlphabetAsync();
            await list.Search().Last.FillAsync("чолић");
            await Assertions.Expect(rows).ToHaveCountAsync(1);
            await page.WaitForURLAsync("**?q=*");
            await page.ReloadAsync();
            await Assertions.Expect(rows).ToHaveCountAsync(1);
            await Assertions.Expect(rows).ToContainTextAsync(Second);

            // By name, whatever the order in which they were pasted: ћ stands before ч, and č before ć.
            async Task InAlphabetAsync()
            {
                string[] names = language == "bg" ? [First, Third, Second] : [First, Second, Third];
                for (var i = 0; i < names.Length; i++) await Assertions.Expect(rows.Nth(i)).ToContainTextAsync(names[i]);
            }

            ILocator Box(string name) => list.GetByRole(AriaRole.Checkbox, new() { Name = words.Event["SelectRow", name], Exact = true });
        }, $"selection-{language}");
        Assert.Equal([], visit.Complaints);

        async Task LooksAsync(string what)
        {
            foreach (var dark in new[] { false, true })
            {
                await visit.ShadeAsync(dark);
                // What an open menu half covers is not to be pressed while it is open.
                var faults = (await visit.AccessibilityFaultsAsync(dark ? EveryPageTests.Colours : null))
                    .Where(f => what != "menu" || !f.StartsWith("target-size", StringComparison.Ordinal)).ToList();
                Assert.True(faults.Count == 0, $"{what} {(dark ? "dark" : "light")}: {string.Join('\n', faults)}");
            }
            await visit.ShadeAsync(dark: false);
        }
    }
}
