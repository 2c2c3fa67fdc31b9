using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>Two nodes on one PostgreSQL behind nginx: a node dies under a trainer who marks, and nothing is lost.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TwoNodesTests(ServerFixture fixture)
{
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
            await SignIn.AsAsync(page, "trainer.makers@demo.local", path: "/attendance", site: proxy.Url);
            var sheet = await AttendanceSheet.OpenTodayAsync(page);
            var id = int.Parse(Regex.Match(page.Url, @"/events/(\d+)/").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

            // A cookie knows no port, so the sign-in can be shown to each node by itself.
            foreach (var node in new[] { one, two })
                Assert.Equal(200, (await page.APIRequest.GetAsync(node.Url + "/account/manage", new() { MaxRedirects = 0 })).Status);

            var marked = new List<(string Person, int Session)>();
            for (var i = 0; i < 3; i++) marked.Add(await MarkAsync(sheet));
            await sheet.SavedAsync();
            await AllRecordedAsync(database, id, marked);

            var (dying, staying) = await proxy.ServesCircuitsAsync(one) ? (one, two) : (two, one);
            var opened = await page.EvaluateAsync<double>("performance.timeOrigin");
            marked.Add(await MarkAsync(sheet));
            // The page still stands and takes marks, which wait in the browser; how soon it comes back is not the browser's to say here.
            var goesOn = new TaskCompletionSource();
            await page.RouteAsync($"**/events/{id}/attendance*", async route =>
            {
                await goesOn.Task;
                await route.ContinueAsync();
            });
            await dying.KillAsync();
            marked.Add(await MarkAsync(sheet));
            marked.Add(await MarkAsync(sheet));
            goesOn.SetResult();

            // It comes back on the other node by itself, and sends what waited.
            await page.WaitForFunctionAsync("opened => performance.timeOrigin !== opened", opened, new() { Timeout = 60_000 });
            sheet = await AttendanceSheet.OnAsync(page, 60_000);
            foreach (var (person, session) in marked) await sheet.HoldsAsync(sheet.Cell(person, session), "Present");
            Assert.True(await proxy.ServesCircuitsAsync(staying));
            marked.Add(await MarkAsync(sheet));
            await sheet.SavedAsync();
            await AllRecordedAsync(database, id, marked);
        });
    }

    private static WebServer Node(PostgreSqlDatabase database) => new(new Dictionary<string, string>
    {
        ["Database__Provider"] = "PostgreSql",
        ["Database__ConnectionString"] = database.ConnectionString,
        ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
    });

    // By script, because a click of the mouse waits for an element that stands still, and marks are made while all moves.
    private static async Task<(string Person, int Session)> MarkAsync(AttendanceSheet sheet)
    {
        var (person, session) = await sheet.WhoAsync(sheet.Unmarked.First);
        await sheet.Cell(person, session).EvaluateAsync("cell => cell.click()");
        return (person, session);
    }

    // Each is there, and was entered once: sent again it counts for nothing.
    private static async Task AllRecordedAsync(PostgreSqlDatabase database, int id, List<(string Person, int Session)> marked)
    {
        var recorded = await database.AskAsync($"""
            SELECT p."GivenName" || ' ' || p."FamilyName", s."Order", m."Value", (SELECT count(*) FROM "AttendanceEntries" e
                WHERE e."RegistrationId" = m."RegistrationId" AND e."SessionId" = m."SessionId" AND e."Outcome" = 'Applied' AND e."Value" = 'Present')
            FROM "AttendanceMarks" m JOIN "Registrations" r ON r."Id" = m."RegistrationId" JOIN "People" p ON p."Id" = r."PersonId"
            JOIN "Sessions" s ON s."Id" = m."SessionId" WHERE s."EventId" = {id}
            """);
        Assert.All(marked, cell => Assert.Contains($"{cell.Person}|{cell.Session}|Present|1", recorded));
    }
}
