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
        await coordinator.SignInAsync("coordinator.rhodope-governance@demo.local");
        await using var stranger = await fixture.OpenAsync("bg-BG", screen);
        await coordinator.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/programmes/rhodope-governance/share");
            var whom = $"Фонд {language}";
            await page.Field(words.Progress["ShareFor"]).FillAsync(whom);
            await page.Button(words.Progress["MakeShareLink"]).ClickAsync();
            var link = new Uri(await page.Field(words.Progress["ShareLink"]).InputValueAsync()).PathAndQuery;
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());

            await stranger.Page.SpeakAsync(language, link);
            var shared = stranger.Page.GetByRole(AriaRole.Article);
            var groups = stranger.Page.Panel(words.Common["TargetGroups"]);
            await Assertions.Expect(groups.Text("100").First).ToBeVisibleAsync();
            Assert.Equal([], await stranger.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(stranger.Page));
            // Nothing leads into the house.
            await Assertions.Expect(shared).ToHaveCountAsync(1);
            Assert.Equal([], await stranger.Page.Content().GetByRole(AriaRole.Link).AllInnerTextsAsync());

            var revoke = page.Panel(words.Progress["ShareLinks"]).Rows().Filter(new() { HasText = whom }).GetByRole(AriaRole.Button);
            await revoke.ClickAsync();
            await Assertions.Expect(revoke).ToHaveCountAsync(0);
            await stranger.Page.GotoAsync(link);
            await Assertions.Expect(stranger.Page.Title()).ToHaveTextAsync(words.Progress["ShareGone"]);
            await Assertions.Expect(groups).ToHaveCountAsync(0);
        }, $"share-{language}");
        Assert.Equal([], coordinator.Complaints);
        Assert.Equal([], stranger.Complaints);
    }
}
