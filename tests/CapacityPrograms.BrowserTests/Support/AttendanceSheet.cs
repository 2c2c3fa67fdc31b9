using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>The attendance sheet as somebody marks on it: a person is a row, a session a column, and a cell says what it holds.</summary>
internal sealed class AttendanceSheet
{
    private readonly IPage _page;

    private AttendanceSheet(IPage page, Words words) => (_page, Words) = (page, words);

    /// <summary>The words of the language in which the sheet is read.</summary>
    public Words Words { get; }

    public ILocator Grid => _page.GetByRole(AriaRole.Grid, new() { Name = Words.Common["Attendance"], Exact = true });

    /// <summary>The rows of people; trainers have no cell to press.</summary>
    public ILocator People => Grid.GetByRole(AriaRole.Row)
        .Filter(new() { Has = _page.GetByRole(AriaRole.Rowheader) }).Filter(new() { Has = _page.GetByRole(AriaRole.Button) });

    /// <summary>Every cell that shows a mark or the want of one, in the sessions that are seen.</summary>
    public ILocator Cells => Named(".+");

    public ILocator RestPresent => _page.Button(new Regex($"^{Words.Attendance.Pattern("RestPresent", @"\d+")}$"));

    public ILocator Undo => _page.Button(Words.Common["Undo"]);

    public ILocator AddWalkIn => _page.Button(Words.Attendance["AddWalkIn"]);

    /// <summary>The line that leads to cells with two values.</summary>
    public ILocator Conflicts => _page.Alert().Button(new Regex($"^{Words.Attendance.PluralPattern("NConflicts")}$"));

    /// <summary>The sheet of the page that is open, once its keys answer: one of its cells is a stop of the Tab key.</summary>
    public static async Task<AttendanceSheet> OnAsync(IPage page, float timeout = 30_000)
    {
        var sheet = new AttendanceSheet(page, await Words.OfAsync(page));
        await sheet.Grid.Locator("[tabindex='0']")
            .WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = timeout });
        return sheet;
    }

    /// <summary>Opens the sheet of an event.</summary>
    public static async Task<AttendanceSheet> OpenAsync(IPage page, int eventId)
    {
        await page.GotoAsync($"/events/{eventId}/attendance");
        return await OnAsync(page);
    }

    /// <summary>The sheet of today, from the list of a trainer's days.</summary>
    public static async Task<AttendanceSheet> OpenTodayAsync(IPage page)
    {
        await (await TodayAsync(page)).ClickAsync();
        return await OnAsync(page);
    }

    /// <summary>The way to the first of today's sheets.</summary>
    public static async Task<ILocator> TodayAsync(IPage page)
    {
        var words = await Words.OfAsync(page);
        return page.Panel(words.Attendance["Today"]).Link(words.Attendance["OpenSheet"]).First;
    }

    /// <summary>Somebody's cell of a session, whatever it holds.</summary>
    public ILocator Cell(string person, int session = 1) =>
        Grid.Button(new Regex($"^{Words.Attendance.Pattern("CellLabel", Regex.Escape(person), $"{session}", ".+")}$"));

    /// <summary>The cells that hold a value, in the sessions that are seen.</summary>
    /// <param name="value">Present, Excused, Absent, Partial, or Cleared for none.</param>
    public ILocator Marks(string value) => Named(Value(value));

    /// <summary>The cells that hold a mark, whichever.</summary>
    public ILocator Marked => Named($"(?!{Value("Cleared")}$).+");

    /// <summary>The cells that can be marked, have no mark, and do not wait for one to be saved.</summary>
    public ILocator Unmarked => Marks("Cleared").And(Grid.Locator("button:enabled:not([data-sync])"));

    /// <summary>Somebody's cell holds a value.</summary>
    public Task HoldsAsync(ILocator cell, string value) =>
        Assertions.Expect(cell).ToHaveAccessibleNameAsync(new Regex($": {Value(value)}$"));

    /// <summary>Two people have marked one cell differently.</summary>
    public ILocator InConflict => Named($".+ {Regex.Escape(Words.Attendance["Conflict"])}");

    /// <summary>What lies under a cell once it is opened.</summary>
    public ILocator Under(string person, int session = 1) =>
        _page.Group($"{person}, {Words.Attendance["SessionN", session]}");

    /// <summary>What lies under a cell with two values.</summary>
    public ILocator Decision(string person, int session = 1) =>
        _page.Group($"{person}, {Words.Attendance["SessionN", session]}: {Words.Attendance["TwoMarks"]}");

    /// <summary>Nothing lies open under a cell.</summary>
    public Task NothingOpenAsync() => Assertions.Expect(Grid.GetByRole(AriaRole.Group)).ToHaveCountAsync(0);

    /// <summary>No cell waits for its mark to be saved.</summary>
    public Task SavedAsync() => Assertions.Expect(Grid.Locator("[data-sync]")).ToHaveCountAsync(0);

    /// <summary>The sentence that marks wait in this browser.</summary>
    public ILocator Unsent(int marks) => _page.Alert().Filter(new() { HasText = Words.Attendance["Unsent", marks] });

    /// <summary>The sheet as somebody has it who has not looked since: it takes the cell for one without a mark.</summary>
    public static Task ForgetAsync(ILocator cell) => cell.EvaluateAsync("cell => { cell.dataset.version = '0'; cell.focus(); }");

    /// <summary>Who stands in a row, and in which session, as the cell's name says.</summary>
    public async Task<(string Person, int Session)> WhoAsync(ILocator cell)
    {
        var label = await cell.GetAttributeAsync("aria-label") ?? "";
        var parts = Regex.Match(label, $"^{Words.Attendance.Pattern("CellLabel", "(?<who>.+)", @"(?<session>\d+)", ".+")}$");
        Assert.True(parts.Success, $"\"{label}\" does not say whose cell it is.");
        return (parts.Groups["who"].Value, int.Parse(parts.Groups["session"].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>On a phone one session is seen at a time, and this shows another.</summary>
    public Task ShowAsync(int session) => _page.Group(Words.Common["Sessions"])
        .GetByRole(AriaRole.Button, new() { NameRegex = new($@"^{Regex.Escape(Words.Attendance["SessionN", session])}(?!\d)") }).ClickAsync();

    /// <summary>On a phone the other marks lie under this button of somebody's row.</summary>
    public ILocator Other(string person) => Grid.Button(Words.Attendance["OtherFor", person]);

    private ILocator Named(string value) => Grid.Button(new Regex($"^{Words.Attendance.Pattern("CellLabel", ".+", @"\d+", value)}$"));

    private string Value(string value) => value switch
    {
        "Partial" => Words.Common.PluralPattern("NMinutes"),
        // With what a press will say.
        "Cleared" => $"{Regex.Escape(Words.Common["AttendanceValue.Cleared"])}(?: – .+)?",
        _ => Regex.Escape(Words.Common[$"AttendanceValue.{value}"]),
    };
}
