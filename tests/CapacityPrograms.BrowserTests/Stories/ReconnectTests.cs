using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>The line is cut and mended while the server lives on: the page goes on without a reload, and nobody has to begin anew.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReconnectTests(ServerFixture fixture)
{
    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task What_was_typed_stays_and_is_saved()
    {
        await using var visit = await fixture.OpenAsync();
        var line = await Line.LayAsync(visit.Page);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var id = await OwnEvent.PlanAsync(page, "Prekinuta veza", new(2028, 10, 2));
            var words = await Words.OfAsync(page);
            var (places, note) = (page.Field(words.Event["Capacity"]), page.Field(words.Common["Note"]));
            var session = OwnEvent.Session(page, words, 1);
            var about = session.Field(words.Event["SessionTitle"]);
            await page.PressOnAsync(page.Content().Link(words.Common["Edit"]));
            await page.TypeIntoAsync(places, "17");
            await page.TypeIntoAsync(note, "Prije prekida");
            await line.CutAsync();
            await page.FocusIsOnAsync(note);
            await page.Keyboard.TypeAsync(", za vrijeme prekida");
            // The next field, too, is typed into while nobody hears it.
            await page.TypeIntoAsync(about, "Uvod bez veze");
            await page.TabToAsync(session.Field(words.Common["Day"]));
            await page.Keyboard.PressAsync("Shift+Tab");
            await line.MendAsync();
            await page.FocusIsKeptAsync();
            await Assertions.Expect(note).ToHaveValueAsync("Prije prekida, za vrijeme prekida");
            await Assertions.Expect(about).ToHaveValueAsync("Uvod bez veze");
            await page.PressOnAsync(page.Button(words.Common["Save"]));
            await page.WaitForURLAsync($"**/events/{id}");
            await page.FocusIsKeptAsync();
            await page.PressOnAsync(OwnEvent.ToOverview(page, words));
            await Assertions.Expect(page.Content()).ToContainTextAsync("Uvod bez veze");
            await page.GotoAsync($"/events/{id}/edit");
            await Assertions.Expect(note).ToHaveValueAsync("Prije prekida, za vrijeme prekida");
            await Assertions.Expect(places).ToHaveValueAsync("17");
        });
    }

    [SkippableFact]
    public async Task A_field_keeps_its_focus_and_a_dialog_stays_open()
    {
        await using var visit = await fixture.OpenAsync();
        var line = await Line.LayAsync(visit.Page);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            await OwnEvent.PlanAsync(page, "Prekid u prozoru", new(2028, 10, 9));
            var words = await Words.OfAsync(page);
            var reason = page.OpenDialog().Field(words.Common["Reason"]);
            await page.PressOnAsync(OwnEvent.StateButton(page, words, "Cancelled"));
            await page.TypeIntoAsync(reason, "Predavač ");
            await line.CutAsync();
            await page.Keyboard.TypeAsync("je bolestan");
            await line.MendAsync();
            await page.FocusIsOnAsync(reason);
            await Assertions.Expect(reason).ToHaveValueAsync("Predavač je bolestan");
            await page.PressOnAsync(page.OpenDialog().Button(words.Event["To.Cancelled"]));
            await page.ClosedAsync();
            await Assertions.Expect(page.Panel(words.Common["State"])).ToContainTextAsync("Predavač je bolestan");
            await page.FocusIsKeptAsync();
        });
    }

    [SkippableFact]
    public async Task A_cell_of_the_sheet_keeps_its_focus_and_its_marks_are_saved()
    {
        string[] people = ["Prva Prekidić", "Druga Prekidić", "Treća Prekidić"];
        await using var visit = await fixture.OpenAsync();
        var line = await Line.LayAsync(visit.Page);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var id = await OwnEvent.PlanAsync(page, "Prekid na listi", new(2028, 10, 16), [.. people.Select(p => $"{p}; Trnovo")]);
            await page.PressOnAsync(OwnEvent.ToSheet(page, await Words.OfAsync(page)));
            var sheet = await AttendanceSheet.OnAsync(page);
            await page.TabToAsync(sheet.Cells);
            await line.CutAsync();
            await page.Keyboard.PressAsync("p");
            await page.FocusIsOnAsync(sheet.Cell(people[1]));
            await line.MendAsync();
            await page.FocusIsOnAsync(sheet.Cell(people[1]));
            await sheet.HoldsAsync(sheet.Cell(people[0]), "Present");
            await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(1);
            await sheet.SavedAsync();
            await page.Keyboard.PressAsync("e");
            await sheet.HoldsAsync(sheet.Cell(people[1]), "Excused");
            await Assertions.Expect(sheet.Marks("Excused")).ToHaveCountAsync(1);
            await sheet.SavedAsync();
            await page.FocusIsOnAsync(sheet.Cell(people[2]));
            await AttendanceSheet.OpenAsync(page, id);
            await Assertions.Expect(sheet.Marked).ToHaveCountAsync(2);
            await sheet.HoldsAsync(sheet.Cell(people[0]), "Present");
            await sheet.HoldsAsync(sheet.Cell(people[1]), "Excused");
        });
    }
}
