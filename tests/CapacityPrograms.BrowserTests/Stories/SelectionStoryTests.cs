using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>Several participants, events or people at once: found, selected, changed, removed, and all of it taken back.</summary>
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
            var (rows, bar, undo) = (list.Rows(), page.Group(words.Common["Selected"]), page.Button(words.Common["Undo"]));
            var (reserve, confirmed) = (words.Common["RegistrationState.Reserve"], words.Common["RegistrationState.Confirmed"]);
            await InAlphabetAsync();
            await Assertions.Expect(bar).ToHaveCountAsync(0);

            await Box(First).CheckAsync();
            await Box(Third).CheckAsync();
            await Assertions.Expect(bar).ToContainTextAsync(words.Common["NSelected", 2]);
            await page.PressInMenuAsync(bar.Button(words.Common["SetState"]), page.MenuItem(reserve));
            await Assertions.Expect(page.Text(words.Event.Plural("NChanged", 2))).ToBeVisibleAsync();
            await Assertions.Expect(rows.Filter(new() { HasText = reserve })).ToHaveCountAsync(2);
            await Assertions.Expect(rows.Filter(new() { HasText = Second })).ToContainTextAsync(confirmed);
            await page.FocusIsKeptAsync();
            await LooksAsync(visit, "bar and message");
            await undo.HoverAsync();
            await LooksAsync(visit, "message under the mouse");
            await bar.Button(words.Event["SetGroup"]).ClickAsync();
            await page.MenuItem(words.Event["NoGroup"]).WaitForAsync();
            await LooksAsync(visit, "menu");
            await page.Keyboard.PressAsync("Escape");
            await page.PressOnAsync(undo);
            await Assertions.Expect(rows.Filter(new() { HasText = confirmed })).ToHaveCountAsync(3);
            await Assertions.Expect(undo).ToHaveCountAsync(0);
            await page.FocusIsKeptAsync();

            // All of them; what they were asked for by is kept in the address.
            await All(list, words).CheckAsync();
            await bar.Button(words.Common["Remove"]).ClickAsync();
            await page.OpenDialog().WaitForAsync();
            await LooksAsync(visit, "question");
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

            ILocator Box(string name) => list.GetByRole(AriaRole.Checkbox, new() { Name = words.Common["SelectRow", name], Exact = true });
        }, $"selection-{language}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("en", Screen.Desktop, 6)]
    [InlineData("uk", Screen.Phone, 8)]
    public async Task Several_events_change_state_get_a_trainer_and_are_cancelled_and_several_people_are_registered(string language, Screen screen, int day)
    {
        await using var visit = await fixture.OpenAsync("en-GB", screen, still: true);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/schedule");
            var (title, family) = ($"Zbirka{language}", $"Zbirkić{language}");
            await OwnEvent.BeginAsync(page, OwnEvent.Programme, $"{title} prva", new(2029, 11, day), new(9, 0), new(12, 0));
            await OwnEvent.PlannedAsync(page, [$"Amra {family}", $"Berina {family}"]);
            await OwnEvent.BeginAsync(page, OwnEvent.Programme, $"{title} druga", new(2029, 11, day), new(10, 0), new(13, 0));
            await OwnEvent.SaveAsync(page);
            await page.GotoAsync($"/schedule?q={title}");
            var (list, bar, undo) = (page.Panel(words.Schedule["View.list"]), page.Group(words.Common["Selected"]), page.Button(words.Common["Undo"]));
            var (draft, confirmed) = (words.Common["EventState.Draft"], words.Common["EventState.Confirmed"]);
            await Assertions.Expect(list.Rows()).ToHaveCountAsync(2);
            await All(list, words).CheckAsync();
            await Assertions.Expect(bar).ToContainTextAsync(words.Common["NSelected", 2]);
            await page.PressInMenuAsync(bar.Button(words.Common["SetState"]), page.MenuItem(confirmed));
            await Assertions.Expect(list.Rows().Filter(new() { HasText = confirmed })).ToHaveCountAsync(2);
            await LooksAsync(visit, "bar over events");
            await page.PressOnAsync(undo);
            await Assertions.Expect(list.Rows().Filter(new() { HasText = draft })).ToHaveCountAsync(1);

            // Both are at the same hours, so one trainer for both is a clash, which is seen before it is kept.
            await bar.Button(words.Schedule["AddTrainer"]).ClickAsync();
            await page.FocusIsInAsync(page.OpenDialog());
            await page.FindAsync(page.OpenDialog().Field(words.Common["Trainer"]), "Vodić");
            await page.OpenDialog().Button(words.Schedule["AddTrainer"]).ClickAsync();
            await Assertions.Expect(page.Alert().First).ToContainTextAsync("Vodić");
            await LooksAsync(visit, "clash in the dialog");
            await page.OpenDialog().Button(words.Schedule["AddAnyway"]).ClickAsync();
            await page.ClosedAsync();
            await Assertions.Expect(page.GetByText(words.Schedule.Plural("NTrainerAdded", 2))).ToBeVisibleAsync();
            await Assertions.Expect(list.Rows().Filter(new() { HasText = words.Schedule["Clash"] })).ToHaveCountAsync(2);
            await undo.ClickAsync();
            await Assertions.Expect(list.Rows().Filter(new() { HasText = words.Schedule["Clash"] })).ToHaveCountAsync(0);

            await page.GotoAsync($"/people?q={family}");
            var people = page.Panel(words.Common["People"]);
            await Assertions.Expect(people.Rows()).ToHaveCountAsync(2);
            await All(people, words).CheckAsync();
            await bar.Button(words.People["RegisterForEvent"]).ClickAsync();
            await page.FocusIsInAsync(page.OpenDialog());
            await page.FindAsync(page.OpenDialog().Field(words.Common["Event"]), $"{title} druga");
            await LooksAsync(visit, "people and their event");
            await page.OpenDialog().Button(words.People["Register"]).ClickAsync();
            await page.ClosedAsync();
            await Assertions.Expect(page.GetByText(words.People.Plural("NRegistered", 2)).First).ToBeVisibleAsync();
            await page.PressOnAsync(undo);
            await Assertions.Expect(page.GetByText(words.People.Plural("NUnregistered", 2))).ToBeVisibleAsync();

            await page.GotoAsync($"/schedule?q={title}");
            await All(list, words).CheckAsync();
            await page.PressOnAsync(bar.Button(words.Schedule["CancelEvents"]));
            await page.FocusIsInAsync(page.OpenDialog());
            await Assertions.Expect(page.OpenDialog().Button(words.Schedule["CancelEvents"])).ToBeDisabledAsync();
            await page.TypeIntoAsync(page.OpenDialog().Field(words.Common["Reason"]), "Сніг");
            await page.PressOnAsync(page.OpenDialog().Button(words.Schedule["CancelEvents"]));
            await page.ClosedAsync();
            await Assertions.Expect(list.Rows().Filter(new() { HasText = words.Common["EventState.Cancelled"] })).ToHaveCountAsync(2);
            await page.FocusIsKeptAsync();
        }, $"selected-events-{language}");
        Assert.Equal([], visit.Complaints);
    }

    private static ILocator All(ILocator list, Words words) =>
        list.GetByRole(AriaRole.Checkbox, new() { Name = words.Common["SelectAll"], Exact = true });

    private static async Task LooksAsync(Visit visit, string what)
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
