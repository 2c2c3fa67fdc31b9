using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>A trainer marked while the line was cut, and somebody else marked the same cell: decided without a mouse.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ConflictKeyboardTests(ServerFixture fixture)
{
    [SkippableFact]
    [Trait("Speed", "Slow")]
    public Task Two_values_of_one_cell_are_decided_and_the_focus_is_on_the_cell_again() => DecideAsync(mine: true);

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public Task So_it_is_where_the_other_value_is_chosen() => DecideAsync(mine: false);

    private async Task DecideAsync(bool mine)
    {
        const string First = "Dva Oznakić", Second = "Druga Oznakić";
        var chosen = mine ? "Absent" : "Present";
        await using var coordinator = await fixture.OpenAsync();
        await coordinator.SignInAsync(OwnEvent.Coordinator);
        var id = await OwnEvent.PlanAsync(
            coordinator.Page, $"Dvije oznake {mine}", new(2028, 9, mine ? 4 : 5), $"{First}; Trnovo", $"{Second}; Trnovo");
        var theirs = await AttendanceSheet.OpenAsync(coordinator.Page, id);
        await using var trainer = await fixture.OpenAsync();
        var line = await Line.LayAsync(trainer.Page);
        await trainer.SignInAsync(OwnEvent.Trainer);
        await trainer.StoryAsync(async page =>
        {
            var sheet = await AttendanceSheet.OpenAsync(page, id);
            var words = sheet.Words;
            await page.TabToAsync(sheet.Cells);
            await page.FocusIsOnAsync(sheet.Cell(First));
            await line.CutAsync();
            await page.Keyboard.PressAsync("a");
            await Assertions.Expect(sheet.Unsent(1)).ToBeVisibleAsync();
            await coordinator.Page.TabToAsync(theirs.Cells);
            await coordinator.Page.Keyboard.PressAsync("p");
            await theirs.HoldsAsync(theirs.Cell(First), "Present");
            await line.MendAsync();
            var decision = sheet.Decision(First);
            await Assertions.Expect(decision).ToBeVisibleAsync();

            // The trainer is at the next row by then, and stays there until they go to the conflict.
            await page.FocusIsOnAsync(sheet.Cell(Second));
            await page.PressOnAsync(sheet.Conflicts);
            await page.FocusIsOnAsync(sheet.InConflict);
            await page.FocusIsSeenAsync();
            var (absent, present) = (words.Common["AttendanceValue.Absent"], words.Common["AttendanceValue.Present"]);
            await page.PressOnAsync(decision.Button(mine ? words.Attendance["Keep", absent] : words.Attendance["Use", present]));
            await sheet.NothingOpenAsync();
            await Assertions.Expect(sheet.Conflicts).ToHaveCountAsync(0);
            await sheet.HoldsAsync(sheet.Cell(First), chosen);
            await theirs.HoldsAsync(theirs.Cell(First), chosen);
            await page.FocusIsOnAsync(sheet.Cell(First));
            await page.FocusIsSeenAsync();

            // And the sheet goes on from there.
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("e");
            await theirs.HoldsAsync(theirs.Cell(Second), "Excused");
            await Assertions.Expect(theirs.Marks("Excused")).ToHaveCountAsync(1);
        }, $"conflict-{mine}");
    }

    [SkippableFact]
    public async Task What_lies_under_a_cell_gives_the_focus_back_however_it_is_left()
    {
        const string First = "Ćelija Ispodić";
        await using var visit = await fixture.OpenAsync();
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var id = await OwnEvent.PlanAsync(page, "Ispod ćelije", new(2025, 9, 11), $"{First}; Trnovo", "Druga Ispodić; Trnovo");
            var sheet = await AttendanceSheet.OpenAsync(page, id);
            var (words, cell, under) = (sheet.Words, sheet.Cell(First), sheet.Under(First));
            var (minutes, excused) = (under.Field(words.Attendance["MinutesPresent"]), under.Button(words.Common["AttendanceValue.Excused"]));
            (ILocator On, string Key)[] ways =
                [(under.Button(words.Common["Close"]), "Enter"), (minutes, "Escape"), (excused, "Escape"), (excused, "Enter")];
            foreach (var (on, key) in ways)
            {
                await page.PressOnAsync(sheet.Cells);
                await page.PressOnAsync(on, key);
                await sheet.NothingOpenAsync();
                await page.FocusIsOnAsync(cell);
            }

            // The key that asks for minutes puts the cursor there; Enter is enough.
            await page.PressOnAsync(sheet.Cells, "h");
            await page.FocusIsOnAsync(minutes);
            await page.TypeIntoAsync(minutes, "45");
            await page.Keyboard.PressAsync("Enter");
            await sheet.HoldsAsync(cell, "Partial");
            await Assertions.Expect(cell).ToContainTextAsync(words.Common.Plural("NMinutes", 45));
            await page.FocusIsOnAsync(cell);

            // The two buttons over the sheet: pressed by keyboard they have done their work, and the focus stays on them.
            await page.PressOnAsync(sheet.RestPresent);
            await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(1);
            await page.FocusIsOnAsync(sheet.RestPresent);
            await page.PressOnAsync(sheet.Undo);
            await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(0);
            await page.FocusIsOnAsync(sheet.Undo);
        });
        Assert.Equal([], visit.Complaints);
    }
}
