using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>Somebody who has no mouse: goes from field to field, and sees where the focus is.</summary>
internal static class Keyboard
{
    private const int MostSteps = 250;

    // A dialog that has just opened takes the focus to what comes first in it; nobody is as quick with a key as a test.
    private const string FocusIsTaken = """
        () => {
          const dialog = document.querySelector('[role="dialog"]'), at = document.activeElement;
          return !dialog || (dialog.contains(at) && (at.tagName !== 'DIV' || at.hasAttribute('role')));
        }
        """;

    /// <summary>Presses Tab until the focus is on one of these; it fails where Tab does not lead there.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        await target.First.WaitForAsync();
        await page.WaitForFunctionAsync(FocusIsTaken);
        for (var step = 0; step < MostSteps; step++)
        {
            if (await target.EvaluateAllAsync<bool>("elements => elements.includes(document.activeElement)")) return;
            await page.Keyboard.PressAsync("Tab");
            // At its ends the server sends the focus round in a dialog, and may do so a moment later.
            await page.WaitForFunctionAsync(FocusIsTaken);
        }
        Assert.Fail($"Tab does not lead to {target} on {page.Url}.");
    }

    /// <summary>Leaves a dialog, or what else has just opened, by Escape.</summary>
    public static async Task LeaveAsync(this IPage page)
    {
        await page.WaitForFunctionAsync(FocusIsTaken);
        await page.Keyboard.PressAsync("Escape");
    }

    /// <summary>Goes there and presses a key.</summary>
    public static async Task PressOnAsync(this IPage page, ILocator target, string key = "Enter")
    {
        await page.TabToAsync(target);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Opens a menu and goes down to one of its choices.</summary>
    public static async Task PressInMenuAsync(this IPage page, ILocator opener, ILocator choice)
    {
        await page.PressOnAsync(opener);
        // The menu takes the focus to its first choice; each step is the server's, so the next key waits for it.
        await page.WaitForFunctionAsync("() => document.activeElement.role === 'menuitem' || document.activeElement.closest('[role=menuitem]')");
        for (var step = 0; step < await page.GetByRole(AriaRole.Menuitem).CountAsync(); step++)
        {
            if (await choice.EvaluateAsync<bool>("choice => choice === document.activeElement")) break;
            var before = await page.EvaluateHandleAsync("() => document.activeElement");
            await page.Keyboard.PressAsync("ArrowDown");
            await page.WaitForFunctionAsync("before => document.activeElement !== before", before);
        }
        await Assertions.Expect(choice).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Types into a search and takes the first that it offers.</summary>
    public static async Task FindAsync(this IPage page, ILocator field, string text)
    {
        await page.TypeIntoAsync(field, text);
        await Assertions.Expect(page.Offered().First).ToContainTextAsync(text.Split(' ')[0], new() { IgnoreCase = true });
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Offered()).ToHaveCountAsync(0);
    }

    /// <summary>Goes there and types over what stands there.</summary>
    public static async Task TypeIntoAsync(this IPage page, ILocator field, string text)
    {
        await page.TabToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses in a closed list by the first letters of the choice.</summary>
    public static async Task TypeChoiceAsync(this IPage page, ILocator field, string text)
    {
        await page.TabToAsync(field);
        await page.Keyboard.TypeAsync(text);
        await Assertions.Expect(field).ToHaveValueAsync(new Regex("^" + Regex.Escape(text)));
        if (await page.Offered().CountAsync() > 0) await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Offered()).ToHaveCountAsync(0);
    }

    /// <summary>Types a day as people do, "1.3.27"; the field shows it whole once it is left.</summary>
    public static async Task TypeDayAsync(this IPage page, ILocator field, DateOnly day)
    {
        await page.TypeIntoAsync(field, day.ToString("d.M.yy", CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("Tab");
        await field.HoldsAsync(day);
    }

    /// <summary>Types a time as people do, "930".</summary>
    public static async Task TypeTimeAsync(this IPage page, ILocator field, TimeOnly time)
    {
        await page.TypeIntoAsync(field, time.ToString("Hmm", CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(field).ToHaveValueAsync(time.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    /// <summary>The focus is on this.</summary>
    public static Task FocusIsOnAsync(this IPage _, ILocator target) => Assertions.Expect(target).ToBeFocusedAsync();

    /// <summary>The focus is on something within this, such as a dialog.</summary>
    public static Task FocusIsInAsync(this IPage _, ILocator target) => Assertions.Expect(target.Locator(":focus")).ToHaveCountAsync(1);

    /// <summary>Whoever sees the page sees where the focus is: on the screen, marked, and under no bar.</summary>
    public static async Task FocusIsSeenAsync(this IPage page)
    {
        try
        {
            // What has just opened may still grow.
            await page.WaitForFunctionAsync("""
            () => {
              const e = document.activeElement, box = e.getBoundingClientRect();
              const shows = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
              // A field of the kit draws its ring as the frame beside its input.
              const frame = e.parentElement.querySelector(':scope > fieldset');
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              const bar = top?.closest('form > *');
              const isUnder = bar && !bar.contains(e) && getComputedStyle(bar).position === 'sticky';
              return !isUnder && box.width > 0 && box.bottom > 0 && box.top < innerHeight
                && (shows(getComputedStyle(e)) || shows(getComputedStyle(e.parentElement))
                  || (frame && parseFloat(getComputedStyle(frame).borderTopWidth) >= 2));
            }
            """, null, new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            Assert.Fail("Nothing shows where the focus is.");
        }
    }

    /// <summary>Focus is on something, not on the page as a whole: a screen reader goes on from here.</summary>
    public static async Task FocusIsKeptAsync(this IPage page) => await page.WaitForFunctionAsync("""
        () => document.activeElement && document.activeElement !== document.body && document.activeElement !== document.documentElement
        """);
}
