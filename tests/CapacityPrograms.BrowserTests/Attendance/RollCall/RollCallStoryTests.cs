using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance.RollCall;

/// <summary>A mountain hotel: the signal goes, the phone is closed, the server starts anew, and every mark arrives once.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RollCallStoryTests(ServerFixture fixture)
{
    private static readonly string[] _people = [.. Enumerable.Range(1, 30).Select(Name)];

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task Thirty_marks_without_a_signal_arrive_once_after_the_page_was_closed_and_the_server_restarted(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        var id = await PlanAsync(server, _people);
        await using var phone = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await phone.SignInAsync(OwnEvent.Trainer);
        await phone.StoryAsync(async page =>
        {
            var call = await RollCallScreen.OpenAsync(page, id, language);
            await Assertions.Expect(call.People).ToHaveCountAsync(30);
            await InWorkerAsync(page);
            await LooksAsync(phone, page);

            // No signal, and no server either.
            await phone.Context.SetOfflineAsync(true);
            await server.KillAsync();
            await call.MarkAsync(_people[0], "Absent");
            await call.PartialAsync(_people[1], 45);
            foreach (var person in _people[2..14]) await call.PresentAsync(person);
            // The search reads across scripts.
            await call.Find.FillAsync("ђорђе");
            await Assertions.Expect(call.People).ToHaveCountAsync(15);
            await call.Find.FillAsync("");
            await call.AddWalkInAsync("Šejla", "Neprijavljena");
            await Assertions.Expect(call.People).ToHaveCountAsync(31);
            await call.RestPresent.ClickAsync();
            await call.RestAhead.ClickAsync();
            await Assertions.Expect(call.OnDevice).ToHaveCountAsync(31);
            await Assertions.Expect(page.Button(call.Words.Attendance["UndoRest"])).ToBeVisibleAsync();
            // Thirty marks, somebody who is added, and her mark.
            await call.SaysAsync(call.Words.Attendance["NetOff", 32]);
            Assert.Equal([], await phone.AccessibilityFaultsAsync());

            // The page is closed and opened again: it comes from the device, with everything on it.
            await page.CloseAsync();
            page = await phone.Context.NewPageAsync();
            await page.GotoAsync($"/roll-call/{id}");
            call = await RollCallScreen.OnAsync(page);
            await Assertions.Expect(call.OnDevice).ToHaveCountAsync(31);

            await server.StartAsync();
            await phone.Context.SetOfflineAsync(false);
            await call.SavedAsync(60_000);
            await Assertions.Expect(call.OnDevice).ToHaveCountAsync(0);
            await Assertions.Expect(call.Marked("Present")).ToHaveCountAsync(29);
            await Assertions.Expect(call.Marked("Absent")).ToHaveCountAsync(1);
            await Assertions.Expect(call.Marked("Partial")).ToHaveCountAsync(1);
            await page.CloseAsync();
        }, $"roll-call-{language}");

        await using var coordinator = await fixture.OpenAsync("bs-BA", server: server);
        await coordinator.SignInAsync(OwnEvent.Coordinator);
        var sheet = await AttendanceSheet.OpenAsync(coordinator.Page, id);
        await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(29);
        await Assertions.Expect(sheet.Marks("Absent")).ToHaveCountAsync(1);
        await Assertions.Expect(sheet.Marks("Partial")).ToHaveCountAsync(1);
        await sheet.HoldsAsync(sheet.Cell(_people[0]), "Absent");
        await sheet.HoldsAsync(sheet.Cell(_people[1]), "Partial");
    }

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("sr-Latn")]
    [InlineData("bg")]
    public async Task Two_phones_without_a_signal_lose_nothing_and_a_person_decides(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        var id = await PlanAsync(server, _people[..3]);
        await using var trainer = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await trainer.SignInAsync(OwnEvent.Trainer);
        await using var coordinator = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await coordinator.SignInAsync(OwnEvent.Coordinator);
        await trainer.StoryAsync(async page =>
        {
            var call = await RollCallScreen.OpenAsync(page, id, language);
            var other = await RollCallScreen.OpenAsync(coordinator.Page, id, language);
            foreach (var (visit, screen) in new[] { (trainer, call), (coordinator, other) })
            {
                await Assertions.Expect(screen.People).ToHaveCountAsync(3);
                await visit.Context.SetOfflineAsync(true);
            }
            await call.PresentAsync(_people[0]);
            await call.PresentAsync(_people[1]);
            await other.MarkAsync(_people[0], "Absent");
            await other.MarkAsync(_people[1], "Excused");
            await other.PresentAsync(_people[2]);
            await Assertions.Expect(other.OnDevice).ToHaveCountAsync(3);

            await trainer.Context.SetOfflineAsync(false);
            await call.SavedAsync(60_000);
            await coordinator.Context.SetOfflineAsync(false);
            await Assertions.Expect(other.InConflict).ToHaveCountAsync(2, new() { Timeout = 60_000 });
            await other.OpenUnderAsync(_people[0]);
            await LooksAsync(coordinator, coordinator.Page);
            var words = other.Words;
            await coordinator.Page.Button(words.Attendance["MineIs", words.Common["AttendanceValue.Absent"]]).ClickAsync();
            await other.OpenUnderAsync(_people[1]);
            await coordinator.Page.Button(words.Attendance["TheirsIs", words.Common["AttendanceValue.Present"]]).ClickAsync();
            await Assertions.Expect(other.InConflict).ToHaveCountAsync(0);
            await Assertions.Expect(other.OnDevice).ToHaveCountAsync(0);
            await other.HoldsAsync(_people[0], "Absent");
            await other.HoldsAsync(_people[1], "Present");
            await other.HoldsAsync(_people[2], "Present");
            // The other phone hears of it.
            await page.ReloadAsync();
            await call.HoldsAsync(_people[0], "Absent");
        }, $"two-phones-{language}");
    }

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("pl")]
    [InlineData("en")]
    public async Task Signing_out_with_unsent_marks_asks_and_seals_them_for_their_maker(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        var id = await PlanAsync(server, _people[..3]);
        await using var phone = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await phone.SignInAsync(OwnEvent.Trainer);
        await phone.StoryAsync(async page =>
        {
            var call = await RollCallScreen.OpenAsync(page, id, language);
            var words = call.Words;
            var leave = page.Content().Button(words.Common["SignOut"]);
            // Only what is sent fails: the line is there, the server takes nothing.
            await page.RouteAsync($"**/api/roll-call/{id}", route => route.AbortAsync());
            await call.AddWalkInAsync("Tajna", "Osoba");
            await Assertions.Expect(call.OnDevice).ToHaveCountAsync(1);
            await leave.ClickAsync();
            var asked = page.GetByRole(AriaRole.Dialog, new() { Name = words.Common["LeaveTitle"], Exact = true });
            await Assertions.Expect(asked).ToBeVisibleAsync();
            await Assertions.Expect(asked).ToContainTextAsync(words.Common["LeaveText", 2]);
            Assert.Equal([], await phone.AccessibilityFaultsAsync());
            await asked.Button(words.Common["Cancel"]).ClickAsync();
            await Assertions.Expect(call.OnDevice).ToHaveCountAsync(1);
            await leave.ClickAsync();
            await asked.Button(words.Common["LeaveAnyway"]).ClickAsync();
            await page.WaitForURLAsync("**/account/login**");
            await page.UnrouteAllAsync();
            // Nothing readable is left: no sheet, no act, only what is sealed.
            var left = await page.EvaluateAsync<string>(Held);
            Assert.DoesNotContain("Tajna", left, StringComparison.Ordinal);
            Assert.StartsWith("0 0 1", left, StringComparison.Ordinal);

            // Somebody else on the same phone sends nothing of it.
            await phone.SignInAsync(OwnEvent.Coordinator);
            await page.GotoAsync($"/roll-call/{id}");
            call = await RollCallScreen.OnAsync(page);
            await call.SavedAsync();
            await Assertions.Expect(call.People).ToHaveCountAsync(3);
            await page.Content().Button(call.Words.Common["SignOut"]).ClickAsync();
            await page.WaitForURLAsync("**/account/login**");
            await phone.SignInAsync(OwnEvent.Trainer);
            await page.GotoAsync($"/roll-call/{id}");
            call = await RollCallScreen.OnAsync(page);
            await Assertions.Expect(call.People).ToHaveCountAsync(4);
            await Assertions.Expect(call.Marked("Present")).ToHaveCountAsync(1);
            await Assertions.Expect(call.OnDevice).ToHaveCountAsync(0);
        }, $"sealed-{language}");
    }

    private const string Held = """
        async () => {
          const db = await new Promise((done, failed) => {
            const request = indexedDB.open('cp-roll-call');
            request.onsuccess = () => done(request.result);
            request.onerror = failed;
          });
          const all = name => new Promise(done => {
            const request = db.transaction(name).objectStore(name).getAll();
            request.onsuccess = () => done(request.result);
          });
          const [sheets, acts, sealed] = [await all('sheets'), await all('acts'), await all('sealed')];
          db.close();
          return `${sheets.length} ${acts.length} ${sealed.length} ${JSON.stringify([sheets, acts, sealed])}`;
        }
        """;

    private static async Task LooksAsync(Visit visit, IPage page)
    {
        // A button half under the bar at the foot is none to press now; it is looked at with the bar at its place below.
        await page.EvaluateAsync("() => document.querySelectorAll('[data-bar]').forEach(bar => bar.style.position = 'static')");
        Assert.Equal([], await visit.AccessibilityFaultsAsync());
        await page.EvaluateAsync("() => document.querySelectorAll('[data-bar]').forEach(bar => bar.style.position = '')");
        Assert.Equal([], await PageFaults.OfAsync(page));
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

    // Thirty names that no two people share, half of them with a letter that Cyrillic writes otherwise.
    private static string Name(int i)
    {
        var (first, middle) = (i % 2 == 0 ? "Đorđe" : "Čedomir", i < 10 ? "i" : "u");
        var ending = i switch { < 10 => "a", < 20 => "o", _ => "e" };
        return $"{first} {(char)('A' + i % 26)}{middle}kić{new string('a', i / 26)}n{ending}{(char)('a' + i % 26)}";
    }

    private async Task<int> PlanAsync(WebServer server, string[] people)
    {
        await using var visit = await fixture.OpenAsync("bs-BA", server: server);
        await visit.SignInAsync(OwnEvent.Coordinator);
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40);
        return await OwnEvent.PlanAsync(visit.Page, "Igman, prvi dan", day, people);
    }
}
