using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>
/// What <see cref="EveryPageTests"/> does not see, because it opens only by a press: each dialog, light and dark, at the desk, on a
/// phone and at 400 %.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class DialogTests(ServerFixture fixture)
{
    private static readonly int[] _narrow = [390, 320];

    // A dialog and what it is made of: its head, its body and its foot.
    private const string Sideways = """
        dialog => [dialog, ...dialog.children].filter(e => e.scrollWidth > e.clientWidth + 1)
          .map(e => `scrolls sideways: ${e.outerHTML.replace(/\s+/g, ' ').slice(0, 160)}`)
        """;

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task Dialogs_of_an_event_and_its_sheet_are_accessible_and_whole()
    {
        const string First = "Ana Prozorić";
        await using var visit = await fixture.OpenAsync(still: true);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var faults = new List<string>();
            var id = await OwnEvent.PlanAsync(
                page, "Prozori događaja", new(2028, 11, 6), $"{First}; Trnovo; stručna saradnica", "Ćamil Prozorić; Trnovo");
            var words = await Words.OfAsync(page);
            var (participants, dialog) = (OwnEvent.Participants(page, words), page.OpenDialog());
            var menu = OwnEvent.RowMenu(page, words, First);
            await LookAsync("seats", OwnEvent.ToOverview(page, words), page.Panel(words.Event["Seats"]).Button(words.Common["Edit"]));
            await page.PressOnAsync(OwnEvent.ToParticipants(page, words));
            await LookAsync("new person", participants.Button(words.Event["NewPerson"]));
            await LookInMenuAsync("person", menu, words.Common["Edit"]);
            await LookInMenuAsync("substitute", menu, words.Event["SomebodyElse"]);
            await LookInMenuAsync("remove", menu, words.Common["Remove"]);
            await LookAsync("cancel", OwnEvent.StateButton(page, words, "Cancelled"));
            await LookInMenuAsync("copy", page.Content().Button(words.Event["More"]), words.Common["Copy"]);
            var sheet = await AttendanceSheet.OpenAsync(page, id);
            await LookAsync("walk-in", sheet.AddWalkIn);
            await LookAsync("keys", page.Button(words.Attendance["Keys"]));
            await page.PressOnAsync(sheet.Cells, "p");
            await sheet.SavedAsync();
            await page.PressOnAsync(sheet.Cells);
            // The key moved on to the second row, which has no history yet.
            var (person, session) = await sheet.WhoAsync(sheet.Marks("Cleared"));
            var under = sheet.Under(person, session);
            await Assertions.Expect(under.Text(words.Attendance["NoHistory"])).ToBeVisibleAsync();
            faults.AddRange(await FaultsAsync(visit, "cell"));
            await page.PressOnAsync(under.Button(words.Common["Close"]));
            await sheet.NothingOpenAsync();
            await page.FocusIsOnAsync(sheet.Cell(person, session));

            await AttendanceSheet.ForgetAsync(sheet.Cell(First));
            await page.Keyboard.PressAsync("a");
            await sheet.Decision(First).Items().First.WaitForAsync();
            faults.AddRange(await FaultsAsync(visit, "conflict"));
            await File.WriteAllLinesAsync(Artifacts.FileFor("dialogs.txt"), faults);
            Assert.Equal([], faults);

            async Task LookAsync(string name, params ILocator[] presses)
            {
                foreach (var press in presses) await page.PressOnAsync(press);
                await SeeAsync(name);
            }

            async Task LookInMenuAsync(string name, ILocator opener, string choice)
            {
                await page.PressInMenuAsync(opener, page.MenuItem(choice));
                await SeeAsync(name);
            }

            async Task SeeAsync(string name)
            {
                await dialog.WaitForAsync();
                faults.AddRange(await FaultsAsync(visit, name));
                await page.LeaveAsync();
                await page.ClosedAsync();
            }
        });
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("/programmes/makers")]
    [InlineData("/programmes/makers/units")]
    [InlineData("/programmes/makers/groups")]
    public async Task So_are_those_of_a_programme(string address)
    {
        await using var visit = await fixture.OpenAsync(still: true);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync(address);
            var words = await Words.OfAsync(page);
            var opener = address.EndsWith("makers", StringComparison.Ordinal)
                ? page.Content().Button(words.Common["Copy"]) : page.Content().Button(words.Programme["AddRow"]).First;
            await page.PressOnAsync(opener);
            await page.OpenDialog().WaitForAsync();
            Assert.Equal([], await FaultsAsync(visit, address));
            await page.LeaveAsync();
            await page.FocusIsOnAsync(opener);
        }, "dialog" + address);
    }

    private static async Task<IEnumerable<string>> FaultsAsync(Visit visit, string name)
    {
        var page = visit.Page;
        var faults = (await visit.AccessibilityFaultsAsync()).Select(f => $"light: {f}").ToList();
        await visit.ShadeAsync(dark: true);
        faults.AddRange((await visit.AccessibilityFaultsAsync(EveryPageTests.Colours)).Select(f => $"dark: {f}"));
        await visit.ShadeAsync(dark: false);
        faults.AddRange((await PageFaults.OfAsync(page)).Select(f => $"1280: {f}"));
        foreach (var width in _narrow)
        {
            await page.SetViewportSizeAsync(width, 844);
            faults.AddRange((await PageFaults.OfAsync(page)).Select(f => $"{width}: {f}"));
            // A dialog scrolls down, never sideways.
            foreach (var dialog in await page.OpenDialog().AllAsync()) faults.AddRange(await dialog.EvaluateAsync<string[]>(Sideways));
        }
        await page.SetViewportSizeAsync(1280, 900);
        return faults.Where(f => !f.Contains("is not in the script", StringComparison.Ordinal)).Distinct().Select(f => $"{name} {f}");
    }
}
