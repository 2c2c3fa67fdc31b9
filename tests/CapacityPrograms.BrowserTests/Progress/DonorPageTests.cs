using System.Globalization;
using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Progress;

/// <summary>The donor's pages as a donor opens them: from a point of the map to its list by keyboard, and on paper.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DonorPageTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task A_point_of_the_map_opens_as_many_people_as_it_says(Screen screen)
    {
        await using var visit = await fixture.OpenAsync("bg-BG", screen);
        await visit.SignInAsync("donor.rhodope-governance@demo.local");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync("/programmes/rhodope-governance/progress");
            var words = await Words.OfAsync(page);
            await page.Panel(words.Common["Municipalities"]).WaitForAsync();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
            // A point that was reached says its number first.
            var point = page.Group(words.Progress["MapOf"]).Link(new Regex(@"^\d+ ")).First;
            var people = (await point.GetAttributeAsync("aria-label"))!.Split(' ')[0];
            await Assertions.Expect(point).ToContainTextAsync(people);
            await point.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            var rows = page.Panel(words.Progress["Figure.Reached"]).Rows();
            await rows.First.WaitForAsync();
            await Assertions.Expect(page.Figure()).ToHaveTextAsync(people);
            Assert.Equal(people, (await rows.CountAsync()).ToString(CultureInfo.InvariantCulture));

            await page.GotoAsync("/progress");
            await page.Panel(words.Common["Programmes"]).Rows().First.WaitForAsync();
            await page.GotoAsync("/programmes/rhodope-governance/progress/print");
            await page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Region, Municipalities(words)).Rows().First.WaitForAsync();
        }, $"donor-page-{screen}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("uk")]
    [InlineData("bg")]
    public async Task On_paper_every_panel_is_whole_in_each_language(string language)
    {
        await using var visit = await fixture.OpenAsync();
        await visit.SignInAsync("donor.rhodope-governance@demo.local");
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/programmes/rhodope-governance/progress/print");
            var places = page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Region, Municipalities(words));
            await places.WaitForAsync();
            await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
            // What A4 leaves between its margins, at the 96 dots an inch of style sheets.
            await page.SetViewportSizeAsync(718, 1000);
            Assert.Equal([], await PageFaults.OfAsync(page));
            var rows = await places.Rows().CountAsync();
            Assert.True(rows > 20, $"Only {rows} municipalities are on paper.");
            await page.PdfAsync(new() { Path = Artifacts.FileFor($"progress-{language}.pdf"), Format = "A4", PrintBackground = true });
        }, $"paper-{language}");
    }

    private static LocatorGetByRoleOptions Municipalities(Words words) => new() { Name = words.Common["Municipalities"], Exact = true };
}
