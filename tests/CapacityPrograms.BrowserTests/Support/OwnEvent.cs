using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>
/// An event that only one test knows, so that tests on the shared server do not meet. How it comes about is no story: it is
/// filled in, not typed.
/// </summary>
internal static partial class OwnEvent
{
    public const string Programme = "makers";

    // So many stand on a page of the list.
    private const int PageOfRows = 25;

    public static string Coordinator => $"coordinator.{Programme}@demo.local";

    public static string Trainer => $"trainer.{Programme}@demo.local";

    /// <summary>A confirmed event with one session from nine to twelve and every trainer of the programme.</summary>
    /// <param name="day">Apart from the other tests' days: one trainer cannot be at two events.</param>
    /// <returns>The event's id; the page stands on it.</returns>
    public static async Task<int> PlanAsync(IPage page, string title, DateOnly day, params string[] people)
    {
        await BeginAsync(page, Programme, title, day, new(9, 0), new(12, 0));
        await AllTrainersAsync(page);
        return await PlannedAsync(page, people);
    }

    /// <summary>Opens the form of a new event and fills in its title and its first session.</summary>
    public static async Task BeginAsync(IPage page, string programme, string title, DateOnly day, TimeOnly from, TimeOnly to)
    {
        await page.GotoAsync($"/events/new?programme={programme}");
        var words = await Words.OfAsync(page);
        await page.Field(words.Event["Title"]).FillAsync(title);
        var session = Session(page, words, 1);
        await session.Field(words.Common["Day"]).FillDayAsync(day);
        await session.Field(words.Common["From"]).FillAsync(from.ToString("HH:mm", CultureInfo.InvariantCulture));
        await session.Field(words.Common["To"]).FillAsync(to.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>A session in the form of an event.</summary>
    /// <param name="number">As the form counts them, from 1.</param>
    public static ILocator Session(IPage page, Words words, int number) => page.Group(words.Event["SessionN", number]);

    /// <summary>Gives the first session every trainer whom the form offers.</summary>
    /// <returns>How many they are.</returns>
    public static async Task<int> AllTrainersAsync(IPage page)
    {
        var words = await Words.OfAsync(page);
        var trainers = Session(page, words, 1)
            .GetByRole(AriaRole.Group, new() { Name = words.Common["Trainers"], Exact = true }).GetByRole(AriaRole.Checkbox);
        await trainers.First.WaitForAsync();
        foreach (var trainer in await trainers.AllAsync()) await trainer.CheckAsync();
        return await trainers.CountAsync();
    }

    /// <summary>Saves the filled form; the page stands on the event then.</summary>
    /// <returns>The event's id.</returns>
    public static async Task<int> SaveAsync(IPage page)
    {
        await page.Button((await Words.OfAsync(page)).Common["Save"]).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Address());
        return int.Parse(Address().Match(page.Url).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>Saves the filled form, confirms the event and registers people.</summary>
    /// <returns>The event's id.</returns>
    public static async Task<int> PlannedAsync(IPage page, string[] people)
    {
        var id = await SaveAsync(page);
        var words = await Words.OfAsync(page);
        await StateButton(page, words, "Confirmed").ClickAsync();
        await page.OpenDialog().Button(words.Event["To.Confirmed"]).ClickAsync();
        await StateButton(page, words, "Held").WaitForAsync();
        if (people.Length > 0)
        {
            await PasteAsync(page, words, people);
            // Whom another test has brought in already is the same person.
            await DecideAsync(page, words, isKnown: true);
            await TakeInAsync(page, words, people.Length);
            await Assertions.Expect(Participants(page, words).Rows()).ToHaveCountAsync(Math.Min(people.Length, PageOfRows));
            await Assertions.Expect(Participants(page, words)).ToContainTextAsync(words.Common.Plural("NPeople", people.Length));
        }
        await page.ClosedAsync();
        return id;
    }

    /// <summary>Pastes a list of people on an event's page; the page shows how it is understood then.</summary>
    public static async Task PasteAsync(IPage page, Words words, params string[] people)
    {
        await Participants(page, words).Link(words.Event["AddList"]).ClickAsync();
        await page.Field(words.Import["Paste"]).FillAsync(string.Join('\n', people));
        await page.Button(words.Import["ShowPreview"]).ClickAsync();
        await page.Panel(words.Import["Preview"]).Rows().First.WaitForAsync();
    }

    /// <summary>
    /// Says of each pasted line that is asked about that the first of those offered is meant, or that none is; a municipality is the
    /// programme's.
    /// </summary>
    public static async Task DecideAsync(IPage page, Words words, bool isKnown)
    {
        var asked = page.Panel(words.Import["Asked"]);
        var places = asked.GetByRole(AriaRole.Combobox, new() { NameRegex = new(words.Import.Pattern("QuestionSubject.Municipality", ".+")) });
        foreach (var place in await places.AllAsync())
        {
            // One answer is of all lines that say the same.
            if (await place.InputValueAsync() == words.Import["ChooseAnswer"]) await place.ChooseAsync(1);
        }
        foreach (var who in await asked.GetByRole(AriaRole.Combobox, new() { Name = words.Import["QuestionSubject.Person"], Exact = true }).AllAsync())
        {
            // Before who is known stands the question; the last two are "a new one" and "leave out".
            if (await who.InputValueAsync() == words.Import["ChooseAnswer"]) await who.ChooseAsync(isKnown ? 1 : await who.ChoicesAsync() - 2);
        }
    }

    /// <summary>Takes in what is shown and goes back to the event.</summary>
    public static async Task TakeInAsync(IPage page, Words words, int people)
    {
        await page.Button(words.Import.Plural("Apply", people)).ClickAsync();
        await page.Link(words.Import["ToParticipants"]).ClickAsync();
    }

    /// <summary>The button on an event's page that leads to a state.</summary>
    public static ILocator StateButton(IPage page, Words words, string state) =>
        page.Panel(words.Common["State"]).Button(words.Event[$"To.{state}"]);

    /// <summary>The way on an event's page to its sessions, seats and details; it opens with who comes.</summary>
    public static ILocator ToOverview(IPage page, Words words) => Views(page, words).Link(words.Common["Overview"]);

    /// <summary>The way on an event's page back to who comes.</summary>
    public static ILocator ToParticipants(IPage page, Words words) =>
        Views(page, words).Link(new Regex($@"^{Regex.Escape(words.Event["Participants"])}\s*\d+$"));

    /// <summary>Who comes, on an event's page.</summary>
    public static ILocator Participants(IPage page, Words words) => page.Panel(words.Event["Participants"]);

    /// <summary>The menu of a participant's row.</summary>
    public static ILocator RowMenu(IPage page, Words words, string person) =>
        Participants(page, words).Opener(words.Event["MoreFor", person]);

    /// <summary>The way from an event's page to its attendance sheet, beside its heading.</summary>
    public static ILocator ToSheet(IPage page, Words words) => page.Content().Link(words.Common["Attendance"]);

    private static ILocator Views(IPage page, Words words) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = words.Event["Views"], Exact = true });

    [GeneratedRegex(@"/events/(\d+)$")]
    private static partial Regex Address();
}
