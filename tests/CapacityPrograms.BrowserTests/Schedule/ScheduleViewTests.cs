using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Schedule;

/// <summary>The schedule in all its views, as every page is looked at in the form that its address opens with.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ScheduleViewTests(ServerFixture fixture)
{
    private static readonly string[] _views = ["month", "week", "agenda", "trainers", "venues"];

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("en")]
    [InlineData("bg")]
    public async Task Every_view_is_accessible_light_and_dark_at_a_desk_and_on_a_phone(string language)
    {
        await using var visit = await fixture.OpenAsync(still: true);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.Page.SpeakAsync(language, "/schedule");
        var faults = new List<string>();
        foreach (var view in _views)
        {
            foreach (var width in new[] { 1280, 390 })
            {
                await visit.Page.SetViewportSizeAsync(width, 900);
                await visit.Page.GotoAsync($"/schedule?view={view}");
                await visit.Page.DrawnAsync();
                foreach (var dark in new[] { false, true })
                {
                    await visit.ShadeAsync(dark);
                    var found = await visit.AccessibilityFaultsAsync(dark ? Stories.EveryPageTests.Colours : null);
                    faults.AddRange(found.Select(f => $"{view} {width} {(dark ? "dark" : "light")}: {f}"));
                }
                if (await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1"))
                    faults.Add($"{view} {width} scrolls sideways");
            }
        }
        await File.WriteAllLinesAsync(Artifacts.FileFor($"schedule-views-{language}.txt"), faults);
        Assert.Equal([], faults);
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    public async Task Who_coordinates_nothing_is_not_offered_who_is_where()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.SignInAsync(OwnEvent.Trainer);
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync("/schedule?view=trainers");
            await page.DrawnAsync();
            var words = await Words.OfAsync(page);
            await page.Panel(words.Schedule["View.list"]).WaitForAsync();
            var views = page.GetByRole(AriaRole.Navigation, new() { Name = words.Schedule["View"], Exact = true });
            await Assertions.Expect(views.GetByRole(AriaRole.Link)).ToHaveCountAsync(4);
        });
    }
}
