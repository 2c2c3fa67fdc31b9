using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>The server dies while a form is filled in: what was entered is offered again, and is saved.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DraftStoryTests(ServerFixture fixture)
{
    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task An_event_and_a_person_survive_a_killed_server()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync(server: server);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync("en", "/schedule");
            var (first, second) = (OwnEvent.Session(page, words, 1), OwnEvent.Session(page, words, 2));
            await OwnEvent.BeginAsync(page, OwnEvent.Programme, "Usred prekida", new(2029, 5, 7), new(9, 0), new(12, 0));
            await OwnEvent.AllTrainersAsync(page);
            await page.Button(words.Event["AddDay"]).ClickAsync();
            await Assertions.Expect(second).ToBeVisibleAsync();
            await server.KillAsync();
            await page.ComesBackAsync(server);

            await page.Button(words.Common["DraftTake"]).ClickAsync();
            await Assertions.Expect(page.Field(words.Event["Title"])).ToHaveValueAsync("Usred prekida");
            await second.Field(words.Common["Day"]).HoldsAsync(new(2029, 5, 8));
            await Assertions.Expect(first.GetByRole(AriaRole.Checkbox, new() { Checked = true }).First).ToBeVisibleAsync();
            await OwnEvent.SaveAsync(page);
            await Assertions.Expect(page.Title()).ToContainTextAsync("Usred prekida");
            // What was saved is offered to nobody.
            await page.GotoAsync($"/events/new?programme={OwnEvent.Programme}");
            await Assertions.Expect(first.Field(words.Common["Day"])).ToHaveValueAsync("");
            await Assertions.Expect(page.Button(words.Common["DraftTake"])).ToHaveCountAsync(0);
        }, "draft-event");

        await using var phone = await fixture.OpenAsync(screen: Screen.Phone, server: server);
        await phone.SignInAsync(OwnEvent.Coordinator);
        await phone.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync("uk", "/people/new");
            await page.Field(words.People["GivenName"]).First.FillAsync("Оксана");
            await page.Field(words.People["FamilyName"]).First.FillAsync("Недописана");
            await page.Field(words.People["FamilyName"]).First.BlurAsync();
            // What was heard of the last field, and no power cut comes sooner, shows nowhere on the page.
            await page.WaitForFunctionAsync("() => Object.values(sessionStorage).some(text => JSON.parse(text).FamilyName)");
            await server.KillAsync();
            await page.ComesBackAsync(server);

            await page.Button(words.Common["DraftTake"]).WaitForAsync();
            Assert.Equal([], await phone.AccessibilityFaultsAsync());
            await page.Button(words.Common["DraftTake"]).ClickAsync();
            await Assertions.Expect(page.Field(words.People["FamilyName"]).First).ToHaveValueAsync("Недописана");
            await page.Button(words.Common["Save"]).ClickAsync();
            await Assertions.Expect(page.Title()).ToHaveTextAsync("Оксана Недописана");
        }, "draft-person");
    }
}
