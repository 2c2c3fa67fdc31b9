using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>An event that only one test knows, so that tests on the shared server do not meet. How it comes about is no story: it is filled in, not typed.</summary>
internal static partial class OwnEvent
{
    public const string Programme = "makers";

    public static string Coordinator => $"coordinator.{Programme}@demo.local";

    public static string Trainer => $"trainer.{Programme}@demo.local";

    /// <summary>A confirmed event with one session from nine to twelve and every trainer of the programme.</summary>
    /// <param name="day">Apart from the other tests' days: one trainer cannot be at two events.</param>
    /// <returns>The event's id; the page stands on it.</returns>
    public static async Task<int> PlanAsync(IPage page, string title, DateOnly day, params string[] people)
    {
        await page.GotoAsync($"/events/new?programme={Programme}");
        await page.FillAsync("#title", title);
        await page.FillAsync("#s0-day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.FillAsync("#s0-from", "09:00");
        await page.FillAsync("#s0-to", "12:00");
        var trainers = page.Locator(".session-editor fieldset").First.Locator("input[type=checkbox]");
        for (var i = 0; i < await trainers.CountAsync(); i++) await trainers.Nth(i).CheckAsync();
        return await PlannedAsync(page, people);
    }

    /// <summary>Saves the filled form, confirms the event and registers people.</summary>
    /// <returns>The event's id.</returns>
    public static async Task<int> PlannedAsync(IPage page, string[] people)
    {
        await page.ClickAsync(".form-acts button[type=submit]");
        await page.WaitForURLAsync(Address());
        await page.ClickAsync("[data-to=Confirmed]");
        await page.ClickAsync("dialog[open] .btn.primary");
        await page.Locator("[data-to=Held]").WaitForAsync();
        if (people.Length > 0)
        {
            await page.ClickAsync(".panel:has(#add-person) header .linklike");
            await page.FillAsync("#paste-text", string.Join('\n', people));
            await page.ClickAsync("dialog[open] footer .btn.primary");
            await page.ClickAsync("dialog[open]:has(tbody) footer .btn.primary");
            await Assertions.Expect(page.Locator(".row-menu")).ToHaveCountAsync(people.Length);
        }
        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        return int.Parse(Address().Match(page.Url).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"/events/(\d+)$")]
    private static partial Regex Address();
}
