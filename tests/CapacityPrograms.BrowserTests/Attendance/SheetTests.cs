using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance;

/// <summary>The sheet when things go wrong: a server that dies, two people on one cell, somebody who may not.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SheetTests(ServerFixture fixture)
{
    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task A_mark_is_not_shown_as_saved_before_it_is_and_survives_a_killed_server_once()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync(server: server);
        await visit.StoryAsync(async page =>
        {
            var sheet = await OpenTodayAsync(page, "trainer.makers@demo.local");
            var (person, session) = await sheet.WhoAsync(sheet.Unmarked.First);
            var cell = sheet.Cell(person, session);
            await server.KillAsync();
            await cell.EvaluateAsync("cell => cell.click()");
            await Assertions.Expect(sheet.Unsent(1)).ToBeVisibleAsync();
            await sheet.HoldsAsync(cell, "Cleared");

            await page.ComesBackAsync(server);
            await sheet.HoldsAsync(cell, "Present");
            await Assertions.Expect(sheet.Unsent(1)).ToHaveCountAsync(0);
            await cell.ClickAsync();
            await Assertions.Expect(sheet.Under(person, session).Items()).ToHaveCountAsync(1);
        });
    }

    [SkippableFact]
    public async Task Two_values_of_one_cell_are_both_shown_and_one_is_chosen()
    {
        await using var first = await fixture.OpenAsync();
        await using var second = await fixture.OpenAsync();
        await second.StoryAsync(async page =>
        {
            var mine = await OpenTodayAsync(first.Page, "coordinator.rozwoj-lokalny@demo.local");
            await SignIn.AsAsync(page, "admin@demo.local");
            await page.GotoAsync(first.Page.Url);
            var sheet = await AttendanceSheet.OnAsync(page);
            var (person, session) = await mine.WhoAsync(mine.Unmarked.First);
            await mine.Cell(person, session).ClickAsync();
            var theirs = sheet.Cell(person, session);
            // The other sheet sees the mark by itself.
            await sheet.HoldsAsync(theirs, "Present");

            await AttendanceSheet.ForgetAsync(theirs);
            await page.Keyboard.PressAsync("a");
            var (absent, present) = (sheet.Words.Common["AttendanceValue.Absent"], sheet.Words.Common["AttendanceValue.Present"]);
            var decision = sheet.Decision(person, session);
            await Assertions.Expect(decision.Text(absent).First).ToBeVisibleAsync();
            await Assertions.Expect(decision.Text(present).First).ToBeVisibleAsync();
            await Assertions.Expect(decision.Button(sheet.Words.Attendance["Use", present])).ToBeVisibleAsync();
            await Assertions.Expect(sheet.InConflict).ToHaveCountAsync(1);
            await Assertions.Expect(theirs).ToHaveAccessibleNameAsync(
                $"{sheet.Words.Attendance["CellLabel", person, session, present]} {sheet.Words.Attendance["Conflict"]}");
            await decision.Button(sheet.Words.Attendance["Keep", absent]).ClickAsync();
            await sheet.HoldsAsync(theirs, "Absent");
            await mine.HoldsAsync(mine.Cell(person, session), "Absent");
        });
    }

    [SkippableFact]
    public async Task All_present_and_its_undo_are_one_press_each()
    {
        await using var visit = await fixture.OpenAsync(screen: Screen.Phone);
        await visit.StoryAsync(async page =>
        {
            var sheet = await OpenTodayAsync(page, "coordinator.liuboml-centre@demo.local");
            await Assertions.Expect(sheet.Grid).ToBeVisibleAsync();
            var before = await sheet.Marked.CountAsync();
            Assert.InRange(before, 0, await sheet.Cells.CountAsync() - 1);
            await sheet.RestPresent.ClickAsync();
            // Who was expected has a mark now; who was not still offers none.
            await Assertions.Expect(sheet.Marks("Cleared").Filter(new() { HasText = sheet.Words.Common["AttendanceValue.Present"] }))
                .ToHaveCountAsync(0);
            await Assertions.Expect(sheet.Marked).Not.ToHaveCountAsync(before);
            await sheet.Undo.ClickAsync();
            await Assertions.Expect(sheet.Marked).ToHaveCountAsync(before);
        });
    }

    [SkippableTheory]
    [InlineData("donor.makers@demo.local")]
    [InlineData("coordinator.centrir-ler@demo.local")]
    public async Task Somebody_else_finds_no_sheet_no_form_and_no_workbook(string email)
    {
        await using var owner = await fixture.OpenAsync();
        await OpenTodayAsync(owner.Page, "coordinator.makers@demo.local");
        var sheet = new Uri(owner.Page.Url).AbsolutePath;
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await SignIn.AsAsync(page, email);
            foreach (var path in new[] { sheet, sheet.Replace("/attendance", "/edit", StringComparison.Ordinal), "/events/new?programme=makers" })
            {
                await page.GotoAsync(path);
                await page.DrawnAsync();
                var words = await Words.OfAsync(page);
                Assert.Equal(0, await page.GetByRole(AriaRole.Grid).Or(page.Field(words.Event["Title"])).CountAsync());
            }
            if (!email.StartsWith("donor", StringComparison.Ordinal))
                Assert.Equal(404, (await visit.Context.APIRequest.GetAsync(sheet + ".xlsx")).Status);
        });
    }

    private static async Task<AttendanceSheet> OpenTodayAsync(IPage page, string email)
    {
        await SignIn.AsAsync(page, email, path: "/attendance");
        return await AttendanceSheet.OpenTodayAsync(page);
    }
}
