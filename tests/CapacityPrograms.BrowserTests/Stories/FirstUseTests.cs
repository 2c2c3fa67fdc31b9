using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>An empty installation leads from nothing to the first attendance sheet and its figures, without a manual and without a mouse.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class FirstUseTests(ServerFixture fixture)
{
    [SkippableFact]
    public Task From_nothing_to_the_first_sheet_by_keyboard_alone() => BeginAsync("en");

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public Task So_it_goes_in_a_second_language() => BeginAsync("sr-Latn");

    private async Task BeginAsync(string language)
    {
        await using var server = new WebServer(new Dictionary<string, string> { ["Demo__Load"] = "false" });
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"{server.Url}/language?tag={language}&returnUrl=/account/login");
            await page.GotoAsync(FirstAdministrator.Link(server));
            await page.TypeIntoAsync("#name", "Ana Prva");
            await page.TypeIntoAsync("#email", FirstAdministrator.Email);
            await page.TypeIntoAsync("#new-password", FirstAdministrator.Password);
            await page.TypeIntoAsync("#again", FirstAdministrator.Password);
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync("**/account/login?done=setup");
            await page.TypeIntoAsync("input[name='Input.Email']", FirstAdministrator.Email);
            await page.TypeIntoAsync("input[name='Input.Password']", FirstAdministrator.Password);
            await page.Keyboard.PressAsync("Enter");

            await StepAsync(page, "Programme");
            await page.TypeIntoAsync("#code", "prvi");
            await page.TypeIntoAsync("#name", "Prvi program");
            await page.TypeIntoAsync("#country", "RS");
            await page.ChooseAsync("#zone", "Europe/Bel");
            await page.PressOnAsync("form.form button[type=submit]");
            await page.WaitForURLAsync("**/programmes/prvi");
            await page.FocusIsKeptAsync();

            await page.PressOnAsync(".nav a[href='/places']");
            await page.PressOnAsync("main a[href='/places/new']");
            await page.TypeIntoAsync("#name", "Ćuprija");
            await page.ChooseAsync("#kind", language == "en" ? "Municipality" : "Opština");
            await page.TypeIntoAsync("#country", "RS");
            await page.PressOnAsync("form.form button[type=submit]");
            await page.WaitForURLAsync(PlaceUrl());

            await HomeAsync(page);
            await StepAsync(page, "Units");
            await page.PressOnAsync(".panel:has(#slots, form) .more .linklike, .panel .more .linklike");
            await page.TypeIntoAsync("dialog[open] #unit-UnitId", "cupri");
            await page.PressOnAsync("dialog[open] .found button");
            await page.PressOnAsync("dialog[open] footer button[type=submit]");
            await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
            await page.FocusIsKeptAsync();

            await HomeAsync(page);
            await StepAsync(page, "Groups");
            await page.PressOnAsync(".panel .more .linklike");
            await page.TypeIntoAsync("dialog[open] #group-Name", "Službenici");
            await page.TypeIntoAsync("dialog[open] #group-StatedQuantity", "20");
            await page.PressOnAsync("dialog[open] footer button[type=submit]");
            await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
            await page.FocusIsKeptAsync();

            await HomeAsync(page);
            await StepAsync(page, "Event");
            await page.TypeIntoAsync("#title", "Prva obuka");
            await page.TypeDayAsync("#s0-day", new(2027, 3, 1));
            await page.TypeTimeAsync("#s0-from", new(9, 0));
            await page.TypeTimeAsync("#s0-to", new(12, 0));
            await page.PressOnAsync("form .form-acts button[type=submit]");
            await page.WaitForURLAsync(EventUrl());
            await page.FocusIsKeptAsync();
            await page.PressOnAsync(".panel .row > button.btn.sm");
            await page.PressOnAsync("dialog[open] .btn.primary");
            await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
            await page.FocusIsKeptAsync();

            await page.PressOnAsync(".panel:has(#add-person) header .linklike");
            await page.TypeIntoAsync("#paste-text", "Mira Čolić; Ćuprija; službenik");
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync("Đorđe Šarić; Ćuprija; službenik");
            await page.ChooseAsync("#paste-group", "Služ");
            await page.PressOnAsync("dialog[open] footer .btn.primary");
            await Assertions.Expect(page.Locator("dialog[open] tbody tr")).ToHaveCountAsync(2);
            await page.PressOnAsync("dialog[open] footer .btn.primary");
            await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
            await page.FocusIsKeptAsync();

            await HomeAsync(page);
            await StepAsync(page, "Sheet");
            await page.TabToAsync("table.sheet button.mark");
            await page.Keyboard.PressAsync("p");
            await page.Keyboard.PressAsync("e");
            await Assertions.Expect(page.Locator("button.mark[data-value=Present]")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("button.mark[data-value=Excused]")).ToHaveCountAsync(1);
            await page.FocusIsKeptAsync();

            await HomeAsync(page);
            await Assertions.Expect(page.Locator("#first-steps")).ToHaveCountAsync(0);
            await page.GotoAsync($"{server.Url}/programmes/prvi/progress");
            await page.PressOnAsync(".figs a.v");
            await Assertions.Expect(page.Locator("#figure-rows tbody tr")).ToHaveCountAsync(1);
            await page.FocusIsKeptAsync();
            Assert.Equal([], visit.Complaints);
        }, $"first-use-{language}");
    }

    private static async Task HomeAsync(IPage page)
    {
        await page.PressOnAsync(".nav a[href='/']");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await page.Locator("main h1").WaitForAsync();
        await Assertions.Expect(page.Locator("main .loading")).ToHaveCountAsync(0);
    }

    private static async Task StepAsync(IPage page, string step)
    {
        // The step that comes next has the one filled button.
        await page.PressOnAsync($"#first-steps a.btn.primary[data-step='{step}']");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != "/");
    }

    [GeneratedRegex(@"/places/\d+$")]
    private static partial Regex PlaceUrl();

    [GeneratedRegex(@"/events/\d+$")]
    private static partial Regex EventUrl();
}
