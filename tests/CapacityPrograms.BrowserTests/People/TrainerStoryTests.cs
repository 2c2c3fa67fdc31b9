using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.People;

/// <summary>Somebody is added to the register of trainers, is found free, and is said to be away while an event is typed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TrainerStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [Trait("Speed", "Slow")]
    [InlineData("en", Screen.Desktop, "Zora")]
    [InlineData("pl", Screen.Phone, "Vida")]
    public async Task A_trainer_is_added_found_free_and_said_to_be_away(string language, Screen screen, string given)
    {
        await using var visit = await fixture.OpenAsync(screen: screen);
        await visit.SignInAsync(OwnEvent.Coordinator);
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/trainers");
            var (away, family) = (new DateOnly(2029, 6, screen == Screen.Phone ? 5 : 4), $"Registrić{given}");
            await page.Content().Link(words.People["NewTrainer"]).ClickAsync();
            await page.FocusIsOnAsync(page.Title());
            await page.Field(words.People["GivenName"]).First.FillAsync(given);
            await page.Field(words.People["FamilyName"]).First.FillAsync(family);
            await page.GetByRole(AriaRole.Checkbox, new() { Name = "Polski", Exact = true }).CheckAsync();
            await page.Field(words.People["TrainingTopics"]).FillAsync("Javne nabavke");
            await page.Button(words.People["AddAbsence"]).ClickAsync();
            var absence = page.Group(words.People["AbsenceN", 1]);
            await absence.Field(words.Common["To"]).FillDayAsync(away);
            await page.Button(words.Common["Save"]).ClickAsync();
            // A period without its first day is refused at its field, and nothing is lost.
            await Assertions.Expect(page.Alert().First).ToContainTextAsync(words.Refusal["Required"]);
            await Assertions.Expect(page.Field(words.People["TrainingTopics"])).ToHaveValueAsync("Javne nabavke");
            await absence.Field(words.Common["From"]).FillDayAsync(away);
            await page.Button(words.Common["Save"]).ClickAsync();
            await Assertions.Expect(page.Title()).ToHaveTextAsync($"{given} {family}");
            await Assertions.Expect(page.Panel(words.Common["Trainer"])).ToContainTextAsync("Polski");
            await LooksAsync(visit);

            await page.GotoAsync($"/trainers?q={family}");
            await Assertions.Expect(page.Content().Link($"{given} {family}")).ToBeVisibleAsync();
            await LooksAsync(visit);
            await page.GotoAsync($"/trainers?q={family}&from={away:yyyy-MM-dd}");
            await Assertions.Expect(page.Content()).ToContainTextAsync(words.People["NoTrainers"]);
            await page.GotoAsync($"/schedule?view=trainers&name={family}&day={away:yyyy-MM-dd}");
            await Assertions.Expect(page.Content()).ToContainTextAsync(words.Schedule["Away"]);
            await LooksAsync(visit);

            // While the event is typed; on the next day nothing is in the way any more.
            await OwnEvent.BeginAsync(page, OwnEvent.Programme, $"Odsutna {given}", away, new(9, 0), new(12, 0));
            var first = OwnEvent.Session(page, words, 1);
            await first.Field(words.Event["OtherTrainer"]).FillAsync(family);
            await page.Offered().First.ClickAsync();
            var clash = page.Alert().Filter(new() { HasText = $"{given} {family}" });
            await Assertions.Expect(clash).ToBeVisibleAsync();
            await first.Field(words.Common["Day"]).FillDayAsync(away.AddDays(7));
            await Assertions.Expect(clash).ToHaveCountAsync(0);
        }, $"trainer-{language}");
        Assert.Equal([], visit.Complaints);

        foreach (var who in new[] { "donor", "trainer" })
        {
            await using var other = await fixture.OpenAsync(screen: screen);
            await other.SignInAsync($"{who}.{OwnEvent.Programme}@demo.local");
            foreach (var address in new[] { "/trainers", "/people/new", "/people/new?trainer=1" })
            {
                await other.Page.GotoAsync(address);
                await other.Page.DrawnAsync();
                var said = await Words.OfAsync(other.Page);
                await Assertions.Expect(other.Page.Field(said.People["GivenName"])).ToHaveCountAsync(0);
                await Assertions.Expect(other.Page.Content().Link(said.People["NewTrainer"])).ToHaveCountAsync(0);
                await Assertions.Expect(other.Page.Content()).Not.ToContainTextAsync($"Registrić{given}");
            }
        }
    }

    private static async Task LooksAsync(Visit visit)
    {
        await visit.Page.DrawnAsync();
        Assert.Equal([], await visit.AccessibilityFaultsAsync());
        Assert.Equal([], (await PageFaults.OfAsync(visit.Page)).Where(f => !f.StartsWith("moved", StringComparison.Ordinal)));
    }
}
