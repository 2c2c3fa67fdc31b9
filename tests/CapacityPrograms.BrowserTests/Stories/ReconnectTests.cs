using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>The line is cut and mended while the server lives on: the page goes on without a reload, and nobody has to begin anew.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ReconnectTests(ServerFixture fixture)
{
    [SkippableFact]
    public async Task What_was_typed_stays_and_is_saved()
    {
        await using var visit = await fixture.OpenAsync();
        var line = await Line.LayAsync(visit.Page);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            var id = await OwnEvent.PlanAsync(page, "Prekinuta veza", new(2028, 10, 2));
            await page.PressOnAsync($"main a[href='/events/{id}/edit']");
            var opened = await page.EvaluateAsync<double>("performance.timeOrigin");
            await page.TypeIntoAsync("#capacity", "17");
            await page.TypeIntoAsync("#notes", "Prije prekida");
            await line.CutAsync();
            await page.FocusIsOnAsync("#notes");
            await page.Keyboard.TypeAsync(", za vrijeme prekida");
            // The next field, too, is typed into while nobody hears it.
            await page.TypeIntoAsync("#s0-title", "Uvod bez veze");
            await page.TabToAsync("#s0-day");
            await page.Keyboard.PressAsync("Shift+Tab");
            await line.MendAsync();
            Assert.Equal(opened, await page.EvaluateAsync<double>("performance.timeOrigin"));
            await page.FocusIsKeptAsync();
            await Assertions.Expect(page.Locator("#notes")).ToHaveValueAsync("Prije prekida, za vrijeme prekida");
            await Assertions.Expect(page.Locator("#s0-title")).ToHaveValueAsync("Uvod bez veze");
            await page.PressOnAsync(".form-acts button[type=submit]");
            await page.WaitForURLAsync($"**/events/{id}");
            await page.FocusIsKeptAsync();
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Uvod bez veze");
            await page.GotoAsync($"/events/{id}/edit");
            await Assertions.Expect(page.Locator("#notes")).ToHaveValueAsync("Prije prekida, za vrijeme prekida");
            await Assertions.Expect(page.Locator("#capacity")).ToHaveValueAsync("17");
        });
    }

    [SkippableFact]
    public async Task A_field_keeps_its_focus_and_a_dialog_stays_open()
    {
        await using var visit = await fixture.OpenAsync();
        var line = await Line.LayAsync(visit.Page);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await OwnEvent.PlanAsync(page, "Prekid u prozoru", new(2028, 10, 9));
            await page.PressOnAsync("[data-to=Cancelled]");
            await page.TypeIntoAsync("dialog[open] #state-reason", "Predavač ");
            await line.CutAsync();
            await page.Keyboard.TypeAsync("je bolestan");
            await line.MendAsync();
            await page.FocusIsOnAsync("dialog[open] #state-reason");
            await Assertions.Expect(page.Locator("#state-reason")).ToHaveValueAsync("Predavač je bolestan");
            await page.PressOnAsync("dialog[open] .btn.danger");
            await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
            await Assertions.Expect(page.Locator(".log")).ToContainTextAsync("Predavač je bolestan");
            await page.FocusIsKeptAsync();
        });
    }

    [SkippableFact]
    public async Task A_cell_of_the_sheet_keeps_its_focus_and_its_marks_are_saved()
    {
        await using var visit = await fixture.OpenAsync();
        var line = await Line.LayAsync(visit.Page);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            var id = await OwnEvent.PlanAsync(page, "Prekid na listi", new(2028, 10, 16), "Prva Prekidić; Trnovo", "Druga Prekidić; Trnovo", "Treća Prekidić; Trnovo");
            await page.PressOnAsync("main .acts a.btn.primary");
            await page.TabToAsync("table.sheet button.mark[tabindex='0']");
            await line.CutAsync();
            await page.Keyboard.PressAsync("p");
            await page.FocusIsOnAsync("table.sheet tbody tr:nth-child(2) button.mark");
            await line.MendAsync();
            await page.FocusIsOnAsync("table.sheet tbody tr:nth-child(2) button.mark");
            await Assertions.Expect(page.Locator("button.mark.p:not([data-sync])")).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("e");
            await Assertions.Expect(page.Locator("button.mark.e:not([data-sync])")).ToHaveCountAsync(1);
            await page.FocusIsOnAsync("table.sheet tbody tr:nth-child(3) button.mark");
            await page.GotoAsync($"/events/{id}/attendance");
            await Assertions.Expect(page.Locator("button.mark.p, button.mark.e")).ToHaveCountAsync(2);
        });
    }
}
