using System.Text;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Import;

/// <summary>A table from a coordinator's disk: looked through, corrected, imported and taken back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ImportPageTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData("sr-Latn", Screen.Phone, "RS", "Nova Čarobnica", "Opštine")]
    [InlineData("bg", Screen.Desktop, "BG", "Нова Чаровница", "Общини")]
    public async Task Municipalities_are_corrected_imported_and_taken_back(string language, Screen screen, string country, string name, string word)
    {
        await using var visit = await fixture.OpenAsync("bg-BG", screen);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/places");
            await page.ClickAsync("main a[href='/import']");
            await Assertions.Expect(page.Locator("#kind")).ToContainTextAsync(word);
            await Assertions.Expect(page.Locator("#template")).ToHaveAttributeAsync("href", $"/import/template.xlsx?kind=Municipalities&tag={language}");
            var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#template"));
            Assert.EndsWith($"({language}).xlsx", download.SuggestedFilename, StringComparison.Ordinal);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await ChooseAsync(page, "bad.csv", $"Name;Country;Lat;Lon\n{name};{country};200;20\n;{country};;\n");
            await Assertions.Expect(page.Locator("#faults tbody tr")).ToHaveCountAsync(2);
            await Assertions.Expect(page.Locator("#faults tbody tr").First).ToContainTextAsync("(Lat)");
            await Assertions.Expect(page.Locator("#apply")).ToBeDisabledAsync();
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            await page.ClickAsync("#other-file");
            await ChooseAsync(page, "good.csv", $"Name;Country;Lat;Lon\n{name} {language};{country};42,5;20\n");
            await page.ScreenshotAsync(new() { Path = Artifacts.FileFor($"import-preview-{language}.png"), FullPage = true });
            await page.ClickAsync("#apply");
            await page.Locator("#imported").WaitForAsync();
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            await page.ScreenshotAsync(new() { Path = Artifacts.FileFor($"import-done-{language}.png"), FullPage = true });
            var undo = page.Locator("#past tbody tr").First.Locator("button");
            await undo.ClickAsync();
            await page.ClickAsync("dialog[open] .btn.danger");
            await Assertions.Expect(undo).ToHaveCountAsync(0);
            await page.GotoAsync($"/places?q={Uri.EscapeDataString($"{name} {language}")}");
            await page.Locator(".empty").WaitForAsync();
        }, $"import-places-{language}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [InlineData("bs", Screen.Desktop, 20950)]
    [InlineData("uk", Screen.Phone, 20952)]
    public async Task Participants_are_imported_into_their_event_with_a_choice_for_who_is_known(string language, Screen screen, int day)
    {
        await using var visit = await fixture.OpenAsync("bs-BA", screen);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/schedule");
            var (given, other, family, otherFamily) = language == "bs" ? ("Selma", "Amar", "Uvezenović", "Sasvimdrugić") : ("Олена", "Тарас", "Імпортенко", "Зовсімінший");
            var id = await OwnEvent.PlanAsync(page, $"Uvoz {language}", DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day), $"{given} {family}");
            await page.ClickAsync($"a[href='/import?event={id}']");
            await ChooseAsync(page, "people.csv", $"Ime;Prezime;Općina\n{given};{family};\n{other};{otherFamily};Atlantida\n");
            await Assertions.Expect(page.Locator("#asked tbody tr")).ToHaveCountAsync(2);
            await Assertions.Expect(page.Locator("#apply")).ToBeDisabledAsync();
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            await page.ScreenshotAsync(new() { Path = Artifacts.FileFor($"import-asked-{language}.png"), FullPage = true });
            await page.Locator("#asked select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await page.Locator("#asked tbody tr").Nth(1).Locator("select").First.SelectOptionAsync(new SelectOptionValue { Index = await page.Locator("#asked tbody tr").Nth(1).Locator("select").First.Locator("option").CountAsync() - 2 });
            await page.ClickAsync("#apply");
            await page.Locator("#imported").WaitForAsync();
            await page.GotoAsync($"/events/{id}");
            await Assertions.Expect(page.Locator(".row-menu")).ToHaveCountAsync(2);
            await page.GotoAsync($"/import?event={id}");
            await page.Locator("#past tbody tr button").ClickAsync();
            await page.ClickAsync("dialog[open] .btn.danger");
            await Assertions.Expect(page.Locator("#past tbody tr button")).ToHaveCountAsync(0);
            await page.GotoAsync($"/events/{id}");
            await Assertions.Expect(page.Locator(".row-menu")).ToHaveCountAsync(1);
        }, $"import-people-{language}");
        Assert.Equal([], visit.Complaints);
    }

    private static async Task ChooseAsync(IPage page, string name, string text)
    {
        await page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
        await page.ClickAsync("#read");
        await page.Locator("#outcomes").WaitForAsync();
    }
}
