using System.Globalization;
using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Schedule;

/// <summary>An event goes to other days from the calendar, and comes back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MoveTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData("en-GB", 4)]
    [InlineData("bs-BA", 11)]
    public async Task An_event_is_moved_by_keyboard_and_moved_back(string locale, int first)
    {
        await using var visit = await fixture.OpenAsync(locale);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var day = new DateOnly(2029, 9, first);
            var title = $"Premješteni {locale}";
            await OwnEvent.PlanAsync(page, title, day);
            await MonthAsync(page, day);
            var words = await Words.OfAsync(page);
            await Assertions.Expect(On(page, day, title)).ToHaveCountAsync(1);

            var (dialog, newDay) = (page.OpenDialog(), page.OpenDialog().Field(words.Scheduling["NewFirstDay"]));
            await page.PressOnAsync(On(page, day, title), "m");
            await page.FocusIsOnAsync(newDay);
            await newDay.HoldsAsync(day);
            await Assertions.Expect(dialog.Button(words.Scheduling["Move"])).ToBeDisabledAsync();
            await page.TypeDayAsync(newDay, day.AddDays(2));
            await page.PressOnAsync(dialog.Button(words.Scheduling["Move"]));
            await page.ClosedAsync();
            await Assertions.Expect(On(page, day.AddDays(2), title)).ToHaveCountAsync(1);
            await Assertions.Expect(On(page, day, title)).ToHaveCountAsync(0);
            await page.FocusIsOnAsync(On(page, day.AddDays(2), title));

            await page.PressOnAsync(page.Button(words.Common["Undo"]));
            await Assertions.Expect(On(page, day, title)).ToHaveCountAsync(1);
            await page.FocusIsOnAsync(On(page, day, title));
        }, $"move-{locale}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    public async Task A_drop_asks_before_it_moves_and_a_clash_on_the_new_day_is_told()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var day = new DateOnly(2029, 10, 9);
            await OwnEvent.PlanAsync(page, "Stoji gdje jeste", day.AddDays(1));
            await OwnEvent.PlanAsync(page, "Vuče se mišem", day);
            await MonthAsync(page, day);
            var words = await Words.OfAsync(page);
            await DragAsync(page, On(page, day, "Vuče se mišem"), Day(page, day.AddDays(1)));
            var dialog = page.OpenDialog();
            await dialog.Field(words.Scheduling["NewFirstDay"]).HoldsAsync(day.AddDays(1));
            await Assertions.Expect(dialog.Link("Stoji gdje jeste").First).ToBeVisibleAsync();
            await dialog.Button(words.Common["Cancel"]).ClickAsync();
            await page.ClosedAsync();
            await Assertions.Expect(On(page, day, "Vuče se mišem")).ToHaveCountAsync(1);

            // Whoever has seen the clash may move it all the same.
            await DragAsync(page, On(page, day, "Vuče se mišem"), Day(page, day.AddDays(1)));
            await dialog.Button(words.Scheduling["Move"]).ClickAsync();
            await page.ClosedAsync();
            await Assertions.Expect(On(page, day.AddDays(1), "Vuče se mišem")).ToHaveCountAsync(1);
            await Assertions.Expect(On(page, day.AddDays(1), "Stoji gdje jeste")).ToContainTextAsync(words.Schedule["Clash"]);
        });
        Assert.Equal([], visit.Complaints);
    }

    // Moved in two steps, as a hand does: a browser begins to drag with the first and is over the day with the second.
    private static async Task DragAsync(IPage page, ILocator what, ILocator to)
    {
        await what.HoverAsync();
        await page.Mouse.DownAsync();
        await to.HoverAsync();
        await to.HoverAsync(new() { Position = new() { X = 12, Y = 12 } });
        await page.Mouse.UpAsync();
    }

    private static async Task MonthAsync(IPage page, DateOnly day)
    {
        await page.GotoAsync($"/schedule?view=month&programme={OwnEvent.Programme}&day={day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        await Day(page, day).WaitForAsync();
    }

    // Days of the months beside are never among those of the stories: they lie between the fifth and the twentieth.
    private static ILocator Day(IPage page, DateOnly day) => page.Content().Items().Filter(new()
    {
        Has = page.GetByRole(AriaRole.Link, new() { NameRegex = new($@"^{day.Day}\b.*{day.Year}") }),
    });

    private static ILocator On(IPage page, DateOnly day, string title) => Day(page, day).Link(new Regex("^" + Regex.Escape(title)));
}
