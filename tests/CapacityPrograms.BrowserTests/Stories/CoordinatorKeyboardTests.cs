using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>What a coordinator does to an event, each without a mouse and with the focus never lost.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CoordinatorKeyboardTests(ServerFixture fixture)
{
    private const string Save = "dialog[open] footer .btn.primary";
    private const string RowMenu = "tbody tr:nth-child(1) .row-menu summary";

    [SkippableFact]
    public async Task Seats_are_changed_refused_and_changed_again()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            await OwnEvent.PlanAsync(page, "Sjedišta tastaturom", new(2028, 3, 6), "Sanja Sjedić; Trnovo", "Sead Sjedić; Trnovo");
            const string Edit = ".panel:has(.figure-big) header .linklike";
            await page.PressOnAsync(Edit);
            await page.Locator("dialog[open] #seats-form").WaitForAsync();
            var trnovo = "dialog[open] #" + await page.Locator("dialog[open] label", new() { HasText = "Trnovo" }).First.GetAttributeAsync("for");
            await page.TypeIntoAsync("dialog[open] #seats-all", "2");
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(page.Locator(trnovo)).ToHaveValueAsync("2");
            await page.PressOnAsync(Save);
            await ClosedAsync(page);
            await page.FocusIsOnAsync(Edit);
            await page.FocusIsSeenAsync();
            await Assertions.Expect(page.Locator(".seat", new() { HasText = "Trnovo" }).Locator(".num")).ToContainTextAsync("2");

            // Somebody sits on the seat that is taken away: it is said, and who pressed stands where they stood.
            await page.PressOnAsync(Edit);
            await page.TypeIntoAsync(trnovo, "1");
            await page.PressOnAsync(Save);
            await page.Locator("dialog[open] [role=alert]").WaitForAsync();
            await Assertions.Expect(page.Locator(trnovo)).ToHaveAttributeAsync("aria-invalid", "true");
            await page.FocusIsOnAsync(Save);
            await page.FocusIsSeenAsync();
            await page.TypeIntoAsync(trnovo, "3");
            await page.Keyboard.PressAsync("Enter");
            await ClosedAsync(page);
            await page.FocusIsOnAsync(Edit);
            await Assertions.Expect(page.Locator(".seat", new() { HasText = "Trnovo" }).Locator(".num")).ToContainTextAsync("3");
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
            await page.PressOnAsync($"main a[href='/events/{id}/edit']");
            var day = new DateOnly(2028, 5, locale == "en-US" ? 22 : 23);
            await page.TypeDayAsync("#s0-day", day);
            await page.TypeTimeAsync("#s0-from", new(10, 30));
            await page.TypeTimeAsync("#s0-to", new(14, 0));
            await page.PressOnAsync(".form-acts button[type=submit]");
            await page.WaitForURLAsync($"**/events/{id}");
            await page.FocusIsKeptAsync();
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("10:30–14:00");
            await Assertions.Expect(page.Locator(".head .facts")).ToContainTextAsync(day.Day.ToString(System.Globalization.CultureInfo.InvariantCulture));

            var row = await InScheduleAsync(page, title, id);
            await Assertions.Expect(row).ToContainTextAsync("10:30–14:00");
        }, $"moved-{locale}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    public async Task An_event_is_cancelled_with_a_reason_and_its_marks_stay()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            const string Title = "Otkazani događaj";
            var id = await OwnEvent.PlanAsync(page, Title, new(2028, 6, 5), "Olga Otkazić; Trnovo", "Omer Otkazić; Trnovo");
            await page.PressOnAsync("main .acts a.btn.primary");
            await page.PressOnAsync("table.sheet button.mark[tabindex='0']", "p");
            await Assertions.Expect(page.Locator("button.mark.p:not([data-sync])")).ToHaveCountAsync(1);
            await page.PressOnAsync($".crumbs a[href='/events/{id}']");

            await page.PressOnAsync("[data-to=Cancelled]");
            await page.FocusIsOnAsync("dialog[open] *");
            await page.FocusIsSeenAsync();
            await Assertions.Expect(page.Locator("dialog[open] .btn.danger")).ToBeDisabledAsync();
            await page.TypeIntoAsync("dialog[open] #state-reason", "Sala je poplavljena");
            await page.PressOnAsync("dialog[open] .btn.danger");
            await ClosedAsync(page);
            await page.Locator(".head .chip.danger").WaitForAsync();
            await page.FocusIsKeptAsync();
            await Assertions.Expect(page.Locator(".log")).ToContainTextAsync("Sala je poplavljena");
            var row = await InScheduleAsync(page, Title, id);
            await Assertions.Expect(row.Locator(".chip.danger")).ToHaveCountAsync(1);

            await page.PressOnAsync($"main a[href='/events/{id}']");
            await page.PressOnAsync("main .acts a.btn.primary");
            await Assertions.Expect(page.Locator("button.mark.p")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("button.mark:not([disabled])")).ToHaveCountAsync(0);
            await page.FocusIsKeptAsync();
        });
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    public async Task A_list_is_pasted_and_one_participant_is_replaced()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            await OwnEvent.PlanAsync(page, "Zamjena tastaturom", new(2028, 7, 3), "Poznata Zamjenić; Trnovo");
            const string Paste = ".panel:has(#add-person) header .linklike";
            await page.PressOnAsync(Paste);
            await page.TypeIntoAsync("dialog[open] #paste-text", "Prvi Zamjenić; Trnovo; stručnjak");
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.TypeAsync("Druga Zamjenić; Trnovo; načelnica");
            await page.PressOnAsync(Save);
            await Assertions.Expect(page.Locator("dialog[open] tbody tr")).ToHaveCountAsync(2);
            await page.FocusIsOnAsync("dialog[open] *");
            // Back to the text, which is still there, and on again.
            await page.PressOnAsync("dialog[open] footer .btn:not(.primary)");
            await Assertions.Expect(page.Locator("dialog[open] #paste-text")).ToHaveValueAsync("Prvi Zamjenić; Trnovo; stručnjak\nDruga Zamjenić; Trnovo; načelnica");
            await page.FocusIsOnAsync("dialog[open] *");
            await page.PressOnAsync(Save);
            await page.PressOnAsync("dialog[open]:has(tbody) footer .btn.primary");
            await ClosedAsync(page);
            await Assertions.Expect(page.Locator(".row-menu")).ToHaveCountAsync(3);
            await page.FocusIsOnAsync(Paste);

            // A new person by name; the opener was in a menu, which is closed by then.
            await page.PressOnAsync(RowMenu);
            await page.PressOnAsync(".row-menu[open] li:nth-child(2) button");
            await page.TypeIntoAsync("dialog[open] #s-given", "Nova");
            await page.TypeIntoAsync("dialog[open] #s-family", "Zamjenica");
            await page.Keyboard.PressAsync("Enter");
            await ClosedAsync(page);
            await Assertions.Expect(page.Locator(".row-menu")).ToHaveCountAsync(4);
            await page.FocusIsOnAsync(RowMenu);
            await page.FocusIsSeenAsync();
            // Nobody becomes a deputy coordinator by sitting in a participant's place.
            await Assertions.Expect(page.Locator("tbody tr:has(use[href$='#swap']) td:nth-child(4)")).ToHaveTextAsync(await page.Locator("tbody tr:nth-child(1) td:nth-child(4)").InnerTextAsync());

            // Somebody who is known, chosen from what is found.
            await page.PressOnAsync("tbody tr:nth-child(2) .row-menu summary");
            await page.PressOnAsync(".row-menu[open] li:nth-child(2) button");
            await page.TypeIntoAsync("dialog[open] #s-person", "Nevena Mentor");
            await Assertions.Expect(page.Locator("dialog[open] .found button")).ToHaveCountAsync(1);
            await page.PressOnAsync("dialog[open] .found li:first-child button");
            await Assertions.Expect(page.Locator("dialog[open] #s-given")).ToHaveCountAsync(0);
            await page.FocusIsOnAsync("dialog[open] #s-person");
            await page.PressOnAsync(Save);
            await ClosedAsync(page);
            await Assertions.Expect(page.Locator(".row-menu")).ToHaveCountAsync(5);
            await Assertions.Expect(page.Locator("tbody .two:has(use[href$='#swap'])")).ToHaveCountAsync(2);
            await page.FocusIsOnAsync("tbody tr:nth-child(2) .row-menu summary");

            // Left by Escape, nothing changes.
            await page.PressOnAsync(RowMenu);
            await page.PressOnAsync(".row-menu[open] li:nth-child(2) button");
            await page.Locator("dialog[open] #s-given").WaitForAsync();
            await page.Keyboard.PressAsync("Escape");
            await ClosedAsync(page);
            await page.FocusIsOnAsync(RowMenu);
            await Assertions.Expect(page.Locator(".row-menu")).ToHaveCountAsync(5);
        });
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    public async Task Attendance_is_closed_and_reopened_with_a_reason()
    {
        await using var visit = await SignedInAsync();
        await visit.StoryAsync(async page =>
        {
            var id = await OwnEvent.PlanAsync(page, "Zaključeni događaj", new(2028, 8, 7), "Zora Ključić; Trnovo");
            await page.PressOnAsync("[data-to=Held]");
            await page.PressOnAsync("dialog[open] .btn.primary");
            await ClosedAsync(page);
            await page.Locator("[data-to=Closed]").WaitForAsync();
            await page.FocusIsKeptAsync();
            await page.PressOnAsync("[data-to=Closed]");
            await page.PressOnAsync("dialog[open] .btn.primary");
            await ClosedAsync(page);
            await Assertions.Expect(page.Locator("[data-to]")).ToHaveCountAsync(1);
            await page.FocusIsKeptAsync();

            await page.PressOnAsync("main .acts a.btn.primary");
            await Assertions.Expect(page.Locator("button.mark[disabled]")).ToHaveCountAsync(1);
            // From the locked sheet to where it is opened again.
            await page.PressOnAsync($"main .note a[href='/events/{id}']");
            await page.PressOnAsync("[data-to=Held]");
            await page.Locator("dialog[open] #state-reason").WaitForAsync();
            await Assertions.Expect(page.Locator("dialog[open] .btn.primary")).ToBeDisabledAsync();
            await page.TypeIntoAsync("dialog[open] #state-reason", "Jedan potpis je stigao kasnije");
            await page.PressOnAsync("dialog[open] .btn.primary");
            await ClosedAsync(page);
            await page.Locator("[data-to=Closed]").WaitForAsync();
            await page.FocusIsKeptAsync();
            await Assertions.Expect(page.Locator(".log")).ToContainTextAsync("Jedan potpis je stigao kasnije");
            await page.PressOnAsync("main .acts a.btn.primary");
            await page.PressOnAsync("table.sheet button.mark[tabindex='0']", "p");
            await Assertions.Expect(page.Locator("button.mark.p:not([data-sync])")).ToHaveCountAsync(1);
            await page.FocusIsOnAsync("button.mark.p");
        });
        Assert.Equal([], visit.Complaints);
    }

    private static async Task<ILocator> InScheduleAsync(IPage page, string title, int id)
    {
        await page.PressOnAsync(".nav a[href='/schedule']");
        await page.PressOnAsync("main .seg a[href*='view=list']");
        await page.TypeIntoAsync("#schedule-filters input[type=search]", title);
        var rows = page.Locator("main tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.Locator($"a[href='/events/{id}']")).ToHaveCountAsync(1);
        await page.FocusIsOnAsync("#schedule-filters input[type=search]");
        return rows.First;
    }

    private static Task ClosedAsync(IPage page) => Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);

    private async Task<Visit> SignedInAsync(string locale = "en-GB")
    {
        var visit = await fixture.OpenAsync(locale);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        return visit;
    }
}
