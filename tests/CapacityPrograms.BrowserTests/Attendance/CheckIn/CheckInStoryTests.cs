using System.Globalization;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance.CheckIn;

/// <summary>A code on the wall, a participant's own phone without an account, and the trainer who sees it and confirms.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CheckInStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task A_participant_scans_types_a_name_and_is_confirmed(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var trainer = await fixture.OpenAsync("bs-BA", server: server);
        await trainer.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        var id = await PlanTodayAsync(trainer.Page, "Amra Primjerić", "Đorđe Probić");
        await using var phone = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await phone.Page.GotoAsync($"/language?tag={language}&returnUrl=/account/login");
        await trainer.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/events/{id}/check-in");
            await Assertions.Expect(page.Locator("#wall svg")).ToBeVisibleAsync();
            Assert.Equal([], await trainer.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            var address = (await page.Locator("#wall").GetAttributeAsync("data-address"))!;

            await phone.Page.GotoAsync(address);
            Assert.Equal([], await phone.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(phone.Page));
            // No list of names for a stranger.
            var shown = await phone.Page.ContentAsync();
            Assert.DoesNotContain("Primjerić", shown, StringComparison.Ordinal);
            await phone.Page.FillAsync("#typed", "Neko Drugi");
            await phone.Page.Locator("main form button[type=submit]").ClickAsync();
            await Assertions.Expect(phone.Page.Locator("#door-said")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#arrivals li")).ToHaveCountAsync(0);
            await phone.Page.FillAsync("#typed", language == "uk" ? "Пробић Ђорђе" : "djordje probic");
            await phone.Page.Locator("main form button[type=submit]").DblClickAsync();
            await Assertions.Expect(phone.Page.Locator("#typed")).ToBeHiddenAsync();

            await Assertions.Expect(page.Locator("#arrivals li")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("#arrivals li")).ToContainTextAsync("Đorđe Probić");
            await page.ClickAsync("[data-confirm]");
            await Assertions.Expect(page.Locator("#arrivals li[data-state=Confirmed]")).ToHaveCountAsync(1);
            await page.GotoAsync($"/events/{id}/attendance");
            await Assertions.Expect(page.Locator("button.mark[data-value=Present]")).ToHaveCountAsync(1);
            // A picture of an old code opens nothing.
            await phone.Page.GotoAsync("/c/AAAAKgAAAAAAAAAAAAAAAAAA");
            await Assertions.Expect(phone.Page.Locator("#door-said")).ToBeVisibleAsync();
            await Assertions.Expect(phone.Page.Locator("#typed")).ToBeHiddenAsync();
        }, $"check-in-{language}");
        Assert.Equal([], trainer.Complaints);
    }

    // The session lasts the whole of today where it is held, so that the door is open whenever the test runs.
    private static async Task<int> PlanTodayAsync(IPage page, params string[] people)
    {
        await page.GotoAsync($"/events/new?programme={OwnEvent.Programme}");
        await page.FillAsync("#title", "Prijava telefonom");
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Sarajevo"));
        await page.FillAsync("#s0-day", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.FillAsync("#s0-from", "00:00");
        await page.FillAsync("#s0-to", "23:59");
        return await OwnEvent.PlannedAsync(page, people);
    }
}
