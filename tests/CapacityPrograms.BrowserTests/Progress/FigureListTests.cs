using System.Globalization;
using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Progress;

/// <summary>What lies behind a number: a list in the reader's alphabet that answers while somebody types, and words that explain themselves.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FigureListTests(ServerFixture fixture)
{
    [SkippableFact]
    public async Task A_list_behind_a_figure_stands_in_the_alphabet_and_answers_while_typing()
    {
        await using var visit = await fixture.OpenAsync("bs-BA");
        await visit.SignInAsync("admin@demo.local", "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync("/language?tag=bs&returnUrl=/programmes/makers/progress/reached");
            var names = page.Locator("#figure-rows tbody tr td:nth-child(2)");
            await names.First.WaitForAsync();
            var shown = await names.AllInnerTextsAsync();
            Assert.True(shown.Count > 10);
            // The browser knows the alphabet by rules of its own: Croatian ones, Bosnian has none there and the same letters.
            // It puts Cyrillic after Latin, where this list sorts both alike.
            var latin = shown.Where(name => name.All(letter => letter < 'Ѐ')).ToList();
            Assert.Equal(await page.EvaluateAsync<string[]>("names => [...names].sort(new Intl.Collator('hr').compare)", latin), latin);

            await page.GotoAsync("/progress/reached");
            await names.First.WaitForAsync();
            var total = await page.Locator("#figure-total").InnerTextAsync();
            var wanted = await names.Nth(3).InnerTextAsync();
            await page.FillAsync("main input[type=search]", wanted);
            await page.WaitForURLAsync("**/progress/reached?find=*");
            await Assertions.Expect(page.Locator("main [role=search] [role=status]")).Not.ToBeEmptyAsync();
            await Assertions.Expect(page.Locator(".scroll.long")).ToHaveCountAsync(0);
            Assert.All(await names.AllInnerTextsAsync(), name => Assert.Contains(wanted, name, StringComparison.Ordinal));
            Assert.Equal(total, await page.Locator("#figure-total").InnerTextAsync());
            await page.FillAsync("main input[type=search]", "nikoga takvog nema");
            await Assertions.Expect(page.Locator("#figure-rows")).ToHaveCountAsync(0);
            Assert.Equal(total, await page.Locator("#figure-total").InnerTextAsync());
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
        await visit.SignInAsync("admin@demo.local", "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag=pl&returnUrl={address}");
            var rows = page.Locator(".scroll.long tbody tr:not(:empty):not(.awaited)");
            await rows.First.WaitForAsync();
            var first = await rows.First.InnerTextAsync();
            var number = int.Parse(Regex.Match(await page.Locator("#figure-total, .panel header .quiet-count").First.InnerTextAsync(), @"\d+").Value, CultureInfo.InvariantCulture);
            Assert.InRange(await rows.CountAsync(), 10, number - 1);
            await page.Locator(".scroll.long").FocusAsync();
            // Each screen is drawn when it is reached, so the end may move while the rows arrive.
            await page.WaitForFunctionAsync("""
                () => {
                    const list = document.querySelector('.scroll.long');
                    list.scrollTop = list.scrollHeight;
                    const [last, space] = [...list.querySelectorAll('tbody tr')].slice(-2);
                    return space.childElementCount === 0 && space.offsetHeight < 2 && last.childElementCount > 0 && !last.classList.contains('awaited')
                        && last.getBoundingClientRect().bottom <= list.getBoundingClientRect().bottom + 2;
                }
                """);
            Assert.InRange(await rows.CountAsync(), 10, number - 1);
            if (address != "/people") Assert.Equal(number.ToString(CultureInfo.InvariantCulture), await rows.Last.Locator("td").First.InnerTextAsync());
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
        await visit.SignInAsync("donor.rhodope-governance@demo.local", "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync("/language?tag=bg&returnUrl=/programmes/rhodope-governance/progress");
            await page.PressOnAsync(".figs .term-help button");
            var explained = page.Locator(".term:popover-open");
            await Assertions.Expect(explained).ToContainTextAsync("Обхванати");
            Assert.True(await explained.EvaluateAsync<bool>("box => { const r = box.getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth && r.top >= 0 && r.bottom <= innerHeight; }"));
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(explained).ToHaveCountAsync(0);
            Assert.True(await page.EvaluateAsync<bool>("document.activeElement.matches('.term-help button')"));
            await page.Keyboard.PressAsync("Enter");
            await page.PressOnAsync(".term:popover-open a");
            await page.WaitForURLAsync("**/terms");
            await page.Locator("main dt").Nth(10).WaitForAsync();
        }, $"words-{screen}");
        Assert.Equal([], visit.Complaints);
    }
}
