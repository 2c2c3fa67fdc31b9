using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>
/// An empty installation leads from nothing to the first attendance sheet and its figures, without a manual and without a mouse.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed partial class FirstUseTests(ServerFixture fixture)
{
    [SkippableFact]
    [Trait("Speed", "Slow")]
    public Task From_nothing_to_the_first_sheet_by_keyboard_alone() => BeginAsync("en");

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public Task So_it_goes_in_a_second_language() => BeginAsync("sr-Latn");

    private async Task BeginAsync(string language)
    {
        await using var server = new WebServer(new Dictionary<string, string> { ["Demo__Load"] = "false" });
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync(server: server);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/account/login");
            await FirstAdministrator.SetUpAsync(page, server);
            await page.WaitForURLAsync("**/account/login?done=setup");
            await page.TypeIntoAsync(page.Field(words.Account["Email"]), FirstAdministrator.Email);
            await page.TypeIntoAsync(page.Field(words.Account["Password"]), FirstAdministrator.Password);
            await page.Keyboard.PressAsync("Enter");

            await StepAsync(page, words, "Programme");
            await page.TypeIntoAsync(page.Field(words.Programme["Code"]), "prvi");
            await page.TypeIntoAsync(page.Field(words.Common["Name"]), "Prvi program");
            await page.TypeIntoAsync(page.Field(words.Programme["Country"]), "RS");
            await page.TypeChoiceAsync(page.Field(words.Programme["TimeZone"]), "Europe/Bel");
            await page.PressOnAsync(page.Button(words.Common["Save"]));
            await page.WaitForURLAsync("**/programmes/prvi");
            await page.FocusIsKeptAsync();

            await page.PressOnAsync(page.Navigation(words).Link(words.Common["Places"]));
            await page.PressOnAsync(page.Content().Link(words.Place["NewPlace"]));
            await page.TypeIntoAsync(page.Field(words.Common["Name"]), "Ćuprija");
            await page.TypeChoiceAsync(page.Field(words.Common["Kind"]), words.Common["UnitKind.Municipality"]);
            await page.TypeIntoAsync(page.Field(words.Place["Country"]), "RS");
            await page.PressOnAsync(page.Button(words.Common["Save"]));
            await page.WaitForURLAsync(PlaceUrl());
            // A key pressed before the new page has taken the focus would be pressed on its heading.
            await page.FocusIsOnAsync(page.Title());

            var dialog = page.OpenDialog();
            await HomeAsync(page, words);
            await StepAsync(page, words, "Units");
            await page.PressOnAsync(page.Panel(words.Programme["Section.unit"]).Button(words.Programme["AddRow"]));
            // Found without its signs.
            await page.TypeIntoAsync(dialog.Field(words.Programme["Unit"]), "cupri");
            await Assertions.Expect(page.Offered().First).ToContainTextAsync("Ćuprija");
            await page.Keyboard.PressAsync("Enter");
            await dialog.Button(new Regex($"^{words.Common["Remove"]}: .*Ćuprija")).WaitForAsync();
            await SaveAsync(page, words);

            await HomeAsync(page, words);
            await StepAsync(page, words, "Groups");
            await page.PressOnAsync(page.Panel(words.Programme["Section.group"]).Button(words.Programme["AddRow"]));
            await page.TypeIntoAsync(dialog.Field(words.Programme["Name"]), "Službenici");
            await page.TypeIntoAsync(dialog.Field(words.Programme["StatedQuantity"]), "20");
            await SaveAsync(page, words);

            await HomeAsync(page, words);
            await StepAsync(page, words, "Event");
            await page.TypeIntoAsync(page.Field(words.Event["Title"]), "Prva obuka");
            var session = OwnEvent.Session(page, words, 1);
            await page.TypeDayAsync(session.Field(words.Common["Day"]), new(2026, 3, 2));
            await page.TypeTimeAsync(session.Field(words.Common["From"]), new(9, 0));
            await page.TypeTimeAsync(session.Field(words.Common["To"]), new(12, 0));
            await page.PressOnAsync(page.Button(words.Common["Save"]));
            await page.WaitForURLAsync(EventUrl());
            await page.FocusIsKeptAsync();
            await page.PressOnAsync(OwnEvent.StateButton(page, words, "Planned"));
            await page.PressOnAsync(dialog.Button(words.Event["To.Planned"]));
            await page.ClosedAsync();
            await page.FocusIsKeptAsync();

            await page.PressOnAsync(OwnEvent.Participants(page, words).Link(words.Event["AddList"]));
            await page.TypeIntoAsync(page.Field(words.Import["Paste"]), "Mira Čolić; Ćuprija; službenik");
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync("Đorđe Šarić; Ćuprija; službenik");
            await page.TypeChoiceAsync(page.Field(words.Import["GroupFor"]), "Služ");
            await page.PressOnAsync(page.Button(words.Import["ShowPreview"]));
            await Assertions.Expect(page.Panel(words.Import["Preview"]).Rows()).ToHaveCountAsync(2);
            await page.PressOnAsync(page.Button(words.Import.Plural("Apply", 2)));
            await page.PressOnAsync(page.Link(words.Import["ToParticipants"]));
            await Assertions.Expect(OwnEvent.Participants(page, words).Rows()).ToHaveCountAsync(2);
            await page.FocusIsKeptAsync();

            await HomeAsync(page, words);
            await StepAsync(page, words, "Sheet");
            var sheet = await AttendanceSheet.OnAsync(page);
            await page.TabToAsync(sheet.Cells);
            await page.Keyboard.PressAsync("p");
            await page.Keyboard.PressAsync("e");
            await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(1);
            await Assertions.Expect(sheet.Marks("Excused")).ToHaveCountAsync(1);
            await page.FocusIsKeptAsync();

            await HomeAsync(page, words);
            await Assertions.Expect(Steps(page, words)).ToHaveCountAsync(0);
            await page.GotoAsync("/programmes/prvi/progress");
            await page.PressOnAsync(page.Content().Link($"{words.Progress["People"]}: 1").First);
            await Assertions.Expect(page.Panel(words.Progress["Figure.Reached"]).Rows()).ToHaveCountAsync(1);
            await page.FocusIsKeptAsync();
            Assert.Equal([], visit.Complaints);
        }, $"first-use-{language}");
    }

    private static async Task SaveAsync(IPage page, Words words)
    {
        await page.PressOnAsync(page.OpenDialog().Button(words.Common["Save"]));
        await page.ClosedAsync();
        await page.FocusIsKeptAsync();
    }

    private static async Task HomeAsync(IPage page, Words words)
    {
        await page.PressOnAsync(page.Navigation(words).Link(words.Common["Home"]));
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await page.DrawnAsync();
    }

    private static ILocator Steps(IPage page, Words words) => page.Panel(words.Home["FirstSteps"]);

    private static async Task StepAsync(IPage page, Words words, string step)
    {
        // It is the step that comes next.
        var link = Steps(page, words).Link($"{words.Common["Open"]}: {words.Home[$"Step.{step}"]}");
        await Assertions.Expect(Steps(page, words).Locator("[aria-current=step]").GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await Assertions.Expect(Steps(page, words).Locator("[aria-current=step]").GetByRole(AriaRole.Link).And(link)).ToBeVisibleAsync();
        await page.PressOnAsync(link);
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != "/");
    }

    [GeneratedRegex(@"/places/\d+$")]
    private static partial Regex PlaceUrl();

    [GeneratedRegex(@"/events/\d+$")]
    private static partial Regex EventUrl();
}
