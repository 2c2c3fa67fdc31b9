using System.Text;
using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Import;

/// <summary>A table from a coordinator's disk: looked through, corrected, imported and taken back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ImportPageTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData("sr-Latn", Screen.Phone, "RS", "Nova Čarobnica")]
    [InlineData("bg", Screen.Desktop, "BG", "Нова Чаровница")]
    public async Task Municipalities_are_corrected_imported_and_taken_back(string language, Screen screen, string country, string name)
    {
        await using var visit = await fixture.OpenAsync("bg-BG", screen);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/places");
            await page.Content().Link(words.Common["Import"]).ClickAsync();
            await Assertions.Expect(page.Field(words.Import["What"])).ToHaveValueAsync(words.Import["ImportKind.Municipalities"]);
            var template = page.Link(words.Import["Template"]);
            await Assertions.Expect(template).ToHaveAttributeAsync("href", $"/import/template.xlsx?kind=Municipalities&tag={language}");
            var download = await page.RunAndWaitForDownloadAsync(() => template.ClickAsync());
            Assert.EndsWith($"({language}).xlsx", download.SuggestedFilename, StringComparison.Ordinal);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await ReadAsync(page, words, "bad.csv", $"Name;Country;Lat;Lon\n{name};{country};200;20\n;{country};;\n");
            var faults = page.Panel(words.Import["Faults"]).Rows();
            await Assertions.Expect(faults).ToHaveCountAsync(2);
            await Assertions.Expect(faults.First).ToContainTextAsync("(Lat)");
            await Assertions.Expect(Apply(page, words)).ToBeDisabledAsync();
            await LooksAsync(visit);
            await page.Button(words.Import["OtherFile"]).ClickAsync();
            await ReadAsync(page, words, "good.csv", $"Name;Country;Lat;Lon\n{name} {language};{country};42,5;20\n");
            await PictureAsync(page, $"import-preview-{language}");
            await page.Button(words.Import.Plural("Apply", 1)).ClickAsync();
            await ImportedAsync(page, words, 1);
            await LooksAsync(visit);
            await PictureAsync(page, $"import-done-{language}");
            var undo = Past(page, words).First.GetByRole(AriaRole.Button);
            await undo.ClickAsync();
            await page.OpenDialog().Button(words.Import["Undo"]).ClickAsync();
            await Assertions.Expect(undo).ToHaveCountAsync(0);
            await page.GotoAsync($"/places?q={Uri.EscapeDataString($"{name} {language}")}");
            await Assertions.Expect(page.Text(words.Place["Nothing"])).ToBeVisibleAsync();
        }, $"import-places-{language}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [InlineData("bs", Screen.Desktop, 20950, "Selma", "Amar", "Uvezenović", "Sasvimdrugić")]
    [InlineData("uk", Screen.Phone, 20952, "Олена", "Тарас", "Імпортенко", "Зовсімінший")]
    [Trait("Speed", "Slow")]
    public async Task Participants_are_imported_into_their_event_with_a_choice_for_who_is_known(
        string language, Screen screen, int day, string given, string other, string family, string otherFamily)
    {
        await using var visit = await fixture.OpenAsync("bs-BA", screen);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/schedule");
            var id = await OwnEvent.PlanAsync(
                page, $"Uvoz {language}", DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day), $"{given} {family}");
            await OwnEvent.Participants(page, words).Link(words.Event["AddList"]).ClickAsync();
            await page.WaitForURLAsync($"**/import?event={id}");
            await ReadAsync(page, words, "people.csv", $"Ime;Prezime;Općina\n{given};{family};\n{other};{otherFamily};Atlantida\n");
            var asked = page.Panel(words.Import["Asked"]).Rows();
            await Assertions.Expect(asked).ToHaveCountAsync(2);
            // Nothing is imported while questions are open.
            await Assertions.Expect(Apply(page, words)).ToBeDisabledAsync();
            await LooksAsync(visit);
            await PictureAsync(page, $"import-asked-{language}");
            await asked.First.GetByRole(AriaRole.Combobox).First.ChooseAsync(1);
            var where = asked.Nth(1).GetByRole(AriaRole.Combobox).First;
            await where.ChooseAsync(await where.ChoicesAsync() - 2);
            await Apply(page, words).ClickAsync();
            await ImportedAsync(page, words, 1);
            await page.GotoAsync($"/events/{id}");
            await Assertions.Expect(OwnEvent.Participants(page, words).Rows()).ToHaveCountAsync(2);
            await page.GotoAsync($"/import?event={id}");
            // The list that was pasted first can be taken back, too.
            await Assertions.Expect(Past(page, words).GetByRole(AriaRole.Button)).ToHaveCountAsync(2);
            await Past(page, words).First.GetByRole(AriaRole.Button).ClickAsync();
            await page.OpenDialog().Button(words.Import["Undo"]).ClickAsync();
            await Assertions.Expect(Past(page, words).GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
            await Assertions.Expect(Past(page, words)).ToHaveCountAsync(2);
            await page.GotoAsync($"/events/{id}");
            await Assertions.Expect(OwnEvent.Participants(page, words).Rows()).ToHaveCountAsync(1);
        }, $"import-people-{language}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("en", Screen.Desktop)]
    [InlineData("uk", Screen.Phone)]
    public async Task Columns_are_chosen_a_word_explained_and_a_row_left_out_is_downloaded(string language, Screen screen)
    {
        await using var visit = await fixture.OpenAsync("en-GB", screen);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/import");
            await page.Field(words.Import["What"]).ChooseAsync(1);
            // What one run says of its headings is remembered for the other.
            await ReadAsync(
                page, words, "ngo.csv",
                $"Naslov {language};Kakva {language};Kontakt {language}\nUdruga {language};NVO;a@example.org\nBez pošte {language};NVO;wrong\n");
            var columns = page.Panel(words.Import["Columns"]);
            await Assertions.Expect(columns.Rows()).ToHaveCountAsync(3);
            await LooksAsync(visit);
            await PictureAsync(page, $"import-columns-{language}");
            foreach (var (row, field) in new[] { (0, 1), (1, 3), (2, 9) }) await columns.Rows().Nth(row).GetByRole(AriaRole.Combobox).ChooseAsync(field);
            await columns.Button(words.Import["ReadAgain"]).ClickAsync();

            var explain = page.Panel(words.Import["Words"]);
            await explain.GetByRole(AriaRole.Combobox).ChooseAsync(7);
            await LooksAsync(visit);
            await PictureAsync(page, $"import-words-{language}");
            await explain.Button(words.Import["ReadAgain"]).ClickAsync();
            await Assertions.Expect(explain).ToHaveCountAsync(0);

            await page.Button(words.Import.Plural("LeaveAllOut", 1)).ClickAsync();
            await Assertions.Expect(page.Text(words.Import.Plural("NLeftOut", 1))).ToBeVisibleAsync();
            await LooksAsync(visit);
            var download = await page.RunAndWaitForDownloadAsync(() => page.Button(words.Import["TakeLeftOut"]).ClickAsync());
            Assert.Equal($"{words.Import["LeftOutRows"]} - ngo.xlsx", download.SuggestedFilename);
            await Apply(page, words).ClickAsync();
            await ImportedAsync(page, words, 1);
            await Past(page, words).First.GetByRole(AriaRole.Button).ClickAsync();
            await page.OpenDialog().Button(words.Import["Undo"]).ClickAsync();
        }, $"import-columns-{language}");
        Assert.Equal([], visit.Complaints);
    }

    private static async Task ReadAsync(IPage page, Words words, string name, string text)
    {
        var file = new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) };
        await page.Field(words.Import["File"]).ChooseAsync(file);
        await page.Button(words.Import["ShowPreview"]).ClickAsync();
        await page.GetByRole(AriaRole.Status).Filter(new() { HasText = words.Import["NothingYet"] }).WaitForAsync();
    }

    private static ILocator Past(IPage page, Words words) => page.Panel(words.Import["Past"]).Rows();

    // The button says how many rows it imports.
    private static ILocator Apply(IPage page, Words words) => page.Button(new Regex($"^{words.Import.PluralPattern("Apply")}$"));

    private static Task ImportedAsync(IPage page, Words words, int added) => Assertions.Expect(page.GetByRole(AriaRole.Status)
        .Filter(new() { HasTextRegex = new(words.Import.Pattern("Imported", $"{added}", @"\d+")) })).ToBeVisibleAsync();

    private static async Task LooksAsync(Visit visit)
    {
        Assert.Equal([], await visit.AccessibilityFaultsAsync());
        Assert.Equal([], await PageFaults.OfAsync(visit.Page));
    }

    private static Task PictureAsync(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Artifacts.FileFor(name + ".png"), FullPage = true });
}
