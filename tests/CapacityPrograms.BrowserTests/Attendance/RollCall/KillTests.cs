using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CapacityPrograms.BrowserTests.Support;

namespace CapacityPrograms.BrowserTests.Attendance.RollCall;

/// <summary>The server is killed fifty times while marks stream in: what was acknowledged is there, once, and nothing is half.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KillTests(ServerFixture fixture)
{
    private const int Kills = 50, Lines = 12;

    [SkippableFact, Trait("Speed", "Slow")]
    public async Task Every_acknowledged_mark_outlives_fifty_kills()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync("bs-BA", server: server);
        await visit.SignInAsync(OwnEvent.Coordinator);
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40);
        var people = Enumerable.Range(0, Lines).Select(i => $"Vatra {(char)('A' + i)}atić").ToArray();
        var id = await OwnEvent.PlanAsync(visit.Page, "Pod vatrom", day, people);
        using var client = await ClientAsync(visit, server.Url);
        var sheet = await client.GetFromJsonAsync<JsonElement>($"/api/roll-call/{id}");
        var (user, session) = (sheet.GetProperty("user").GetInt32(), sheet.GetProperty("sessions")[0].GetProperty("id").GetInt32());
        var cells = sheet.GetProperty("rows").EnumerateArray().Select(r => new Cell(r.GetProperty("id").GetInt32())).ToList();
        Assert.Equal(Lines, cells.Count);

        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            // A few batches are answered, then the power goes while one is on its way; a moment of chance is what is wanted here.
            for (var batch = random.Next(0, 3); batch > 0; batch--) await SendAsync(client, id, user, session, cells, random);
            var underway = SendAsync(client, id, user, session, cells, random);
            await Task.Delay(random.Next(0, 25));
            await server.KillAsync();
            await underway;
            await server.StartAsync();
        }
        // What was not answered is sent again, as a device does.
        await SendAsync(client, id, user, session, cells, random);
        Assert.All(cells, c => Assert.Null(c.Open));
        var after = await client.GetFromJsonAsync<JsonElement>($"/api/roll-call/{id}");
        var marks = after.GetProperty("marks").EnumerateArray().ToDictionary(m => m.GetProperty("row").GetInt32());
        foreach (var cell in cells)
        {
            // One version for each act: none lost, none doubled.
            Assert.Equal(cell.Acknowledged, marks[cell.Row].GetProperty("version").GetInt32());
            Assert.Equal(cell.Value, marks[cell.Row].GetProperty("value").GetString());
        }
        Assert.True(cells.Sum(c => c.Acknowledged) > Kills * 3);
        var (exitCode, output, error) = await server.RunCommandAsync("backup", Path.Combine(server.Folder, "after.backup"));
        Assert.True(exitCode == 0, output + error);
    }

    private sealed class Cell(int row)
    {
        public int Row => row;
        public int Acknowledged;
        public string? Value;
        public Act? Open;
    }

    private sealed record Act(Guid Id, string Kind, int Row, int Session, int Base, string Value, DateTime At);

    private static async Task SendAsync(HttpClient client, int id, int user, int session, List<Cell> cells, Random random)
    {
        foreach (var cell in cells.Where(c => c.Open is null && random.Next(3) > 0))
        {
            var value = random.Next(2) == 0 ? "Present" : "Absent";
            cell.Open = new Act(Guid.CreateVersion7(), "Mark", cell.Row, session, cell.Acknowledged, value, DateTime.UnixEpoch);
        }
        var acts = cells.Select(c => c.Open).OfType<Act>().ToList();
        try
        {
            using var answer = await client.PostAsJsonAsync($"/api/roll-call/{id}", new { user, acts });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            foreach (var one in (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("answers").EnumerateArray())
            {
                var cell = cells.Single(c => c.Open?.Id == one.GetProperty("id").GetGuid());
                Assert.Equal("Saved", one.GetProperty("outcome").GetString());
                (cell.Acknowledged, cell.Value, cell.Open) = (cell.Acknowledged + 1, cell.Open!.Value, null);
            }
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or JsonException)
        {
            // Not answered: the acts stay open and are sent again.
        }
    }

    private static async Task<HttpClient> ClientAsync(Visit visit, string url)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false };
        foreach (var cookie in await visit.Context.CookiesAsync()) handler.CookieContainer.Add(new Uri(url), new Cookie(cookie.Name, cookie.Value));
        var client = new HttpClient(handler) { BaseAddress = new Uri(url) };
        client.DefaultRequestHeaders.Add("X-Roll-Call", "1");
        return client;
    }
}
