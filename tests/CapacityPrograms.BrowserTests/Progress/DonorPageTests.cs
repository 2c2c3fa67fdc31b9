using CapacityPrograms.BrowserTests.Support;

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
        await visit.SignInAsync("donor.rhodope-governance@demo.local", "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync("/programmes/rhodope-governance/progress");
            await page.Locator("#places").WaitForAsync();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
            var point = page.Locator("svg.plot:visible a:has(.mark-in-text)").First;
            var people = await point.Locator(".mark-in-text").TextContentAsync();
            await point.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.Locator("#figure-total").WaitForAsync();
            Assert.Equal(people, await page.Locator("#figure-total").InnerTextAsync());
            Assert.Equal(people, (await page.Locator("#figure-rows tbody tr").CountAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));

            await page.GotoAsync("/progress");
            await page.Locator("#programmes").WaitForAsync();
            await page.GotoAsync("/programmes/rhodope-governance/progress/print");
            await page.Locator(".a4 #places").WaitForAsync();
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
        await visit.SignInAsync("donor.rhodope-governance@demo.local", "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/programmes/rhodope-governance/progress/print");
            await page.Locator(".a4 #places").WaitForAsync();
            await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print, ColorScheme = Microsoft.Playwright.ColorScheme.Dark });
            // What A4 leaves between its margins, at the 96 dots an inch of style sheets.
            await page.SetViewportSizeAsync(718, 1000);
            Assert.Equal([], await PageFaults.OfAsync(page));
            var rows = await page.Locator(".a4 #places tbody tr").CountAsync();
            Assert.True(rows > 20, $"Only {rows} municipalities are on paper.");
            await page.PdfAsync(new() { Path = Artifacts.FileFor($"progress-{language}.pdf"), Format = "A4", PrintBackground = true });
        }, $"paper-{language}");
    }
}
