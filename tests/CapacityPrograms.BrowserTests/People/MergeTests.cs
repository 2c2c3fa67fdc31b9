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
    public async Task A_merge_of_two_spellings_lowers_the_number_by_one_and_its_undo_raises_it_again(string language, Screen screen, string given, string family, string otherGiven, string otherFamily, int day)
    {
        await using var coordinator = await fixture.OpenAsync("bs-BA", screen);
        await coordinator.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await using var donor = await fixture.OpenAsync("bs-BA", screen);
        await donor.SignInAsync($"donor.{OwnEvent.Programme}@demo.local", "Demo-2026!");
        await coordinator.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/schedule");
            var id = await OwnEvent.PlanAsync(page, $"Spajanje {language}", DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(day), $"{given} {family}", $"{otherGiven} {otherFamily}");
            await page.GotoAsync($"/events/{id}/attendance");
            await page.Locator(".sheet-acts .btn").First.ClickAsync();
            await Assertions.Expect(page.Locator("button.mark.p")).ToHaveCountAsync(2);
            var before = await ReachedAsync(donor.Page);

            await page.GotoAsync($"/people?q={Uri.EscapeDataString(family)}");
            await page.Locator("#people tbody a.ttl", new() { HasText = family }).ClickAsync();
            await page.FillAsync("#merge-find", $"{otherGiven} {otherFamily}");
            await page.Locator(".lookup .found button", new() { HasText = otherFamily }).ClickAsync();
            await page.Locator("#collisions tbody tr").WaitForAsync();
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            // In a hurry people press twice.
            await page.Locator(".form-acts button[type=submit]").DblClickAsync();
            var merged = page.Locator("#merged li");
            await Assertions.Expect(merged).ToHaveCountAsync(1);
            await Assertions.Expect(merged).ToContainTextAsync(otherFamily);
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
            Assert.Equal(before - 1, await ReachedAsync(donor.Page));

            await merged.Locator("button").ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(otherFamily);
            await Assertions.Expect(merged).ToHaveCountAsync(0);
            Assert.Equal(before, await ReachedAsync(donor.Page));
        }, $"merge-{language}");
        Assert.Equal([], coordinator.Complaints);
        Assert.Equal([], donor.Complaints);
    }

    [SkippableTheory]
    [InlineData("bg", Screen.Phone)]
    [InlineData("sr-Latn", Screen.Desktop)]
    public async Task Somebody_known_in_another_script_is_offered_while_typing_and_likely_doubles_are_listed_until_told_apart(string language, Screen screen)
    {
        await using var visit = await fixture.OpenAsync("bs-BA", screen);
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/schedule");
            var (family, typed) = language == "bg" ? ("Žuđelić", "Жуђелић") : ("Džomić", "Џомић");
            await OwnEvent.PlanAsync(page, $"Dupli {language}", DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(screen == Screen.Phone ? 20940 : 20942), $"Ljiljana {family}");
            await page.FillAsync("#add-person", $"Љиљана {typed}");
            await page.ClickAsync(".panel:has(#add-person) .row.keep > button");
            await page.Locator("dialog[open] .likely li", new() { HasText = family }).WaitForAsync();
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            // The two are different people after all, so the new one is saved.
            await page.ClickAsync("dialog[open] footer .btn.primary");
            await Assertions.Expect(page.Locator(".row-menu")).ToHaveCountAsync(2);

            await page.GotoAsync("/people/duplicates");
            var pair = page.Locator("#duplicates tbody tr", new() { HasText = family });
            await Assertions.Expect(pair).ToContainTextAsync(typed);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));
            await pair.Locator("button").ClickAsync();
            await Assertions.Expect(pair).ToHaveCountAsync(0);
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator("[role=status] progress")).ToHaveCountAsync(0);
            await Assertions.Expect(pair).ToHaveCountAsync(0);
        }, $"doubles-{language}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableFact]
    public async Task Who_asks_to_be_forgotten_is_a_number_afterwards_and_the_figure_stays()
    {
        await using var visit = await fixture.OpenAsync("pl-PL");
        await visit.SignInAsync(OwnEvent.Coordinator, "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync("/language?tag=pl&returnUrl=/schedule");
            var id = await OwnEvent.PlanAsync(page, "Zapomnienie", DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(20944), "Zapomniana Znikalska");
            await page.GotoAsync($"/events/{id}/attendance");
            await page.Locator(".sheet-acts .btn").First.ClickAsync();
            await Assertions.Expect(page.Locator("button.mark.p")).ToHaveCountAsync(1);
            var before = await ReachedAsync(page);
            await page.GotoAsync("/people?q=znikalska");
            await page.Locator("#people tbody a.ttl").ClickAsync();
            await page.ClickAsync("#erase");
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await page.ClickAsync("dialog[open] .btn.danger");
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("№");
            await Assertions.Expect(page.Locator("#erase")).ToHaveCountAsync(0);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            Assert.DoesNotContain("Znikalska", await page.ContentAsync(), StringComparison.Ordinal);
            Assert.Equal(before, await ReachedAsync(page));
            await page.GotoAsync("/search?q=znikalska");
            await page.Locator("main input[type=search]").WaitForAsync();
            await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
            await Assertions.Expect(page.Locator("main table")).ToHaveCountAsync(0);
        }, "erasure");
        Assert.Equal([], visit.Complaints);
    }

    private static async Task<int> ReachedAsync(IPage page)
    {
        await page.GotoAsync($"/programmes/{OwnEvent.Programme}/progress/reached");
        return int.Parse(string.Concat((await page.Locator("#figure-total").InnerTextAsync()).Where(char.IsDigit)), System.Globalization.CultureInfo.InvariantCulture);
    }
}
