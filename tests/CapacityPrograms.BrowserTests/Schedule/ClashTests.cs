using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Schedule;

/// <summary>A clash of the demonstration, from the home page to a decision.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ClashTests(ServerFixture fixture)
{
    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("en")]
    [InlineData("bg")]
    public async Task A_clash_is_looked_at_side_by_side_kept_and_asked_about_again(string language)
    {
        // A server of its own: what is kept is listed for nobody any more.
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync(still: true, server: server);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/");
            var resolve = page.Content().Link(new Regex($"^{Regex.Escape(words.Home["Do.Clash"])}: "));
            await page.PressOnAsync(resolve);
            await page.WaitForURLAsync("**/schedule/clash?**");
            var (keep, ask) = (page.Button(words.Schedule["KeepBoth"]), page.Button(words.Schedule["AskAgain"]));
            await keep.WaitForAsync();
            await Assertions.Expect(page.Content().Link(new Regex($"^{Regex.Escape(words.Schedule["ChangeTrainer"])}: "))).ToHaveCountAsync(2);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await visit.ShadeAsync(dark: true);
            Assert.Equal([], await visit.AccessibilityFaultsAsync(Stories.EveryPageTests.Colours));

            await page.PressOnAsync(page.Content().Button(new Regex($"^{Regex.Escape(words.Schedule["MoveDays"])}: ")));
            await page.FocusIsOnAsync(page.OpenDialog().Field(words.Scheduling["NewFirstDay"]));
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            await page.LeaveAsync();
            await page.ClosedAsync();

            await page.PressOnAsync(keep);
            await ask.WaitForAsync();
            await Assertions.Expect(page.Text(words.Schedule["ClashKept"])).ToBeVisibleAsync();
            var decided = page.Url;
            await page.GotoAsync("/");
            await page.Title().WaitForAsync();
            await page.DrawnAsync();
            await Assertions.Expect(resolve).ToHaveCountAsync(0);
            await page.GotoAsync(decided);
            await page.PressOnAsync(ask);
            await keep.WaitForAsync();
            await page.GotoAsync("/");
            await Assertions.Expect(resolve).ToHaveCountAsync(1);
        }, $"clash-{language}");
        Assert.Equal([], visit.Complaints);
    }
}
