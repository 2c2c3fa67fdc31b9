using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>
/// The tour of docs/getting-started.md, walked step by step; docs/make-pictures.sh keeps what it sees as the pictures of that page.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed partial class TourTests(ServerFixture fixture)
{
    // Set by the script; without it the pictures lie among the artifacts.
    private static readonly string? _folder = Environment.GetEnvironmentVariable("TOUR_PICTURES");

    [SkippableFact]
    public async Task The_tour_of_the_demonstration_can_be_walked()
    {
        // A server of its own: on the shared one, other tests have planned and marked.
        await using var server = new WebServer();
        await server.StartAsync();
        await using var coordinator = await fixture.OpenAsync(server: server);
        await coordinator.StoryAsync(async page =>
        {
            var words = await SignInAsync(page, "coordinator.rhodope-governance@demo.local", "en");
            var kinds = page.GetByRole(AriaRole.Navigation, new() { Name = words.Home["ByKind"], Exact = true });
            await ShowAsync(page, "/", kinds, "home");
            await ShowAsync(page, "/programmes/rhodope-governance", page.Content().GetByRole(AriaRole.Region), "programme");
            await ShowAsync(page, "/schedule?view=list", page.Panel(words.Schedule["View.list"]).Rows(), "schedule");
            await page.Panel(words.Schedule["View.list"]).Rows().First.Link(new Regex(".+")).First.ClickAsync();
            await OwnEvent.Participants(page, words).Field(words.Event["FindPerson"]).WaitForAsync();
            await PictureAsync(page, "event");
        });
        await using var trainer = await fixture.OpenAsync(screen: Screen.Phone, server: server);
        await trainer.StoryAsync(async page =>
        {
            await SignInAsync(page, "trainer.makers@demo.local", "bs");
            await page.GotoAsync("/attendance");
            await AttendanceSheet.OpenTodayAsync(page);
            await PictureAsync(page, "sheet-phone");
        });
        await using var donor = await fixture.OpenAsync(server: server);
        await donor.StoryAsync(async page =>
        {
            var words = await SignInAsync(page, "donor.rhodope-governance@demo.local", "bg");
            await ShowAsync(page, "/programmes/rhodope-governance/progress", page.Panel(words.Common["Municipalities"]), "progress");
            await page.Content().Link(new Regex($"^{Regex.Escape(words.Progress["People"])}: ")).First.ClickAsync();
            await page.Panel(words.Progress["Figure.Reached"]).Rows().First.WaitForAsync();
            await PictureAsync(page, "figure");
        });
        Assert.All(new[] { coordinator, trainer, donor }, visit => Assert.Equal([], visit.Complaints));
    }

    // docs/pages.md shows them in this order.
    private static readonly (string Name, string Address)[] _kinds =
    [
        ("home", "/"), ("schedule", "/schedule?view=list"), ("month", "/schedule?view=month"), ("week", "/schedule?view=week"),
        ("occupancy", "/schedule?view=trainers"), ("event", "/events/{event}"), ("participants", "/events/{event}?tab=people"),
        ("event-form", "/events/{event}/edit"), ("sheet", "/events/{event}/attendance"), ("people", "/people"), ("person-form", "/people/new?trainer=1"),
        ("programme", "/programmes/makers"), ("progress", "/programmes/makers/progress"),
    ];

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task Each_kind_of_page_is_drawn_at_a_desk_light_and_dark_and_on_a_phone()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone })
        {
            await using var visit = await fixture.OpenAsync(still: true, screen: screen, server: server);
            await visit.StoryAsync(async page =>
            {
                await SignInAsync(page, "coordinator.makers@demo.local", "bs");
                await page.GotoAsync("/attendance");
                await AttendanceSheet.OpenTodayAsync(page);
                var number = Event().Match(page.Url).Groups[1].Value;
                foreach (var (name, address) in _kinds)
                {
                    await page.GotoAsync(address.Replace("{event}", number, StringComparison.Ordinal));
                    await PictureAsync(page, $"{name}{(screen == Screen.Phone ? "-phone" : "")}", "page");
                    if (screen == Screen.Phone) continue;
                    await visit.ShadeAsync(dark: true);
                    await PictureAsync(page, $"{name}-dark", "page");
                }
            });
            Assert.Equal([], visit.Complaints);
        }
    }

    private static async Task<Words> SignInAsync(IPage page, string email, string language)
    {
        await page.GotoAsync("/account/login?returnUrl=/schedule");
        await SignIn.DemoButton(page, email).ClickAsync();
        await page.WaitForURLAsync("**/schedule");
        return await page.SpeakAsync(language, "/schedule");
    }

    private static async Task ShowAsync(IPage page, string path, ILocator drawn, string picture)
    {
        await page.GotoAsync(path);
        await drawn.First.WaitForAsync();
        await PictureAsync(page, picture);
    }

    private static async Task PictureAsync(IPage page, string name, string of = "tour")
    {
        await page.DrawnAsync();
        var file = _folder is null ? Artifacts.FileFor($"{of}-{name}.png") : Path.Combine(Artifacts.Root, _folder, $"{of}-{name}.png");
        await page.ScreenshotAsync(new() { Path = file });
    }

    [GeneratedRegex(@"/events/(\d+)")]
    private static partial Regex Event();
}
