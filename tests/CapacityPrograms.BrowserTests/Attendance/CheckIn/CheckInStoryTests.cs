using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance.CheckIn;

/// <summary>A code on the wall, a participant's own phone without an account, and the trainer who sees it and confirms.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CheckInStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task A_participant_scans_types_a_name_and_is_confirmed(string language)
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var trainer = await fixture.OpenAsync("bs-BA", server: server);
        await trainer.SignInAsync(OwnEvent.Coordinator);
        var id = await PlanTodayAsync(trainer.Page, "Amra Primjerić", "Đorđe Probić");
        await using var phone = await fixture.OpenAsync("bs-BA", Screen.Phone, server: server);
        await phone.Page.SpeakAsync(language, "/account/login");
        await trainer.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, $"/events/{id}/check-in");
            var wall = page.GetByRole(AriaRole.Img, new() { Name = words.Attendance["ScanHere"], Exact = true });
            await Assertions.Expect(wall).ToBeVisibleAsync();
            await LooksAsync(trainer);
            // What a phone's camera reads off the drawing.
            var address = (await wall.GetAttributeAsync("data-address"))!;

            await phone.Page.GotoAsync(address);
            await LooksAsync(phone);
            // No list of names for a stranger.
            var shown = await phone.Page.ContentAsync();
            Assert.DoesNotContain("Primjerić", shown, StringComparison.Ordinal);
            var (typed, here) = (phone.Page.Field(words.Attendance["NameOrCode"]), phone.Page.Button(words.Attendance["IAmHere"]));
            var arrivals = page.Panel(words.Attendance["Arrivals"]).Items();
            await typed.FillAsync("Neko Drugi");
            await here.ClickAsync();
            await Assertions.Expect(phone.Page.Alert()).ToHaveTextAsync(words.Attendance["Arrival.Unknown"]);
            await Assertions.Expect(arrivals).ToHaveCountAsync(0);
            await typed.FillAsync(language == "uk" ? "Пробић Ђорђе" : "djordje probic");
            await here.DblClickAsync();
            await Assertions.Expect(typed).ToBeHiddenAsync();

            await Assertions.Expect(arrivals).ToHaveCountAsync(1);
            await Assertions.Expect(arrivals).ToContainTextAsync("Đorđe Probić");
            // What is thrown on the wall has the code and nobody's name.
            await page.Button(words.Attendance["ShowOnWall"]).ClickAsync();
            var shownToAll = page.OpenDialog();
            await Assertions.Expect(shownToAll.GetByLabel(words.Attendance["ScanHere"])).ToBeVisibleAsync();
            await Assertions.Expect(shownToAll).Not.ToContainTextAsync("Probić");
            // It grows until it fills the window.
            await page.WaitForFunctionAsync(
                "wall => { const box = wall.getBoundingClientRect(); return box.width > innerWidth - 1 && box.height > innerHeight - 1; }",
                await shownToAll.ElementHandleAsync());
            await shownToAll.Button(words.Common["Close"]).ClickAsync();
            await page.ClosedAsync();
            await arrivals.Button($"{words.Attendance["ConfirmArrival"]}: Đorđe Probić").ClickAsync();
            await Assertions.Expect(arrivals.Text(words.Common["AttendanceValue.Present"])).ToHaveCountAsync(1);
            await Assertions.Expect(arrivals).ToHaveCountAsync(1);
            var sheet = await AttendanceSheet.OpenAsync(page, id);
            await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(1);
            await sheet.HoldsAsync(sheet.Cell("Đorđe Probić"), "Present");
            // A picture of an old code opens nothing.
            await phone.Page.GotoAsync("/c/AAAAKgAAAAAAAAAAAAAAAAAA");
            await Assertions.Expect(phone.Page.Alert()).ToHaveTextAsync(words.Attendance["Arrival.Old"]);
            await Assertions.Expect(typed).ToBeHiddenAsync();
        }, $"check-in-{language}");
        Assert.Equal([], trainer.Complaints);
    }

    // The session lasts the whole of today where it is held, so that the door is open whenever the test runs.
    private static async Task<int> PlanTodayAsync(IPage page, params string[] people)
    {
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Sarajevo"));
        var today = DateOnly.FromDateTime(now.DateTime);
        await OwnEvent.BeginAsync(page, OwnEvent.Programme, "Prijava telefonom", today, new(0, 0), new(23, 59));
        return await OwnEvent.PlannedAsync(page, people);
    }

    private static async Task LooksAsync(Visit visit)
    {
        Assert.Equal([], await visit.AccessibilityFaultsAsync());
        Assert.Equal([], await PageFaults.OfAsync(visit.Page));
    }
}
