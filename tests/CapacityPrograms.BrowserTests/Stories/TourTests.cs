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
    [Trait("Speed", "Slow")]
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

    private const string Coordinator = "coordinator.makers@demo.local", Administrator = "admin@demo.local";

    // docs/pages.md shows them in this order; each with who has it.
    private static readonly (string? Who, string Name, string Address)[] _kinds =
    [
        (null, "sign-in", "/account/login"), (Coordinator, "home", "/"), (Coordinator, "schedule", "/schedule?view=list"),
        (Coordinator, "month", "/schedule?view=month"), (Coordinator, "week", "/schedule?view=week"), (Coordinator, "occupancy", "/schedule?view=trainers"),
        (Coordinator, "event", "/events/{event}?tab=overview"), (Coordinator, "participants", "/events/{event}"),
        (Coordinator, "event-form", "/events/{event}/edit"), (Coordinator, "sheet", "/events/{event}/attendance"),
        (Coordinator, "sign-in-sheet", "/events/{event}/sign-in-sheet"), (Coordinator, "import", "/import"), (Coordinator, "people", "/people"),
        (Coordinator, "person-form", "/people/new?trainer=1"), (Coordinator, "search", "/search?q=trn"), (Coordinator, "programme", "/programmes/makers"),
        (Coordinator, "progress", "/programmes/makers/progress"), (Coordinator, "print", "/programmes/makers/progress/print"),
        (Administrator, "users", "/users"), (Administrator, "audit", "/audit"), (Administrator, "settings", "/settings"),
    ];

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task Each_kind_of_page_is_drawn_at_a_desk_light_and_dark_and_on_a_phone()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        var number = "";
        var visits = from screen in new[] { Screen.Desktop, Screen.Phone } from who in _kinds.Select(k => k.Who).Distinct() select (screen, who);
        foreach (var (screen, who) in visits)
        {
            await using var visit = await fixture.OpenAsync(still: true, screen: screen, server: server);
            await visit.StoryAsync(async page =>
            {
                if (who is null) await page.SpeakAsync("bs", "/account/login");
                else await SignInAsync(page, who, "bs");
                if (who == Coordinator)
                {
                    await page.GotoAsync("/attendance");
                    await AttendanceSheet.OpenTodayAsync(page);
                    number = Event().Match(page.Url).Groups[1].Value;
                }
                foreach (var (_, name, address) in _kinds.Where(k => k.Who == who))
                {
                    await page.GotoAsync(address.Replace("{event}", number, StringComparison.Ordinal));
                    await PictureAsync(page, $"{name}{(screen == Screen.Phone ? "-phone" : "")}", "page");
                    if (screen == Screen.Phone) continue;
                    await visit.ShadeAsync(dark: true);
                    await PictureAsync(page, $"{name}-dark", "page");
                    await visit.ShadeAsync(dark: false);
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
        // A list draws its head first.
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.grid')].every(grid => grid.querySelector('tbody td'))");
        var file = _folder is null ? Artifacts.FileFor($"{of}-{name}.png") : Path.Combine(Artifacts.Root, _folder, $"{of}-{name}.png");
        await page.ScreenshotAsync(new() { Path = file });
    }

    [GeneratedRegex(@"/events/(\d+)")]
    private static partial Regex Event();
}
