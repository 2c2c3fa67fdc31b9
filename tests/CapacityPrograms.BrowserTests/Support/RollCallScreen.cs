using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>The roll call on a phone: a line for each person, one tap for "present", and a sentence on what is saved.</summary>
internal sealed class RollCallScreen
{
    private readonly IPage _page;

    private RollCallScreen(IPage page, Words words) => (_page, Words) = (page, words);

    /// <summary>The words of the language in which it is read.</summary>
    public Words Words { get; }

    public ILocator People => _page.Content().Items();

    public ILocator RestPresent => _page.Button(new Regex($"^{Words.Attendance.Pattern("RestPresentN", @"\d+")}$"));

    /// <summary>What the same button says before it marks a day that is still to come.</summary>
    public ILocator RestAhead => _page.Button(new Regex($"^{Words.Attendance.Pattern("RestAheadN", @"\d+", ".+")}$"));

    public ILocator Find => _page.Content().Field(Words.Attendance["FindHint"]);

    /// <summary>The roll call of the page that is open.</summary>
    public static async Task<RollCallScreen> OnAsync(IPage page) => new(page, await Words.OfAsync(page));

    /// <summary>Opens it in a language, as every reader does who has a signal.</summary>
    public static async Task<RollCallScreen> OpenAsync(IPage page, int eventId, string language)
    {
        var screen = new RollCallScreen(page, await page.SpeakAsync(language, $"/roll-call/{eventId}"));
        await screen.SavedAsync();
        return screen;
    }

    /// <summary>Somebody's line.</summary>
    public ILocator Line(string person) => People.Filter(new() { HasText = person });

    /// <summary>The lines that hold a mark of this value.</summary>
    public ILocator Marked(string value) => People.Filter(new()
    {
        Has = _page.GetByRole(AriaRole.Button, new() { NameRegex = new($": {Value(value)}$"), Pressed = true }),
    });

    /// <summary>Somebody's line holds a mark of this value.</summary>
    public Task HoldsAsync(string person, string value) => Assertions.Expect(Marked(value).Filter(new() { HasText = person })).ToHaveCountAsync(1);

    /// <summary>The lines whose mark has not left this device.</summary>
    public ILocator OnDevice => People.Filter(new() { HasText = Words.Attendance["OnThisDevice"] });

    /// <summary>The lines with two marks to decide between.</summary>
    public ILocator InConflict => People.Filter(new() { HasText = Words.Attendance["TwoMarks"] });

    /// <summary>One tap: somebody who has no mark is present.</summary>
    public Task PresentAsync(string person) =>
        Line(person).Button($"{person}: {Words.Common["AttendanceValue.Present"]}").ClickAsync();

    /// <summary>Opens what lies under somebody's line.</summary>
    public Task OpenUnderAsync(string person) => Line(person).Button(Words.Attendance["OtherMark", person]).ClickAsync();

    /// <summary>Gives somebody another mark than "present".</summary>
    public async Task MarkAsync(string person, string value)
    {
        await OpenUnderAsync(person);
        await Line(person).Button(Words.Common[$"AttendanceValue.{value}"]).ClickAsync();
    }

    /// <summary>Somebody was there for some minutes.</summary>
    public async Task PartialAsync(string person, int minutes)
    {
        await OpenUnderAsync(person);
        await Line(person).Field(Words.Attendance["MinutesPresent"]).FillAsync($"{minutes}");
        await Line(person).Button(Words.Attendance["MarkPartial", minutes]).ClickAsync();
    }

    /// <summary>Adds somebody who was not expected.</summary>
    public async Task AddWalkInAsync(string given, string family)
    {
        await _page.Button(Words.Attendance["AddWalkIn"]).ClickAsync();
        await NameAsync(given, family, Words.Attendance["AddAndMark"]);
    }

    /// <summary>Somebody else came in a person's place.</summary>
    public async Task ReplaceAsync(string person, string given, string family)
    {
        await OpenUnderAsync(person);
        await Line(person).Button(Words.Attendance["SomebodyElse"]).ClickAsync();
        await NameAsync(given, family, Words.Common["Save"]);
    }

    /// <summary>Shows another session.</summary>
    public Task ShowAsync(int session) =>
        _page.Button(new Regex($@"^{Regex.Escape(Words.Attendance["SessionN", session])}(?!\d)")).ClickAsync();

    /// <summary>The page says that everything has arrived.</summary>
    /// <param name="timeout">Longer than usual where the signal has just come back.</param>
    public Task SavedAsync(float timeout = 40_000) => SaysAsync(Words.Attendance["NetSaved"], timeout);

    /// <summary>The page says how it stands with what was marked.</summary>
    public Task SaysAsync(string sentence, float timeout = 40_000) =>
        Assertions.Expect(_page.GetByRole(AriaRole.Status)).ToHaveTextAsync(sentence, new() { Timeout = timeout });

    private async Task NameAsync(string given, string family, string save)
    {
        await _page.OpenDialog().Field(Words.Attendance["GivenName"]).FillAsync(given);
        await _page.OpenDialog().Field(Words.Attendance["FamilyName"]).FillAsync(family);
        await _page.OpenDialog().Button(save).ClickAsync();
    }

    // Minutes are written alike in every language of a phone.
    private string Value(string value) => value == "Partial" ? @"\d+ min" : Regex.Escape(Words.Common[$"AttendanceValue.{value}"]);
}
