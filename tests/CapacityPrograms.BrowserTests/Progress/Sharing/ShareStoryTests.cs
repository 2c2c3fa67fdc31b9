using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Progress.Sharing;

/// <summary>Somebody without an account looks at a programme's figures by a link, and no longer when it is revoked.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ShareStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData("bg", Screen.Phone)]
    [InlineData("pl", Screen.Desktop)]
    public async Task A_link_shows_numbers_to_a_stranger_and_nothing_once_it_is_revoked(string language, Screen screen)
    {
        await using var coordinator = await fixture.OpenAsync("bg-BG", screen);
        await coordinator.SignInAsync("coordinator.rhodope-governance@demo.local", "Demo-2026!");
        await using var stranger = await fixture.OpenAsync("bg-BG", screen);
        await coordinator.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/programmes/rhodope-governance/share");
            await page.FillAsync("#note", $"Фонд {language}");
            await page.ClickAsync(".form-acts button[type=submit]");
            var link = new Uri(await page.Locator("#share-link").InputValueAsync()).PathAndQuery;
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());

            await stranger.Page.GotoAsync($"/language?tag={language}&returnUrl={link}");
            await Assertions.Expect(stranger.Page.Locator("#shared")).ToContainTextAsync("100");
            Assert.Equal([], await stranger.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(stranger.Page));
            // Nothing leads into the house.
            Assert.Equal([], await stranger.Page.Locator("#shared a").AllInnerTextsAsync());

            await page.Locator("#links tbody tr", new() { HasText = $"Фонд {language}" }).Locator("button").ClickAsync();
            await Assertions.Expect(page.Locator("#links tbody tr", new() { HasText = $"Фонд {language}" }).Locator("button")).ToHaveCountAsync(0);
            await stranger.Page.GotoAsync(link);
            await Assertions.Expect(stranger.Page.Locator("h1")).ToHaveCountAsync(1);
            await Assertions.Expect(stranger.Page.Locator("#shared")).ToHaveCountAsync(0);
        }, $"share-{language}");
        Assert.Equal([], coordinator.Complaints);
        Assert.Equal([], stranger.Complaints);
    }
}
