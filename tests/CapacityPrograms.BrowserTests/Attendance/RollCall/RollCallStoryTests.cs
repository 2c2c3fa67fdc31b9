using System.Globalization;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance.RollCall;

/// <summary>A mountain hotel: the signal goes, the phone is closed, the server starts anew, and every mark arrives once.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RollCallStoryTests(ServerFixture fixture)
{
    private static readonly string[] _people = Enumerable.Range(1, 30).Select(i => $"{(i % 2 == 0 ? "Đorđe" : "Čedomir")} {(char)('A' + i % 26)}{(i < 10 ? "i" : "u")}kić{new string('a', i / 26)}n{i switch { < 10 => "a", < 20 => "o", _ => "e" }}{(char)('a' + i % 26)}").ToArray();

    [SkippableTheory]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task Thirty_marks_without_a_signal_arrive_once_after_the_page_was_closed_and_the_server_restarted(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        var id = await PlanAsync(server, _people);
        await using var phone = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await phone.SignInAsync(OwnEvent.Trainer, "Demo-2026!");
        await phone.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/roll-call/{id}");
            await Assertions.Expect(page.Locator(".rc")).ToHaveCountAsync(30);
            await Assertions.Expect(page.Locator("[data-net]")).ToHaveClassAsync("net on");
            await InWorkerAsync(page);
            Assert.Equal([], await phone.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));

            // No signal, and no server either.
            await phone.Context.SetOfflineAsync(true);
            await server.KillAsync();
            await MarkAsync(page, ".rc:nth-child(1)", "Absent");
            await page.Locator(".rc:nth-child(2) [data-other]").ClickAsync();
            await page.FillAsync(".rc:nth-child(2) .mins input", "45");
            await page.ClickAsync(".rc:nth-child(2) [data-partial]");
            for (var i = 3; i <= 14; i++) await page.Locator($".rc:nth-child({i}) .tapb.main").ClickAsync();
            // The search reads across scripts.
            await page.FillAsync("[data-find]", "ђорђе");
            await Assertions.Expect(page.Locator(".rc")).ToHaveCountAsync(15);
            await page.FillAsync("[data-find]", "");
            await page.ClickAsync("[data-walk-in]");
            await page.FillAsync("#a-given", "Šejla");
            await page.FillAsync("#a-family", "Neprijavljena");
            await page.Locator("dialog[open] button[type=submit]").ClickAsync();
            await Assertions.Expect(page.Locator(".rc")).ToHaveCountAsync(31);
            await page.ClickAsync("[data-rest]");
            await Assertions.Expect(page.Locator(".rc .st.dev")).ToHaveCountAsync(31);
            await Assertions.Expect(page.Locator("[data-net]")).ToHaveAttributeAsync("data-state", "off");
            Assert.Equal([], await phone.AccessibilityFaultsAsync());

            // The page is closed and opened again: it comes from the device, with everything on it.
            await page.CloseAsync();
            page = await phone.Context.NewPageAsync();
            await page.GotoAsync($"/roll-call/{id}");
            await Assertions.Expect(page.Locator(".rc .st.dev")).ToHaveCountAsync(31);

            await server.StartAsync();
            await phone.Context.SetOfflineAsync(false);
            await Assertions.Expect(page.Locator("[data-net]")).ToHaveClassAsync("net on", new() { Timeout = 60_000 });
            await Assertions.Expect(page.Locator(".rc .st.dev")).ToHaveCountAsync(0);
            await Assertions.Expect(page.Locator(".rc[data-value=Present]")).ToHaveCountAsync(29);
            await Assertions.Expect(page.Locator(".rc[data-value=Absent]")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator(".rc[data-value=Partial]")).ToHaveCountAsync(1);
            await page.CloseAsync();
        }, $"roll-call-{language}");

        await using var coordinator = await fixture.OpenAsync("bs-BA", server: server);
        await coordinator.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await coordinator.GoToAsync($"/events/{id}/attendance");
        await Assertions.Expect(coordinator.Page.Locator("button.mark[data-value=Present]")).ToHaveCountAsync(29);
        await Assertions.Expect(coordinator.Page.Locator("button.mark[data-value=Absent]")).ToHaveCountAsync(1);
        await Assertions.Expect(coordinator.Page.Locator("button.mark[data-value=Partial]")).ToHaveCountAsync(1);
    }

    [SkippableTheory]
    [InlineData("sr-Latn")]
    [InlineData("bg")]
    public async Task Two_phones_without_a_signal_lose_nothing_and_a_person_decides(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        var id = await PlanAsync(server, _people[..3]);
        await using var trainer = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await trainer.SignInAsync(OwnEvent.Trainer, "Demo-2026!");
        await using var coordinator = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await coordinator.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await trainer.StoryAsync(async page =>
        {
            foreach (var visit in new[] { trainer, coordinator })
            {
                await visit.Page.GotoAsync($"/language?tag={language}&returnUrl=/roll-call/{id}");
                await Assertions.Expect(visit.Page.Locator(".rc")).ToHaveCountAsync(3);
                await Assertions.Expect(visit.Page.Locator("[data-net]")).ToHaveClassAsync("net on");
                await visit.Context.SetOfflineAsync(true);
            }
            var other = coordinator.Page;
            await page.Locator(".rc:nth-child(1) .tapb.main").ClickAsync();
            await page.Locator(".rc:nth-child(2) .tapb.main").ClickAsync();
            await MarkAsync(other, ".rc:nth-child(1)", "Absent");
            await MarkAsync(other, ".rc:nth-child(2)", "Excused");
            await other.Locator(".rc:nth-child(3) .tapb.main").ClickAsync();
            await Assertions.Expect(other.Locator(".rc .st.dev")).ToHaveCountAsync(3);

            await trainer.Context.SetOfflineAsync(false);
            await Assertions.Expect(page.Locator("[data-net]")).ToHaveClassAsync("net on", new() { Timeout = 60_000 });
            await coordinator.Context.SetOfflineAsync(false);
            await Assertions.Expect(other.Locator(".rc .st.con")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
            await other.Locator(".rc:nth-child(1) [data-other]").ClickAsync();
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(other));
            await other.ClickAsync("[data-mine]");
            await other.Locator(".rc:nth-child(2) [data-other]").ClickAsync();
            await other.ClickAsync("[data-theirs]");
            await Assertions.Expect(other.Locator(".rc .st.con, .rc .st.dev")).ToHaveCountAsync(0);
            await Assertions.Expect(other.Locator(".rc:nth-child(1)")).ToHaveAttributeAsync("data-value", "Absent");
            await Assertions.Expect(other.Locator(".rc:nth-child(2)")).ToHaveAttributeAsync("data-value", "Present");
            await Assertions.Expect(other.Locator(".rc:nth-child(3)")).ToHaveAttributeAsync("data-value", "Present");
            // The other phone hears of it.
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator(".rc:nth-child(1)")).ToHaveAttributeAsync("data-value", "Absent");
        }, $"two-phones-{language}");
    }

    [SkippableTheory]
    [InlineData("pl")]
    [InlineData("en")]
    public async Task Signing_out_with_unsent_marks_asks_and_seals_them_for_their_maker(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        var id = await PlanAsync(server, _people[..3]);
        await using var phone = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await phone.SignInAsync(OwnEvent.Trainer, "Demo-2026!");
        await phone.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/roll-call/{id}");
            await Assertions.Expect(page.Locator("[data-net]")).ToHaveClassAsync("net on");
            // Only what is sent fails: the line is there, the server takes nothing.
            await page.RouteAsync($"**/api/roll-call/{id}", route => route.AbortAsync());
            await page.ClickAsync("[data-walk-in]");
            await page.FillAsync("#a-given", "Tajna");
            await page.FillAsync("#a-family", "Osoba");
            await page.Locator("dialog[open] button[type=submit]").ClickAsync();
            await Assertions.Expect(page.Locator(".rc .st.dev")).ToHaveCountAsync(1);
            await page.ClickAsync("button[form=sign-out]");
            await Assertions.Expect(page.Locator("#leave-unsent")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#leave-unsent")).ToContainTextAsync("2");
            Assert.Equal([], await phone.AccessibilityFaultsAsync());
            await page.ClickAsync("#leave-unsent [value=no]");
            await Assertions.Expect(page.Locator(".rc .st.dev")).ToHaveCountAsync(1);
            await page.ClickAsync("button[form=sign-out]");
            await page.ClickAsync("#leave-unsent [value=yes]");
            await page.WaitForURLAsync("**/account/login**");
            await page.UnrouteAllAsync();
            // Nothing readable is left: no sheet, no act, only what is sealed.
            var left = await page.EvaluateAsync<string>(Held);
            Assert.DoesNotContain("Tajna", left, StringComparison.Ordinal);
            Assert.StartsWith("0 0 1", left, StringComparison.Ordinal);

            // Somebody else on the same phone sends nothing of it.
            await phone.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
            await page.GotoAsync($"/roll-call/{id}");
            await Assertions.Expect(page.Locator("[data-net]")).ToHaveClassAsync("net on");
            await Assertions.Expect(page.Locator(".rc")).ToHaveCountAsync(3);
            await page.ClickAsync("button[form=sign-out]");
            await page.WaitForURLAsync("**/account/login**");
            await phone.SignInAsync(OwnEvent.Trainer, "Demo-2026!");
            await page.GotoAsync($"/roll-call/{id}");
            await Assertions.Expect(page.Locator(".rc")).ToHaveCountAsync(4);
            await Assertions.Expect(page.Locator(".rc[data-value=Present]")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator(".rc .st.dev")).ToHaveCountAsync(0);
        }, $"sealed-{language}");
    }

    private const string Held = """
        async () => {
          const db = await new Promise((done, failed) => { const r = indexedDB.open('cp-roll-call'); r.onsuccess = () => done(r.result); r.onerror = failed; });
          const all = name => new Promise(done => { const r = db.transaction(name).objectStore(name).getAll(); r.onsuccess = () => done(r.result); });
          const [sheets, acts, sealed] = [await all('sheets'), await all('acts'), await all('sealed')];
          db.close();
          return `${sheets.length} ${acts.length} ${sealed.length} ${JSON.stringify([sheets, acts, sealed])}`;
        }
        """;

    private static async Task MarkAsync(IPage page, string row, string value)
    {
        await page.Locator($"{row} [data-other]").ClickAsync();
        await page.Locator($"{row} [data-set={value}]").ClickAsync();
    }

    // The worker has what it needs to open the page without a connection.
    private static Task InWorkerAsync(IPage page) => page.EvaluateAsync("""
        async () => {
          await navigator.serviceWorker.ready;
          const kept = async () => (await caches.match(location.href)) && (await caches.match('/roll-call/sync.js')) && navigator.serviceWorker.controller;
          for (let tries = 0; !(await kept()); tries++) {
            if (tries > 200) throw new Error('The worker has not kept the page.');
            await new Promise(done => setTimeout(done, 100));
          }
        }
        """);

    private async Task<int> PlanAsync(WebServer server, string[] people)
    {
        await using var visit = await fixture.OpenAsync("bs-BA", server: server);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        return await OwnEvent.PlanAsync(visit.Page, "Igman, prvi dan", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40), people);
    }
}
