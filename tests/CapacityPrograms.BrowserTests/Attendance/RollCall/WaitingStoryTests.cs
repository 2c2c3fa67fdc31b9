using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance.RollCall;

/// <summary>A phone was without a signal while the event was cancelled: its mark waits, and the coordinator decides.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WaitingStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("bs", Screen.Phone)]
    [InlineData("bg", Screen.Desktop)]
    public async Task A_mark_made_before_the_event_was_cancelled_waits_and_is_decided(string language, Screen screen)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var coordinator = await fixture.OpenAsync("bs-BA", screen, server: server);
        await coordinator.SignInAsync(OwnEvent.Coordinator);
        const string Person = "Amra Primjerić";
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40);
        var id = await OwnEvent.PlanAsync(coordinator.Page, "Otkazano na terenu", day, Person);
        await using var phone = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await phone.SignInAsync(OwnEvent.Trainer);
        await coordinator.StoryAsync(async page =>
        {
            var call = await RollCallScreen.OpenAsync(phone.Page, id, language);
            await phone.Context.SetOfflineAsync(true);
            await call.PresentAsync(Person);
            await Assertions.Expect(call.OnDevice).ToHaveCountAsync(1);
            await page.GotoAsync($"/events/{id}");
            var before = await Words.OfAsync(page);
            await OwnEvent.StateButton(page, before, "Cancelled").ClickAsync();
            await page.OpenDialog().Field(before.Common["Reason"]).FillAsync("snijeg");
            await page.OpenDialog().Button(before.Event["To.Cancelled"]).ClickAsync();
            await Assertions.Expect(OwnEvent.StateButton(page, before, "Draft")).ToBeVisibleAsync();
            await phone.Context.SetOfflineAsync(false);
            await call.SaysAsync(call.Words.Attendance["NetWaiting", 1], 60_000);
            await Assertions.Expect(call.OnDevice).ToHaveCountAsync(0);

            var words = await page.SpeakAsync(language, $"/events/{id}/attendance");
            await Assertions.Expect(page.Text(words.Attendance.Plural("NWait", 1))).ToBeVisibleAsync();
            await page.Link($"{words.Common["Open"]}: {words.Attendance["WaitingActs"]}").ClickAsync();
            var waiting = page.Panel(words.Attendance["WaitingActs"]).Items();
            await Assertions.Expect(waiting).ToHaveCountAsync(1);
            await Assertions.Expect(waiting).ToContainTextAsync(Person);
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            // While the event is cancelled it cannot be entered, and it goes on waiting.
            await waiting.Button($"{words.Attendance["TakeOver"]}: {Person}").ClickAsync();
            await Assertions.Expect(page.Alert().GetByRole(AriaRole.List)).ToBeVisibleAsync();
            await Assertions.Expect(waiting).ToHaveCountAsync(1);
            await waiting.Button($"{words.Attendance["Dismiss"]}: {Person}").ClickAsync();
            await page.OpenDialog().Button(words.Attendance["Dismiss"]).ClickAsync();
            await Assertions.Expect(waiting).ToHaveCountAsync(0);
            await Assertions.Expect(page.Text(words.Attendance["NothingWaits"])).ToBeVisibleAsync();
            // It is the coordinator's page alone.
            await phone.Page.GotoAsync($"/events/{id}/waiting");
            await phone.Page.WaitForURLAsync("**/account/denied**");
        }, $"waiting-{language}");
    }
}
