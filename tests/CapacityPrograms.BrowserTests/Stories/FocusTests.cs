using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>Whoever goes through a long form by keyboard sees each field that has the focus, also above the bar that saves.</summary>
[Collection(BrowserCollection.Name)]
public sealed class FocusTests(ServerFixture fixture)
{
    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("/people/new?trainer=1", Screen.Phone, "bg")]
    [InlineData("/people/new?trainer=1", Screen.Desktop, "pl")]
    [InlineData("/events/new?programme=makers", Screen.Phone, "en")]
    [InlineData("/events/new?programme=makers", Screen.Desktop, "sr-Latn")]
    public async Task No_field_takes_the_focus_out_of_sight(string address, Screen screen, string language)
    {
        await using var visit = await fixture.OpenAsync(still: true, screen: screen);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/schedule");
            await page.GotoAsync(address);
            await page.DrawnAsync();
            var save = page.Button(words.Common["Save"]);
            await page.TabToAsync(page.Content().GetByRole(AriaRole.Textbox).First);
            var steps = 0;
            while (!await save.EvaluateAsync<bool>("button => button === document.activeElement"))
            {
                await page.FocusIsSeenAsync();
                await page.Keyboard.PressAsync("Tab");
                Assert.True(++steps < 80, "Tab does not lead to the button that saves.");
            }
            Assert.True(steps > 8, $"Only {steps} steps.");
        });
    }
}
