using System.Globalization;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>Somebody who has no mouse: goes from field to field, and sees where the focus is.</summary>
internal static class Keyboard
{
    private const int MostSteps = 250;

    /// <summary>Presses Tab until the focus is on one of these; it fails where Tab does not lead there.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        await target.First.WaitForAsync();
        for (var step = 0; step < MostSteps; step++)
        {
            if (await target.EvaluateAllAsync<bool>("elements => elements.includes(document.activeElement)")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab does not lead to {target} on {page.Url}.");
    }

    /// <summary>Goes there and presses a key.</summary>
    public static async Task PressOnAsync(this IPage page, ILocator target, string key = "Enter")
    {
        await page.TabToAsync(target);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Opens a menu and presses one of its choices.</summary>
    public static async Task PressInMenuAsync(this IPage page, ILocator opener, ILocator choice)
    {
        await page.PressOnAsync(opener);
        await page.PressOnAsync(choice);
    }

    /// <summary>Goes there and types over what stands there.</summary>
    public static async Task TypeIntoAsync(this IPage page, ILocator field, string text)
    {
        await page.TabToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses in a closed list as the browser lets a keyboard do it: by the first letters of the choice.</summary>
    public static async Task TypeChoiceAsync(this IPage page, ILocator field, string text)
    {
        await page.TabToAsync(field);
        await page.Keyboard.TypeAsync(text);
        await Assertions.Expect(field.Locator("option:checked")).ToContainTextAsync(text);
    }

    /// <summary>Types a day into a date field, in the order in which this browser has day, month and year.</summary>
    public static async Task TypeDayAsync(this IPage page, ILocator field, DateOnly day)
    {
        var order = await AskAsync(page.Context, "date", "01022027") switch
        {
            "2027-01-02" => "MMddyyyy",
            "2027-02-01" => "ddMMyyyy",
            var other => throw new InvalidOperationException($"A date field of this browser makes '{other}' of 01022027."),
        };
        await page.TabToAsync(field);
        await page.Keyboard.TypeAsync(day.ToString(order, CultureInfo.InvariantCulture));
        await Assertions.Expect(field).ToHaveValueAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Types a time into a time field, with a or p after it where this browser has twelve hours.</summary>
    public static async Task TypeTimeAsync(this IPage page, ILocator field, TimeOnly time)
    {
        var twelve = await AskAsync(page.Context, "time", "0900") == "";
        await page.TabToAsync(field);
        await page.Keyboard.TypeAsync(time.ToString(twelve ? "hhmmt" : "HHmm", CultureInfo.InvariantCulture));
        await Assertions.Expect(field).ToHaveValueAsync(time.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    // The parts of such a field are not those of the page's language or its reader's, but of the browser's own;
    // so a field is asked that nobody else uses.
    private static async Task<string> AskAsync(IBrowserContext context, string type, string keys)
    {
        var page = await context.NewPageAsync();
        await page.SetContentAsync($"<input type={type}>");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(keys);
        var value = await page.Locator("input").InputValueAsync();
        await page.CloseAsync();
        return value;
    }

    /// <summary>The focus is on this.</summary>
    public static Task FocusIsOnAsync(this IPage _, ILocator target) => Assertions.Expect(target).ToBeFocusedAsync();

    /// <summary>The focus is on something within this, such as a dialog.</summary>
    public static Task FocusIsInAsync(this IPage _, ILocator target) => Assertions.Expect(target.Locator(":focus")).ToHaveCountAsync(1);

    /// <summary>Whoever sees the page sees where the focus is.</summary>
    public static async Task FocusIsSeenAsync(this IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("""
            () => {
              const e = document.activeElement, box = e.getBoundingClientRect();
              const shows = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
              return box.width > 0 && box.bottom > 0 && box.top < innerHeight
                && (shows(getComputedStyle(e)) || shows(getComputedStyle(e.parentElement)));
            }
            """), "Nothing shows where the focus is.");

    /// <summary>Focus is on something, not on the page as a whole: a screen reader goes on from here.</summary>
    public static async Task FocusIsKeptAsync(this IPage page) => await page.WaitForFunctionAsync("""
        () => document.activeElement && document.activeElement !== document.body && document.activeElement !== document.documentElement
        """);
}
