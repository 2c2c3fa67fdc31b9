using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance.RollCall;

/// <summary>A device's questions are answered in JSON with a code, never with a page, and never to another site.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RollCallEndpointTests(ServerFixture fixture)
{
    private static readonly string[] _reads = ["/api/roll-call", "/api/roll-call/1"];

    [Fact]
    public async Task Nobody_is_told_to_sign_in_and_is_led_nowhere()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(fixture.Server.Url) };
        client.DefaultRequestHeaders.Add("X-Roll-Call", "1");
        var answers = new List<HttpResponseMessage>();
        foreach (var read in _reads) answers.Add(await client.GetAsync(read));
        answers.Add(await client.PostAsJsonAsync("/api/roll-call/1", new { user = 1, acts = Array.Empty<object>() }));
        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("SignIn", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        }
    }

    [SkippableTheory]
    [InlineData("donor.makers@demo.local", 403, "NoAccess")]
    [InlineData("coordinator.liuboml-centre@demo.local", 403, "NoAccess")]
    [InlineData("trainer.liuboml-centre@demo.local", 403, "NoAccess")]
    [InlineData("coordinator.makers@demo.local", 200, "")]
    public async Task Every_role_gets_what_is_its_own(string account, int status, string code)
    {
        await using var visit = await fixture.OpenAsync();
        await visit.SignInAsync(account);
        var own = await EventOfMakersAsync();
        var user = await UserAsync(visit);
        var read = await visit.Context.APIRequest.GetAsync($"/api/roll-call/{own}", new() { Headers = Own });
        var nothing = new { user, acts = Array.Empty<object>() };
        var sent = await visit.Context.APIRequest.PostAsync($"/api/roll-call/{own}", new() { Headers = Own, DataObject = nothing });
        foreach (var answer in new[] { read, sent })
        {
            Assert.Equal(status, answer.Status);
            Assert.StartsWith("application/json", answer.Headers["content-type"], StringComparison.Ordinal);
            if (code.Length > 0) Assert.Equal(code, (await answer.JsonAsync())!.Value.GetProperty("code").GetString());
        }
    }

    [SkippableFact]
    public async Task Another_site_another_user_and_what_is_no_batch_are_refused_in_words()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.SignInAsync("coordinator.makers@demo.local");
        var path = $"/api/roll-call/{await EventOfMakersAsync()}";
        var user = await UserAsync(visit);
        var request = visit.Context.APIRequest;
        async Task<(int Status, string? Code)> PostAsync(Dictionary<string, string> headers, object data)
        {
            var answer = await request.PostAsync(path, new() { Headers = headers, DataObject = data });
            return (answer.Status, (await answer.JsonAsync())!.Value.GetProperty("code").GetString());
        }
        var batch = new { user, acts = Array.Empty<object>() };
        Assert.Equal((403, "CrossSite"), await PostAsync([], batch));
        Assert.Equal((403, "CrossSite"), await PostAsync(new(Own) { ["Origin"] = "https://elsewhere.example" }, batch));
        Assert.Equal((403, "CrossSite"), await PostAsync(new(Own) { ["Sec-Fetch-Site"] = "cross-site" }, batch));
        Assert.Equal((409, "OtherUser"), await PostAsync(Own, new { user = user + 1, acts = Array.Empty<object>() }));
        Assert.Equal((400, "Unreadable"), await PostAsync(Own, new { user, acts = new[] { new { id = "no number", kind = "Dance" } } }));
        Assert.Equal((400, "Unreadable"), await PostAsync(Own, "nothing"));
        Assert.Equal((400, "Unreadable"), await PostAsync(Own, new { user, acts = new object?[] { null } }));
        const string At = "2026-01-01T00:00:00Z";
        var many = Enumerable.Range(0, 201).Select(_ => new { id = Guid.CreateVersion7(), kind = "Mark", session = 1, value = "Present", at = At });
        Assert.Equal((409, "TooManyLines"), await PostAsync(Own, new { user, acts = many.ToArray() }));
        // What a page of an older version does not know may be missing, and what it says too much is passed over.
        var one = new { id = Guid.CreateVersion7(), kind = "Mark", row = 0, session = 0, value = "Present", at = At };
        var answers = await request.PostAsync(path, new() { Headers = Own, DataObject = new { user, spare = 1, acts = new[] { one } } });
        Assert.Equal(200, answers.Status);
    }

    [SkippableFact]
    public async Task The_worker_reaches_no_other_page_than_the_roll_call()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.SignInAsync(OwnEvent.Trainer);
        await visit.Page.GotoAsync("/roll-call/");
        const string Scope = "async () => new URL((await navigator.serviceWorker.ready).scope).pathname";
        Assert.Equal("/roll-call/", await visit.Page.EvaluateAsync<string>(Scope));
        var manifest = await (await visit.Context.APIRequest.GetAsync("/roll-call/manifest.json")).JsonAsync();
        foreach (var icon in manifest!.Value.GetProperty("icons").EnumerateArray())
            Assert.Equal(200, (await visit.Context.APIRequest.GetAsync("/roll-call/" + icon.GetProperty("src").GetString())).Status);
        await visit.GoToAsync("/attendance");
        Assert.False(await visit.Page.EvaluateAsync<bool>("() => Boolean(navigator.serviceWorker.controller)"));
    }

    private static Dictionary<string, string> Own => new(StringComparer.Ordinal) { ["X-Roll-Call"] = "1" };

    private async Task<int> EventOfMakersAsync()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.SignInAsync(OwnEvent.Trainer);
        var days = await (await visit.Context.APIRequest.GetAsync("/api/roll-call", new() { Headers = Own })).JsonAsync();
        return days!.Value[0].GetProperty("event").GetInt32();
    }

    private static async Task<int> UserAsync(Visit visit)
    {
        var answer = await visit.Context.APIRequest.GetAsync("/roll-call/");
        var text = await answer.TextAsync();
        var at = text.IndexOf("data-user=\"", StringComparison.Ordinal);
        return at < 0 ? 0 : int.Parse(text[(at + 11)..text.IndexOf('"', at + 11)], System.Globalization.CultureInfo.InvariantCulture);
    }
}
