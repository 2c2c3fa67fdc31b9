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
            // The browser knows the alphabet by rules of its own.
            Assert.Equal(await page.EvaluateAsync<string[]>("names => [...names].sort(new Intl.Collator('bs').compare)", shown), shown);

            await page.GotoAsync("/progress/reached");
            await names.First.WaitForAsync();
            var total = await page.Locator("#figure-total").InnerTextAsync();
            var wanted = await names.Nth(3).InnerTextAsync();
            await page.FillAsync("main input[type=search]", wanted);
            await page.WaitForURLAsync("**/progress/reached?find=*");
            await Assertions.Expect(names).Not.ToHaveCountAsync(100);
            Assert.All(await names.AllInnerTextsAsync(), name => Assert.Contains(wanted, name, StringComparison.Ordinal));
            Assert.Equal(total, await page.Locator("#figure-total").InnerTextAsync());
            await page.FillAsync("main input[type=search]", "nikoga takvog nema");
            await Assertions.Expect(page.Locator("#figure-rows")).ToHaveCountAsync(0);
            Assert.Equal(total, await page.Locator("#figure-total").InnerTextAsync());
        }, "figure-list");
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
