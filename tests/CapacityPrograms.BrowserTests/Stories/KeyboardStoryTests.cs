using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>
/// What <see cref="FirstUseTests"/> does not need: walk-in, undo, search and a donor's way, each without a mouse and with the focus
/// never lost.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardStoryTests(ServerFixture fixture)
{
    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task A_trainer_marks_undoes_adds_a_walk_in_and_finds_somebody()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync(server: server);
        await visit.StoryAsync(async page =>
        {
            var words = await SignInAsync(page, OwnEvent.Coordinator);
            await page.PressOnAsync(page.Navigation(words).Link(words.Common["Attendance"]));
            await page.PressOnAsync(await AttendanceSheet.TodayAsync(page));
            var sheet = await AttendanceSheet.OnAsync(page);
            await page.TabToAsync(sheet.Cells);
            var present = sheet.Marks("Present");
            var before = await present.CountAsync();
            await page.Keyboard.PressAsync("Shift+P");
            await Assertions.Expect(present).Not.ToHaveCountAsync(before);
            await page.FocusIsKeptAsync();
            await page.TabToAsync(sheet.Cells);
            await page.Keyboard.PressAsync("Control+z");
            await Assertions.Expect(present).ToHaveCountAsync(before);
            await page.FocusIsKeptAsync();

            // What lies under a cell opens where the cell is, and Escape gives the focus back to it.
            await page.TabToAsync(sheet.Cells);
            var (person, session) = await sheet.WhoAsync(sheet.Grid.Locator(":focus"));
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(sheet.Under(person, session)).ToBeVisibleAsync();
            await page.LeaveAsync();
            await sheet.NothingOpenAsync();
            await page.FocusIsOnAsync(sheet.Cell(person, session));

            var rows = await sheet.People.CountAsync();
            var dialog = page.OpenDialog();
            await page.TabToAsync(sheet.Cells);
            await page.Keyboard.PressAsync("w");
            await page.TypeIntoAsync(dialog.Field(words.Attendance["GivenName"]), "Bez");
            await page.TypeIntoAsync(dialog.Field(words.Attendance["FamilyName"]), "Miša");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(sheet.People).ToHaveCountAsync(rows + 1);
            await page.ClosedAsync();
            await page.FocusIsKeptAsync();

            // A dialog that is left by Escape changes nothing and gives the focus back.
            await page.TabToAsync(sheet.Cells);
            await page.Keyboard.PressAsync("w");
            await dialog.Field(words.Attendance["GivenName"]).WaitForAsync();
            await page.LeaveAsync();
            await page.ClosedAsync();
            await Assertions.Expect(sheet.People).ToHaveCountAsync(rows + 1);
            await page.FocusIsKeptAsync();

            await page.PressOnAsync(page.Navigation(words).Link(words.Common["People"]));
            await page.WaitForURLAsync("**/people");
            var people = page.Panel(words.Common["People"]).Rows();
            await people.First.WaitForAsync();
            var search = page.Content().Search();
            await page.TypeIntoAsync(search, "misa");
            await page.WaitForURLAsync("**/people?q=misa");
            await Assertions.Expect(people).ToHaveCountAsync(1);
            await page.FocusIsOnAsync(search);
            await page.PressOnAsync(people.Link("Bez Miša"));
            await page.WaitForURLAsync(url => url.Contains("/people/", StringComparison.Ordinal));
            await page.FocusIsKeptAsync();
        });
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task A_donor_goes_from_the_skip_link_to_the_rows_and_keeps_the_focus_when_the_line_breaks()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync(server: server);
        await visit.StoryAsync(async page =>
        {
            var words = await SignInAsync(page, "donor.rhodope-governance@demo.local");
            await page.PressOnAsync(page.Navigation(words).Link(words.Common["Progress"]));
            await page.PressOnAsync(page.Panel(words.Common["Programmes"]).Rows().Link(new Regex("^[^:]+$")));
            await page.WaitForURLAsync("**/programmes/rhodope-governance/progress");
            await page.Panel(words.Common["Municipalities"]).WaitForAsync();
            var months = page.Panel(words.Progress["ByMonth"]);
            await page.PressOnAsync(months.Opener(words.Progress["AsTable"]));
            await page.PressOnAsync(months.GetByRole(AriaRole.Table).Link(new Regex(".+")));
            var rows = page.Panel(words.Progress["Figure.Attendances"]).Rows();
            await rows.First.WaitForAsync();
            await page.FocusIsKeptAsync();

            // The server goes away and comes back: the page finds it again by itself, and a reader stands on something.
            await server.RestartAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog)).ToHaveCountAsync(0, new() { Timeout = 60_000 });
            await rows.First.WaitForAsync(new() { Timeout = 60_000 });
            await page.PressOnAsync(page.Content().Link(words.Common["Progress"]));
            await page.WaitForURLAsync("**/programmes/rhodope-governance/progress*", new() { Timeout = 60_000 });
            await page.FocusIsKeptAsync();
        });
    }

    private static async Task<Words> SignInAsync(IPage page, string email)
    {
        await page.GotoAsync("/account/login");
        await page.PressOnAsync(SignIn.DemoButton(page, email));
        await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
        await page.DrawnAsync();
        return await Words.OfAsync(page);
    }
}
