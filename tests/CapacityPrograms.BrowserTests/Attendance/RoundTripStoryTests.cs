using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance;

/// <summary>The sheet goes along as a file, is filled in, and comes back with every difference shown first.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RoundTripStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData("sr-Latn", Screen.Phone)]
    [InlineData("pl", Screen.Desktop)]
    public async Task A_filled_in_file_is_shown_written_and_taken_back(string language, Screen screen)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync("bs-BA", screen, server: server);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        var id = await OwnEvent.PlanAsync(visit.Page, "Lista u Excelu", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(40), "Amra Primjerić", "Đorđe Probić");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/events/{id}/sheet-file");
            var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#sheet-out"));
            await page.SetInputFilesAsync("#sheet-file", await download.PathAsync());
            await Assertions.Expect(page.Locator("#sheet-nothing")).ToBeVisibleAsync();

            // What LibreOffice, Google or a typist make of it: a plain table whose session is told by the number in brackets.
            var session = await SessionAsync(visit, id);
            await page.SetInputFilesAsync("#sheet-file", Csv($"No;Name;Organisation;Prvi dan [{session}]\n1;Amra Primjerić;;maybe\n"));
            await Assertions.Expect(page.Locator("#sheet-faults")).ToContainTextAsync("D2");
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await page.SetInputFilesAsync("#sheet-file", Csv($"No;Name;Organisation;Prvi dan [{session}]\n2;Ђорђе Пробић;;present\n1;Amra Primjerić;;45\n;Nova Osoba;Udruženje;present\n"));
            await Assertions.Expect(page.Locator("#differences tbody tr")).ToHaveCountAsync(2);
            await Assertions.Expect(page.Locator("#sheet-people li")).ToHaveCountAsync(1);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            await page.Locator("#sheet-apply").DblClickAsync();
            await Assertions.Expect(page.Locator("#sheet-done")).ToContainTextAsync("3");
            await page.ClickAsync("#sheet-undo");
            await Assertions.Expect(page.Locator("#sheet-done")).ToHaveCountAsync(0);
            await page.GotoAsync($"/events/{id}/attendance");
            await Assertions.Expect(page.Locator("button.mark[data-value=Cleared]")).ToHaveCountAsync(3);
        }, $"round-trip-{language}");
        Assert.Equal([], visit.Complaints);
    }

    private static FilePayload Csv(string text) => new() { Name = "lista.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };

    private static async Task<int> SessionAsync(Visit visit, int id)
    {
        var sheet = await (await visit.Context.APIRequest.GetAsync($"/api/roll-call/{id}", new() { Headers = new Dictionary<string, string> { ["X-Roll-Call"] = "1" } })).JsonAsync();
        return sheet!.Value.GetProperty("sessions")[0].GetProperty("id").GetInt32();
    }
}
