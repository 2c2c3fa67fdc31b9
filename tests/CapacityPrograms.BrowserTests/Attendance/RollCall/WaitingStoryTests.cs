using System.Globalization;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance.RollCall;

/// <summary>A phone was without a signal while the event was cancelled: its mark waits, and the coordinator decides.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WaitingStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData("bs", Screen.Phone)]
    [InlineData("bg", Screen.Desktop)]
    public async Task A_mark_made_before_the_event_was_cancelled_waits_and_is_decided(string language, Screen screen)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var coordinator = await fixture.OpenAsync("bs-BA", screen, server: server);
        await coordinator.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        var id = await OwnEvent.PlanAsync(coordinator.Page, "Otkazano na terenu", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40), "Amra Primjerić");
        await using var phone = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await phone.SignInAsync(OwnEvent.Trainer, "Demo-2026!");
        await coordinator.StoryAsync(async page =>
        {
            await phone.Page.GotoAsync($"/language?tag={language}&returnUrl=/roll-call/{id}");
            await Assertions.Expect(phone.Page.Locator("[data-net]")).ToHaveClassAsync("net on");
            await phone.Context.SetOfflineAsync(true);
            await phone.Page.Locator(".rc .tapb.main").ClickAsync();
            await Assertions.Expect(phone.Page.Locator(".rc .st.dev")).ToHaveCountAsync(1);
            await page.GotoAsync($"/events/{id}");
            await page.ClickAsync("[data-to=Cancelled]");
            await page.FillAsync("#state-reason", "snijeg");
            await page.Locator("dialog[open] .btn.danger").ClickAsync();
            await Assertions.Expect(page.Locator("[data-to=Draft]")).ToBeVisibleAsync();
            await phone.Context.SetOfflineAsync(false);
            await Assertions.Expect(phone.Page.Locator("[data-net]")).ToContainTextAsync("1", new() { Timeout = 60_000 });
            await Assertions.Expect(phone.Page.Locator(".rc .st.dev")).ToHaveCountAsync(0);

            await page.GotoAsync($"/language?tag={language}&returnUrl=/events/{id}/attendance");
            await page.ClickAsync("#to-waiting");
            await Assertions.Expect(page.Locator("#waiting li")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("#waiting li")).ToContainTextAsync("Amra Primjerić");
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            // While the event is cancelled it cannot be entered, and it goes on waiting.
            await page.ClickAsync("[data-accept]");
            await Assertions.Expect(page.Locator(".validation-errors")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#waiting li")).ToHaveCountAsync(1);
            await page.ClickAsync("[data-dismiss]");
            await page.Locator("dialog[open] .btn.danger").ClickAsync();
            await Assertions.Expect(page.Locator("#waiting li")).ToHaveCountAsync(0);
            // It is the coordinator's page alone.
            await phone.Page.GotoAsync($"/events/{id}/waiting");
            await phone.Page.WaitForURLAsync("**/account/denied**");
        }, string.Create(CultureInfo.InvariantCulture, $"waiting-{language}"));
    }
}
