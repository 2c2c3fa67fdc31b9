using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>From a new programme to the form of its first event, with everything that is needed made where it is needed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SetupStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("en", Screen.Desktop)]
    [InlineData("bs", Screen.Phone)]
    public async Task A_new_programme_leads_to_its_first_event_and_can_be_left_and_taken_up(string language, Screen screen)
    {
        await using var visit = await fixture.OpenAsync(screen: screen);
        await visit.SignInAsync("admin@demo.local");
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/programmes/new");
            var code = $"put-{language}";
            await page.Field(words.Programme["Code"]).FillAsync(code);
            await page.Field(words.Common["Name"]).FillAsync($"Put {language}");
            await page.Field(words.Programme["Country"]).FillAsync("BA");
            await page.Field(words.Programme["TimeZone"]).ChooseAsync("Europe/Sarajevo");
            await page.Button(words.Common["Save"]).ClickAsync();
            await Assertions.Expect(page).ToHaveURLAsync($"{new Uri(page.Url).GetLeftPart(UriPartial.Authority)}/programmes/{code}");
            var path = page.Panel(words.Programme["Setup"]);
            await Assertions.Expect(path).ToContainTextAsync(words.Programme["SetupCount", 0, 6]);
            await LooksAsync(visit);

            // Left in the middle and taken up again: the way is read from what is there.
            await page.GotoAsync($"/programmes/{code}/organisations");
            await page.Panel(words.Programme["Section.organisation"]).Button(words.Programme["AddRow"]).ClickAsync();
            var dialog = page.OpenDialog();
            await page.FocusIsInAsync(dialog);
            var donorsName = $"Fondacija Put {language}";
            await AddAsync(dialog.Field(words.Programme["Organisation"]), words.Programme["AddOrganisation", donorsName], donorsName);
            await dialog.Button(words.Common["Save"]).ClickAsync();
            await page.ClosedAsync();
            await Assertions.Expect(page.Panel(words.Programme["Section.organisation"])).ToContainTextAsync($"Fondacija Put {language}");
            await Assertions.Expect(path).ToContainTextAsync(words.Programme["SetupCount", 1, 6]);
            await LooksAsync(visit);

            await page.GotoAsync($"/programmes/{code}/units");
            await page.Panel(words.Programme["Section.unit"]).Button(words.Programme["AddRow"]).ClickAsync();
            await page.FocusIsInAsync(dialog);
            await AddAsync(dialog.Field(words.Programme["Unit"]), words.Programme["AddUnit", $"Putovac {language}"], $"Putovac {language}");
            await dialog.Button(words.Common["Save"]).ClickAsync();
            await page.ClosedAsync();
            await Assertions.Expect(path).ToContainTextAsync(words.Programme["SetupCount", 2, 6]);
            await path.Link(words.Programme["Setup.Event"]).ClickAsync();
            await Assertions.Expect(page.Field(words.Event["Title"])).ToBeVisibleAsync();

            async Task AddAsync(ILocator field, string offer, string name)
            {
                await field.FillAsync(name);
                await page.Offered().Filter(new() { HasText = offer }).ClickAsync();
                await Assertions.Expect(dialog.Text(name)).ToBeVisibleAsync();
            }
        }, $"setup-{language}");
        Assert.Equal([], visit.Complaints);

        await using var donor = await fixture.OpenAsync(screen: screen);
        await donor.SignInAsync("donor.makers@demo.local");
        await donor.Page.GotoAsync("/programmes/makers");
        await donor.Page.DrawnAsync();
        var said = await Words.OfAsync(donor.Page);
        await Assertions.Expect(donor.Page.Panel(said.Programme["Setup"])).ToHaveCountAsync(0);
        await donor.Page.GotoAsync("/programmes/makers/units");
        await Assertions.Expect(donor.Page.Button(said.Programme["AddRow"])).ToHaveCountAsync(0);
    }

    private static async Task LooksAsync(Visit visit)
    {
        await visit.Page.DrawnAsync();
        Assert.Equal([], await visit.AccessibilityFaultsAsync());
        Assert.Equal([], (await PageFaults.OfAsync(visit.Page)).Where(f => !f.StartsWith("moved", StringComparison.Ordinal)));
    }
}
