using System.Text;
using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance;

/// <summary>The sheet goes along as a file, is filled in, and comes back with every difference shown first.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RoundTripStoryTests(ServerFixture fixture)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("sr-Latn", Screen.Phone)]
    [InlineData("pl", Screen.Desktop)]
    public async Task A_filled_in_file_is_shown_written_and_taken_back(string language, Screen screen)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync("bs-BA", screen, server: server);
        await visit.SignInAsync(OwnEvent.Coordinator);
        // It has passed: of a day ahead the page asks first.
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-40);
        var id = await OwnEvent.PlanAsync(visit.Page, "Lista u Excelu", day, "Amra Primjerić", "Đorđe Probić");
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, $"/events/{id}/sheet-file");
            var download = await page.RunAndWaitForDownloadAsync(() => page.Link(words.Attendance["SheetOut"]).ClickAsync());
            var back = page.Field(words.Attendance["SheetBackFile"]);
            var plan = page.Panel(words.Attendance["SheetDifferences"]);
            var untouched = await File.ReadAllBytesAsync(await download.PathAsync());
            await back.ChooseAsync(new FilePayload { Name = download.SuggestedFilename, MimeType = Xlsx, Buffer = untouched });
            await Assertions.Expect(plan.GetByText(new Regex($"^{words.Attendance.Pattern("SheetNothing", @"\d+")}$"))).ToBeVisibleAsync();

            // What LibreOffice, Google or a typist make of it: a plain table whose session is told by the number in brackets.
            var head = $"No;Name;Organisation;Prvi dan [{await SessionAsync(visit, id)}]\n";
            await back.ChooseAsync(Csv($"{head}1;Amra Primjerić;;maybe\n"));
            await Assertions.Expect(plan.GetByRole(AriaRole.Alert)).ToContainTextAsync("D2");
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await back.ChooseAsync(Csv($"{head}2;Ђорђе Пробић;;present\n1;Amra Primjerić;;45\n;Nova Osoba;Udruženje;present\n"));
            await Assertions.Expect(plan.Rows()).ToHaveCountAsync(2);
            await Assertions.Expect(plan.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
            await Assertions.Expect(plan.Items()).ToHaveCountAsync(1);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            await page.Button(words.Attendance["SheetApply"]).DblClickAsync();
            var done = page.GetByRole(AriaRole.Status).Filter(new() { HasText = words.Attendance["SheetTaken", 3, 1] });
            await Assertions.Expect(done).ToBeVisibleAsync();
            await page.Button(words.Common["Undo"]).ClickAsync();
            await Assertions.Expect(done).ToHaveCountAsync(0);
            var sheet = await AttendanceSheet.OpenAsync(page, id);
            await Assertions.Expect(sheet.Marks("Cleared")).ToHaveCountAsync(3);
        }, $"round-trip-{language}");
        Assert.Equal([], visit.Complaints);
    }

    private static FilePayload Csv(string text) => new() { Name = "lista.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };

    private static async Task<int> SessionAsync(Visit visit, int id)
    {
        var headers = new Dictionary<string, string> { ["X-Roll-Call"] = "1" };
        var sheet = await (await visit.Context.APIRequest.GetAsync($"/api/roll-call/{id}", new() { Headers = headers })).JsonAsync();
        return sheet!.Value.GetProperty("sessions")[0].GetProperty("id").GetInt32();
    }
}
