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

    private static async Task<int> ReachedAsync(IPage page)
    {
        await page.GotoAsync($"/programmes/{OwnEvent.Programme}/progress/reached");
        return int.Parse(string.Concat((await page.Locator("#figure-total").InnerTextAsync()).Where(char.IsDigit)), System.Globalization.CultureInfo.InvariantCulture);
    }
}
