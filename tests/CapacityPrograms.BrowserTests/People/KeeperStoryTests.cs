using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.People;

/// <summary>Two programmes know one person: the one asks, the other says so, and then both see one record.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeeperStoryTests(ServerFixture fixture)
{
    private const string Name = "Ljerka Zajednić";

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task Who_keeps_a_person_elsewhere_is_asked_and_answers()
    {
        await using var keeper = await fixture.OpenAsync("bs-BA", Screen.Phone, still: true);
        await keeper.SignInAsync(OwnEvent.Coordinator);
        await using var asker = await fixture.OpenAsync("bg-BG", still: true);
        await asker.SignInAsync("coordinator.rhodope-governance@demo.local");
        await keeper.StoryAsync(page => OwnEvent.PlanAsync(page, "Poznata ovdje", new(2029, 6, 4), Name), "keeper-plans");
        await asker.StoryAsync(async page =>
        {
            await OwnEvent.BeginAsync(page, "rhodope-governance", "Позната и тук", new(2029, 6, 5), new(9, 0), new(12, 0));
            await OwnEvent.PlannedAsync(page, [Name]);
            await page.GotoAsync("/people?q=Zajednić");
            var words = await Words.OfAsync(page);
            await page.Content().Link(Name).ClickAsync();
            await page.Button(words.People["AskKeeperDo"]).ClickAsync();
            await Assertions.Expect(page.Panel(words.People["AskKeeper"]).Items()).ToHaveCountAsync(1);
            await LooksAsync(asker);
        }, "keeper-asks");
        await keeper.StoryAsync(async page =>
        {
            await page.GotoAsync("/");
            var words = await Words.OfAsync(page);
            await LooksAsync(keeper);
            await page.Link(words.Home["AnswerQuestions"]).ClickAsync();
            var questions = page.Panel(words.People["Questions"]);
            await Assertions.Expect(questions.Rows()).ToHaveCountAsync(1);
            await LooksAsync(keeper);
            await questions.Button(new Regex($"^{Regex.Escape(words.People["IsSame"])}")).ClickAsync();
            await page.OpenDialog().Button(words.People["IsSame"]).ClickAsync();
            await Assertions.Expect(questions).ToHaveCountAsync(0);
        }, "keeper-answers");
        await asker.StoryAsync(async page =>
        {
            await page.ReloadAsync();
            var words = await Words.OfAsync(page);
            await Assertions.Expect(page.Panel(words.People["Merged"]).Items()).ToHaveCountAsync(1);
        }, "keeper-answered");
        Assert.Equal([], keeper.Complaints);
        Assert.Equal([], asker.Complaints);
    }

    private static async Task LooksAsync(Visit visit)
    {
        Assert.Equal([], await visit.AccessibilityFaultsAsync());
        // The name is written in one script and the page in another; it says so.
        Assert.Equal([], await PageFaults.OfAsync(visit.Page));
    }
}
