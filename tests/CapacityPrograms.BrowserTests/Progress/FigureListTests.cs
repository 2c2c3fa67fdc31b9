using System.Globalization;
using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Progress;

/// <summary>
/// What lies behind a number: a list in the reader's alphabet that answers while somebody types, and words that explain themselves.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class FigureListTests(ServerFixture fixture)
{
    [SkippableFact]
    public async Task A_list_behind_a_figure_stands_in_the_alphabet_and_answers_while_typing()
    {
        await using var visit = await fixture.OpenAsync("bs-BA");
        await visit.SignInAsync("admin@demo.local");
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync("bs", "/programmes/makers/progress/reached");
            var rows = page.Panel(words.Progress["Figure.Reached"]).Rows();
            await rows.First.WaitForAsync();
            var shown = await NamesAsync(rows);
            Assert.True(shown.Count > 10);
            // The browser knows the alphabet by rules of its own: Croatian ones, Bosnian has none there and the same letters.
            // It puts Cyrillic after Latin, where this list sorts both alike.
            var latin = shown.Where(name => name.All(letter => letter < 'Ѐ')).ToList();
            Assert.Equal(await page.EvaluateAsync<string[]>("names => [...names].sort(new Intl.Collator('hr').compare)", latin), latin);

            await page.GotoAsync("/progress/reached");
            await rows.First.WaitForAsync();
            var total = await page.Figure().InnerTextAsync();
            var wanted = await Name(rows.Nth(3)).InnerTextAsync();
            var search = page.Content().Search();
            await search.FillAsync(wanted);
            await page.WaitForURLAsync("**/progress/reached?find=*");
            var said = page.Content().GetByRole(AriaRole.Search).GetByRole(AriaRole.Status);
            await Assertions.Expect(said).Not.ToBeEmptyAsync();
            // So few are found that all of them are drawn.
            var found = Sight.Number(await said.InnerTextAsync());
            Assert.InRange(found, 1, Sight.Number(total) - 1);
            await Assertions.Expect(rows).ToHaveCountAsync(found);
            Assert.All(await NamesAsync(rows), name => Assert.Contains(wanted, name, StringComparison.Ordinal));
            Assert.Equal(total, await page.Figure().InnerTextAsync());
            await search.FillAsync("nikoga takvog nema");
            await Assertions.Expect(rows).ToHaveCountAsync(0);
            await Assertions.Expect(page.Text(words.Progress["NoRowFound"])).ToBeVisibleAsync();
            Assert.Equal(total, await page.Figure().InnerTextAsync());
        }, "figure-list");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [InlineData("/progress/reached", Screen.Desktop)]
    [InlineData("/progress/reached", Screen.Phone)]
    [InlineData("/people", Screen.Desktop)]
    [InlineData("/people", Screen.Phone)]
    public async Task A_long_list_scrolls_to_its_end_and_draws_only_what_is_seen(string address, Screen screen)
    {
        await using var visit = await fixture.OpenAsync("pl-PL", screen);
        await visit.SignInAsync("admin@demo.local");
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync("pl", address);
            var isFigure = address != "/people";
            var title = isFigure ? words.Progress["Figure.Reached"] : words.Common["People"];
            var (panel, list) = (page.Panel(title), page.Group(title));
            var rows = list.Rows();
            await rows.First.WaitForAsync();
            var first = await rows.First.InnerTextAsync();
            // A figure stands under the page's heading, the number of people beside the panel's.
            var beside = new Regex($"^{words.Common.PluralPattern("NPeople")}$");
            var number = Sight.Number(await (isFigure ? page.Figure() : panel.GetByText(beside)).InnerTextAsync());
            Assert.InRange(await rows.CountAsync(), 10, number - 1);
            await list.FocusAsync();
            await list.ToEndAsync();
            Assert.InRange(await rows.CountAsync(), 10, number - 1);
            if (isFigure) Assert.Equal(number.ToString(CultureInfo.InvariantCulture), await rows.Last.Cells().First.InnerTextAsync());
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await page.Keyboard.PressAsync("Control+Home");
            await page.Keyboard.PressAsync("Home");
            await Assertions.Expect(rows.First).ToHaveTextAsync(first, new() { UseInnerText = true });
        }, $"long-list-{address.Replace('/', '-')}-{screen}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task A_word_explains_itself_by_keyboard_and_all_words_stand_on_one_page(Screen screen)
    {
        await using var visit = await fixture.OpenAsync("bg-BG", screen);
        await visit.SignInAsync("donor.rhodope-governance@demo.local");
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync("bg", "/programmes/rhodope-governance/progress");
            var word = words.Term["Term.Reached"];
            var help = page.Content().Button(words.Term["TermHelp", word]).First;
            await page.PressOnAsync(help);
            var explained = page.GetByRole(AriaRole.Note);
            await Assertions.Expect(explained).ToContainTextAsync(word);
            await Assertions.Expect(explained).ToContainTextAsync(words.Term["Means.Reached"]);
            Assert.True(await explained.EvaluateAsync<bool>("""
                box => {
                  const r = box.getBoundingClientRect();
                  return r.left >= 0 && r.right <= innerWidth && r.top >= 0 && r.bottom <= innerHeight;
                }
                """));
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(explained).ToHaveCountAsync(0);
            await page.FocusIsOnAsync(help);
            await page.Keyboard.PressAsync("Enter");
            await page.PressOnAsync(explained.Link(words.Term["AllTerms"]));
            await page.WaitForURLAsync("**/terms");
            await page.Content().GetByRole(AriaRole.Term).Nth(10).WaitForAsync();
        }, $"words-{screen}");
        Assert.Equal([], visit.Complaints);
    }

    // The first cell of a row is its number.
    private static ILocator Name(ILocator row) => row.Cells().Nth(1);

    private static async Task<IReadOnlyList<string>> NamesAsync(ILocator rows) =>
        await rows.EvaluateAllAsync<string[]>("rows => rows.map(row => row.cells[1].innerText)");
}
