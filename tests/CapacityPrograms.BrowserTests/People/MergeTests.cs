using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.People;

/// <summary>One person who was registered in two scripts: what a coordinator does about it, and what a donor then reads.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MergeTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData("bs", Screen.Desktop, "Đorđe", "Dvopisić", "Ђорђе", "Двописјић", 20930)]
    [InlineData("uk", Screen.Phone, "В’ячеслав", "Двозапис", "Viacheslav", "Dvozapys", 20932)]
    [Trait("Speed", "Slow")]
    public async Task A_merge_of_two_spellings_lowers_the_number_by_one_and_its_undo_raises_it_again(
        string language, Screen screen, string given, string family, string otherGiven, string otherFamily, int day)
    {
        await using var coordinator = await fixture.OpenAsync("bs-BA", screen);
        await coordinator.SignInAsync(OwnEvent.Coordinator);
        await using var donor = await fixture.OpenAsync("bs-BA", screen);
        await donor.SignInAsync($"donor.{OwnEvent.Programme}@demo.local");
        await coordinator.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/schedule");
            var id = await OwnEvent.PlanAsync(page, $"Spajanje {language}", Day(day), $"{given} {family}", $"{otherGiven} {otherFamily}");
            await AllPresentAsync(page, id, 2);
            var before = await ReachedAsync(donor.Page);

            await OpenAsync(page, words, family);
            var find = page.Panel(words.People["MergeFind"]);
            await find.GetByRole(AriaRole.Combobox).FillAsync($"{otherGiven} {otherFamily}");
            await page.Offered().Filter(new() { HasText = otherFamily }).ClickAsync();
            await page.Panel(words.People["Collisions"]).Rows().WaitForAsync();
            await LooksAsync(coordinator);
            // In a hurry people press twice.
            await page.Button(words.People["MergeDo"]).DblClickAsync();
            var merged = page.Panel(words.People["Merged"]).Items();
            await Assertions.Expect(merged).ToHaveCountAsync(1);
            await Assertions.Expect(merged).ToContainTextAsync(otherFamily);
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
            Assert.Equal(before - 1, await ReachedAsync(donor.Page));

            await merged.Button($"{words.People["MergeUndo"]}: {otherGiven} {otherFamily}").ClickAsync();
            await Assertions.Expect(page.Title()).ToContainTextAsync(otherFamily);
            await Assertions.Expect(merged).ToHaveCountAsync(0);
            Assert.Equal(before, await ReachedAsync(donor.Page));
        }, $"merge-{language}");
        Assert.Equal([], coordinator.Complaints);
        Assert.Equal([], donor.Complaints);
    }

    [SkippableTheory]
    [InlineData("bg", Screen.Phone, "Žuđelić", "Жуђелић", 20940)]
    [InlineData("sr-Latn", Screen.Desktop, "Džomić", "Џомић", 20942)]
    [Trait("Speed", "Slow")]
    public async Task Somebody_known_in_another_script_is_offered_while_typing_and_likely_doubles_are_listed_until_told_apart(
        string language, Screen screen, string family, string typed, int day)
    {
        await using var visit = await fixture.OpenAsync("bs-BA", screen);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/schedule");
            await OwnEvent.PlanAsync(page, $"Dupli {language}", Day(day), $"Ljiljana {family}");
            var (participants, dialog) = (OwnEvent.Participants(page, words), page.OpenDialog());
            await participants.Field(words.Event["FindPerson"]).FillAsync($"Љиљана {typed}");
            await participants.Button(words.Event["NewPerson"]).ClickAsync();
            await Assertions.Expect(dialog.Text(words.Identity["KnownAlready"])).ToBeVisibleAsync();
            await dialog.Items().Filter(new() { HasText = family }).WaitForAsync();
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            // The two are different people after all, so the new one is saved.
            await dialog.Button(words.Common["Save"]).ClickAsync();
            await Assertions.Expect(participants.Rows()).ToHaveCountAsync(2);

            await page.GotoAsync("/people/duplicates");
            var pair = page.Panel(words.People["Duplicates"]).Rows().Filter(new() { HasText = family });
            await Assertions.Expect(pair).ToContainTextAsync(typed);
            await LooksAsync(visit);
            await pair.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(pair).ToHaveCountAsync(0);
            await page.ReloadAsync();
            await page.Title().WaitForAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
            await Assertions.Expect(pair).ToHaveCountAsync(0);
        }, $"doubles-{language}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task Who_asks_to_be_forgotten_is_a_number_afterwards_and_the_figure_stays()
    {
        await using var visit = await fixture.OpenAsync("pl-PL");
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync("pl", "/schedule");
            var id = await OwnEvent.PlanAsync(page, "Zapomnienie", Day(20944), "Zapomniana Znikalska");
            await AllPresentAsync(page, id, 1);
            var before = await ReachedAsync(page);
            await OpenAsync(page, words, "znikalska");
            var erase = page.Button(words.People["EraseAsk"]);
            await erase.ClickAsync();
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await page.OpenDialog().Button(words.People["EraseDo"]).ClickAsync();
            await Assertions.Expect(page.Title()).ToContainTextAsync("№");
            await Assertions.Expect(erase).ToHaveCountAsync(0);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            Assert.DoesNotContain("Znikalska", await page.ContentAsync(), StringComparison.Ordinal);
            Assert.Equal(before, await ReachedAsync(page));
            await page.GotoAsync("/search?q=znikalska");
            await page.Content().Search().WaitForAsync();
            await page.DrawnAsync();
            await Assertions.Expect(page.Content().GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
        }, "erasure");
        Assert.Equal([], visit.Complaints);
    }

    // Days that have passed: those ahead count nowhere.
    private static DateOnly Day(int number) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(number - 730);

    private static async Task AllPresentAsync(IPage page, int id, int people)
    {
        var sheet = await AttendanceSheet.OpenAsync(page, id);
        await sheet.RestPresent.ClickAsync();
        await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(people);
    }

    private static async Task OpenAsync(IPage page, Words words, string family)
    {
        await page.GotoAsync($"/people?q={Uri.EscapeDataString(family)}");
        await page.Panel(words.Common["People"]).Rows().GetByRole(AriaRole.Link).Filter(new() { HasText = family }).ClickAsync();
    }

    private static async Task LooksAsync(Visit visit)
    {
        Assert.Equal([], await visit.AccessibilityFaultsAsync());
        Assert.Equal([], await PageFaults.OfAsync(visit.Page));
    }

    private static async Task<int> ReachedAsync(IPage page)
    {
        await page.GotoAsync($"/programmes/{OwnEvent.Programme}/progress/reached");
        return Sight.Number(await page.Figure().InnerTextAsync());
    }
}
