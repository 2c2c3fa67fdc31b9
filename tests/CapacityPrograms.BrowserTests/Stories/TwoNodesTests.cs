using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>Two nodes on one PostgreSQL behind nginx: a node dies under a trainer who marks, and nothing is lost.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TwoNodesTests(ServerFixture fixture)
{
    private const string Unmarked = "button.mark.u:not([disabled]):not([data-sync])";

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task A_trainer_goes_on_when_the_node_dies_and_every_mark_is_in_the_database()
    {
        Skip.If(Nginx.Program is null, "nginx is not installed; tests/run.sh installs it where it may.");
        Skip.IfNot(PostgreSqlDatabase.IsThere, "TEST_POSTGRES names no server; tests/run.sh starts one.");
        await using var database = await PostgreSqlDatabase.CreateAsync();
        await using var one = Node(database);
        await using var two = Node(database);
        // One after the other: the first makes the tables, the keys and the demonstration.
        await one.StartAsync();
        await two.StartAsync();
        await using var proxy = await Nginx.StartAsync(one, two);
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync(proxy.Url + "/account/login?returnUrl=/attendance");
            await page.FillAsync("input[name=\"Input.Email\"]", "trainer.makers@demo.local");
            await page.FillAsync("input[name=\"Input.Password\"]", "Demo-2026!");
            await page.Locator("form", new() { Has = page.Locator("input[name=\"Input.Password\"]") }).Locator("button[type=submit]").First.ClickAsync();
            await page.Locator(".todo .do a.btn.primary").First.ClickAsync();
            await SheetAsync(page);

            // A cookie knows no port, so the sign-in can be shown to each node by itself.
            foreach (var node in new[] { one, two })
                Assert.Equal(200, (await page.APIRequest.GetAsync(node.Url + "/account/manage", new() { MaxRedirects = 0 })).Status);

            var marked = new List<(string Registration, string Session)>();
            for (var i = 0; i < 3; i++) marked.Add(await MarkAsync(page));
            await Assertions.Expect(page.Locator("button.mark[data-sync]")).ToHaveCountAsync(0);
            var acknowledged = await RecordedAsync(database);
            Assert.All(marked, cell => Assert.Contains($"{cell.Registration}|{cell.Session}|Present", acknowledged));

            var (dying, staying) = await proxy.ServesCircuitsAsync(one) ? (one, two) : (two, one);
            var opened = await page.EvaluateAsync<double>("performance.timeOrigin");
            marked.Add(await MarkAsync(page));
            await dying.KillAsync();
            // The page still stands and takes marks, which wait in the browser.
            marked.Add(await MarkAsync(page));
            marked.Add(await MarkAsync(page));

            // It comes back on the other node by itself, and sends what waited.
            await page.WaitForFunctionAsync("opened => performance.timeOrigin !== opened", opened, new() { Timeout = 60_000 });
            await SheetAsync(page);
            foreach (var (registration, session) in marked)
                await Assertions.Expect(page.Locator($"button.mark[data-reg='{registration}'][data-ses='{session}']")).ToHaveAttributeAsync("data-value", "Present", new() { Timeout = 30_000 });
            Assert.True(await proxy.ServesCircuitsAsync(staying));
            marked.Add(await MarkAsync(page));
            await Assertions.Expect(page.Locator("button.mark[data-sync]")).ToHaveCountAsync(0);

            var recorded = await RecordedAsync(database);
            Assert.All(marked, cell => Assert.Contains($"{cell.Registration}|{cell.Session}|Present", recorded));
            foreach (var (registration, session) in marked)
                Assert.Equal("1", Assert.Single(await database.AskAsync($"""SELECT count(*) FROM "AttendanceEntries" WHERE "RegistrationId" = {registration} AND "SessionId" = {session} AND "Outcome" = 'Applied' AND "Value" = 'Present'""")));
        });
    }

    private static WebServer Node(PostgreSqlDatabase database) => new(new Dictionary<string, string>
    {
        ["Database__Provider"] = "PostgreSql",
        ["Database__ConnectionString"] = database.ConnectionString,
        ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
    });

    private static Task SheetAsync(IPage page) => page.Locator("table.sheet button.mark[tabindex='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });

    // By script, because a click of the mouse waits for an element that stands still, and marks are made while all moves.
    private static async Task<(string Registration, string Session)> MarkAsync(IPage page)
    {
        var cell = page.Locator(Unmarked).First;
        var (registration, session) = (await cell.GetAttributeAsync("data-reg"), await cell.GetAttributeAsync("data-ses"));
        await page.Locator($"button.mark[data-reg='{registration}'][data-ses='{session}']").EvaluateAsync("cell => cell.click()");
        return (registration!, session!);
    }

    private static Task<IReadOnlyList<string>> RecordedAsync(PostgreSqlDatabase database) => database.AskAsync("""SELECT "RegistrationId", "SessionId", "Value" FROM "AttendanceMarks" """);
}
