using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>The tour of docs/getting-started.md, walked step by step; docs/make-pictures.sh keeps what it sees as the pictures of that page.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TourTests(ServerFixture fixture)
{
    // Set by the script; without it the pictures lie among the artifacts.
    private static readonly string? _folder = Environment.GetEnvironmentVariable("TOUR_PICTURES");

    [SkippableFact]
    public async Task The_tour_of_the_demonstration_can_be_walked()
    {
        // A server of its own: on the shared one, other tests have planned and marked.
        await using var server = new WebServer();
        await server.StartAsync();
        await using var coordinator = await fixture.OpenAsync();
        await coordinator.StoryAsync(async page =>
        {
            await SignInAsync(page, server, "coordinator.rhodope-governance@demo.local", "en");
            await ShowAsync(page, server, "/", "main .tally", "home");
            await ShowAsync(page, server, "/programmes/rhodope-governance", "main .panel", "programme");
            await ShowAsync(page, server, "/schedule?view=list", "main tbody tr", "schedule");
            await page.Locator("main tbody tr a.ttl").First.ClickAsync();
            await page.Locator("#add-person").WaitForAsync();
            await PictureAsync(page, "event");
        });
        await using var trainer = await fixture.OpenAsync(screen: Screen.Phone);
        await trainer.StoryAsync(async page =>
        {
            await SignInAsync(page, server, "trainer.makers@demo.local", "bs");
            await page.GotoAsync($"{server.Url}/attendance");
            await page.Locator(".todo .do a.btn.primary").First.ClickAsync();
            await page.Locator("table.sheet").WaitForAsync();
            await PictureAsync(page, "sheet-phone");
        });
        await using var donor = await fixture.OpenAsync();
        await donor.StoryAsync(async page =>
        {
            await SignInAsync(page, server, "donor.rhodope-governance@demo.local", "bg");
            await ShowAsync(page, server, "/programmes/rhodope-governance/progress", "#places", "progress");
            await page.Locator(".figs a.v").First.ClickAsync();
            await page.Locator("#figure-rows").WaitForAsync();
            await PictureAsync(page, "figure");
        });
        Assert.All(new[] { coordinator, trainer, donor }, visit => Assert.Equal([], visit.Complaints));
    }

    private static async Task SignInAsync(IPage page, WebServer server, string email, string language)
    {
        await page.GotoAsync($"{server.Url}/account/login?returnUrl=/schedule");
        await page.ClickAsync($"button[value=\"{email}\"]");
        await page.WaitForURLAsync("**/schedule");
        await page.GotoAsync($"{server.Url}/language?tag={language}&returnUrl=/schedule");
    }

    private static async Task ShowAsync(IPage page, WebServer server, string path, string drawn, string picture)
    {
        await page.GotoAsync(server.Url + path);
        await page.Locator(drawn).First.WaitForAsync();
        await PictureAsync(page, picture);
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
        await page.ScreenshotAsync(new() { Path = _folder is null ? Artifacts.FileFor($"tour-{name}.png") : Path.Combine(Artifacts.Root, _folder, $"tour-{name}.png") });
    }
}
