using System.Globalization;
using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>What a coordinator does to an event, each without a mouse and with the focus never lost.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CoordinatorKeyboardTests(ServerFixture fixture)
{
    [SkippableFact]
    public async Task Seats_are_changed_refused_and_changed_again()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            await OwnEvent.PlanAsync(page, "Sjedišta tastaturom", new(2028, 3, 6), "Sanja Sjedić; Trnovo", "Sead Sjedić; Trnovo");
            var words = await Words.OfAsync(page);
            var (panel, dialog) = (page.Panel(words.Event["Seats"]), page.OpenDialog());
            var (edit, save, trnovo) = (panel.Button(words.Common["Edit"]), dialog.Button(words.Common["Save"]), dialog.Field("Trnovo"));
            await page.PressOnAsync(OwnEvent.ToOverview(page, words));
            await page.PressOnAsync(edit);
            await page.TypeIntoAsync(dialog.Field(words.Event["SeatsForAll"]), "2");
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(trnovo).ToHaveValueAsync("2");
            await page.PressOnAsync(save);
            await page.ClosedAsync();
            await page.FocusIsOnAsync(edit);
            await page.FocusIsSeenAsync();
            await Assertions.Expect(panel).ToContainTextAsync($"Trnovo {words.Event["TakenOf", 2, 2]}");

            // Somebody sits on the seat that is taken away: it is said where the focus is.
            await page.PressOnAsync(edit);
            await page.TypeIntoAsync(trnovo, "1");
            await page.PressOnAsync(save);
            await page.FocusIsOnAsync(dialog.GetByRole(AriaRole.Alert));
            await Assertions.Expect(trnovo).ToHaveAttributeAsync("aria-invalid", "true");
            // The line that says it leads to its field.
            await page.PressOnAsync(dialog.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Button));
            await page.FocusIsOnAsync(trnovo);
            await page.TypeIntoAsync(trnovo, "3");
            await page.Keyboard.PressAsync("Enter");
            await page.ClosedAsync();
            await page.FocusIsOnAsync(edit);
            await Assertions.Expect(panel).ToContainTextAsync($"Trnovo {words.Event["TakenOf", 2, 3]}");
        });
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [InlineData("en-US")]
    [InlineData("bs-BA")]
    public async Task An_event_is_moved_to_another_day(string locale)
    {
        await using var visit = await SignedInAsync(locale);
        await visit.StoryAsync(async page =>
        {
            var title = $"Pomjereni događaj {locale}";
            var id = await OwnEvent.PlanAsync(page, title, new(2028, 4, locale == "en-US" ? 3 : 4));
            var words = await Words.OfAsync(page);
            await page.PressOnAsync(page.Content().Link(words.Common["Edit"]));
            var day = new DateOnly(2028, 5, locale == "en-US" ? 22 : 23);
            var session = OwnEvent.Session(page, words, 1);
            await page.TypeDayAsync(session.Field(words.Common["Day"]), day);
            await page.TypeTimeAsync(session.Field(words.Common["From"]), new(10, 30));
            await page.TypeTimeAsync(session.Field(words.Common["To"]), new(14, 0));
            await page.PressOnAsync(page.Button(words.Common["Save"]));
            await page.WaitForURLAsync($"**/events/{id}");
            await page.FocusIsKeptAsync();
            await page.PressOnAsync(OwnEvent.ToOverview(page, words));
            var sessions = page.Panel(words.Common["Sessions"]);
            await Assertions.Expect(sessions).ToContainTextAsync("10:30–14:00");
            // Under the heading the event's day, as in the list of its sessions.
            var number = new Regex($@"(?<!\d){day.Day.ToString(CultureInfo.InvariantCulture)}(?!\d)");
            await Assertions.Expect(sessions).ToContainTextAsync(number);
            await Assertions.Expect(page.Content().GetByText(number).First).ToBeVisibleAsync();

            var row = await InScheduleAsync(page, words, title, id);
            await Assertions.Expect(row).ToContainTextAsync("10:30–14:00");
            await Assertions.Expect(row).ToContainTextAsync(number);
        }, $"moved-{locale}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task An_event_is_cancelled_with_a_reason_and_its_marks_stay()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            const string Title = "Otkazani događaj";
            var id = await OwnEvent.PlanAsync(page, Title, new(2028, 6, 5), "Olga Otkazić; Trnovo", "Omer Otkazić; Trnovo");
            var words = await Words.OfAsync(page);
            await page.PressOnAsync(OwnEvent.ToSheet(page, words));
            var sheet = await AttendanceSheet.OnAsync(page);
            await page.PressOnAsync(sheet.Cells, "p");
            await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(1);
            await sheet.SavedAsync();
            await page.PressOnAsync(page.GetByRole(AriaRole.Navigation, new() { Name = words.Common["Crumbs"] }).Link(Title));

            var (dialog, cancel) = (page.OpenDialog(), page.OpenDialog().Button(words.Event["To.Cancelled"]));
            await page.PressOnAsync(OwnEvent.StateButton(page, words, "Cancelled"));
            await page.FocusIsInAsync(dialog);
            await page.FocusIsSeenAsync();
            await Assertions.Expect(cancel).ToBeDisabledAsync();
            await page.TypeIntoAsync(dialog.Field(words.Common["Reason"]), "Sala je poplavljena");
            await page.PressOnAsync(cancel);
            await page.ClosedAsync();
            var cancelled = words.Common["EventState.Cancelled"];
            await Assertions.Expect(page.Content().Text(cancelled).First).ToBeVisibleAsync();
            await page.FocusIsKeptAsync();
            var last = page.Panel(words.Common["State"]);
            await Assertions.Expect(last).ToContainTextAsync(cancelled);
            await Assertions.Expect(last).ToContainTextAsync("Sala je poplavljena");
            var row = await InScheduleAsync(page, words, Title, id);
            await Assertions.Expect(row.Text(cancelled)).ToHaveCountAsync(1);

            await page.PressOnAsync(row.Link(Title));
            await page.PressOnAsync(OwnEvent.ToSheet(page, words));
            await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(1);
            foreach (var cell in await sheet.Cells.AllAsync()) await Assertions.Expect(cell).ToBeDisabledAsync();
            await page.FocusIsKeptAsync();
        });
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    public async Task A_list_is_pasted_and_one_participant_is_replaced()
    {
        const string Known = "Poznata Zamjenić", First = "Prvi Zamjenić";
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            await OwnEvent.PlanAsync(page, "Zamjena tastaturom", new(2028, 7, 3), $"{Known}; Trnovo");
            var words = await Words.OfAsync(page);
            var (participants, dialog) = (OwnEvent.Participants(page, words), page.OpenDialog());
            var (text, save) = (page.Field(words.Import["Paste"]), dialog.Button(words.Common["Save"]));
            await page.PressOnAsync(participants.Link(words.Event["AddList"]));
            await page.TypeIntoAsync(text, $"{First}; Trnovo; stručnjak");
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync("Druga Zamjenić; Trnovo; načelnica");
            await page.PressOnAsync(page.Button(words.Import["ShowPreview"]));
            await Assertions.Expect(page.Panel(words.Import["Preview"]).Rows()).ToHaveCountAsync(2);
            await page.FocusIsKeptAsync();
            // There are two places called Trnovo; one answer is of both lines.
            await page.TypeChoiceAsync(page.Panel(words.Import["Asked"]).GetByRole(AriaRole.Combobox).First, "Trn");
            await page.PressOnAsync(page.Button(words.Import.Plural("Apply", 2)));
            await page.PressOnAsync(page.Link(words.Import["ToParticipants"]));
            await Assertions.Expect(participants.Rows()).ToHaveCountAsync(3);

            // A new person by name; the opener was in a menu, which is closed by then.
            await ReplaceAsync(Known);
            await page.TypeIntoAsync(dialog.Field(words.Event["GivenName"]), "Nova");
            await page.TypeIntoAsync(dialog.Field(words.Event["FamilyName"]), "Zamjenica");
            await page.Keyboard.PressAsync("Enter");
            await page.ClosedAsync();
            await Assertions.Expect(participants.Rows()).ToHaveCountAsync(4);
            await page.FocusIsOnAsync(OwnEvent.RowMenu(page, words, Known));
            await page.FocusIsSeenAsync();
            // Nobody becomes a deputy coordinator by sitting in a participant's place.
            var deputies = participants.Rows().Filter(new() { HasTextRegex = new(words.Event.Pattern("InsteadOf", @"\d+")) });
            await Assertions.Expect(deputies).ToHaveCountAsync(1);
            var role = await Role(participants.Rows().Filter(new() { HasText = Known })).InnerTextAsync();
            await Assertions.Expect(Role(deputies)).ToHaveTextAsync(role);

            // Somebody who is known, chosen from what is found.
            await ReplaceAsync(First);
            var find = dialog.Field(words.Event["FindPerson"]);
            await page.FindAsync(find, "Nevena Mentor");
            await Assertions.Expect(dialog.Field(words.Event["GivenName"])).ToHaveCountAsync(0);
            await page.FocusIsOnAsync(find);
            await page.PressOnAsync(save);
            await page.ClosedAsync();
            await Assertions.Expect(participants.Rows()).ToHaveCountAsync(5);
            await Assertions.Expect(deputies).ToHaveCountAsync(2);
            await page.FocusIsOnAsync(OwnEvent.RowMenu(page, words, First));

            // Left by Escape, nothing changes.
            await ReplaceAsync(Known);
            await dialog.Field(words.Event["GivenName"]).WaitForAsync();
            await page.LeaveAsync();
            await page.ClosedAsync();
            await page.FocusIsOnAsync(OwnEvent.RowMenu(page, words, Known));
            await Assertions.Expect(participants.Rows()).ToHaveCountAsync(5);

            Task ReplaceAsync(string person) => page.PressInMenuAsync(
                OwnEvent.RowMenu(page, words, person), page.MenuItem(words.Event["SomebodyElse"]));

            ILocator Role(ILocator row) => row.Cells().Nth(4);
        });
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    public async Task Attendance_is_closed_and_reopened_with_a_reason()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            await OwnEvent.PlanAsync(page, "Zaključeni događaj", new(2025, 8, 7), "Zora Ključić; Trnovo");
            var words = await Words.OfAsync(page);
            var (dialog, state) = (page.OpenDialog(), page.Panel(words.Common["State"]));
            var (hold, close) = (OwnEvent.StateButton(page, words, "Held"), OwnEvent.StateButton(page, words, "Closed"));
            await page.PressOnAsync(hold);
            await page.PressOnAsync(dialog.Button(words.Event["To.Held"]));
            await page.ClosedAsync();
            await close.WaitForAsync();
            await page.FocusIsKeptAsync();
            await page.PressOnAsync(close);
            await page.PressOnAsync(dialog.Button(words.Event["To.Closed"]));
            await page.ClosedAsync();
            await Assertions.Expect(state.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
            await Assertions.Expect(hold).ToBeVisibleAsync();
            await page.FocusIsKeptAsync();

            await page.PressOnAsync(OwnEvent.ToSheet(page, words));
            var sheet = await AttendanceSheet.OnAsync(page);
            await Assertions.Expect(sheet.Cells).ToHaveCountAsync(1);
            await Assertions.Expect(sheet.Cells).ToBeDisabledAsync();
            // From the locked sheet to where it is opened again.
            await Assertions.Expect(page.Text(words.Attendance["Locked"])).ToBeVisibleAsync();
            await page.PressOnAsync(page.Content().Link($"{words.Common["Open"]}: {words.Common["Event"]}"));
            await page.PressOnAsync(hold);
            var reason = dialog.Field(words.Common["Reason"]);
            await reason.WaitForAsync();
            await Assertions.Expect(dialog.Button(words.Event["To.Held"])).ToBeDisabledAsync();
            await page.TypeIntoAsync(reason, "Jedan potpis je stigao kasnije");
            await page.PressOnAsync(dialog.Button(words.Event["To.Held"]));
            await page.ClosedAsync();
            await close.WaitForAsync();
            await page.FocusIsKeptAsync();
            await Assertions.Expect(state).ToContainTextAsync("Jedan potpis je stigao kasnije");
            await page.PressOnAsync(OwnEvent.ToSheet(page, words));
            await page.PressOnAsync(sheet.Cells, "p");
            await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(1);
            await sheet.SavedAsync();
            await page.FocusIsOnAsync(sheet.Marks("Present"));
        });
        Assert.Equal([], visit.Complaints);
    }

    private static async Task<ILocator> InScheduleAsync(IPage page, Words words, string title, int id)
    {
        await page.PressOnAsync(page.Navigation(words).Link(words.Common["Schedule"]));
        var views = page.GetByRole(AriaRole.Navigation, new() { Name = words.Schedule["View"], Exact = true });
        await page.PressOnAsync(views.Link(words.Schedule["View.list"]));
        var filter = page.GetByRole(AriaRole.Search, new() { Name = words.Common["Filter"], Exact = true }).Field(words.Schedule["Text"]);
        await page.TypeIntoAsync(filter, title);
        var rows = page.Panel(words.Schedule["View.list"]).Rows();
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.Link(title)).ToHaveAttributeAsync("href", $"/events/{id}");
        await page.FocusIsOnAsync(filter);
        return rows.First;
    }

    private async Task<Visit> SignedInAsync(string locale = "en-GB")
    {
        var visit = await fixture.OpenAsync(locale);
        await visit.SignInAsync(OwnEvent.Coordinator);
        return visit;
    }
}
