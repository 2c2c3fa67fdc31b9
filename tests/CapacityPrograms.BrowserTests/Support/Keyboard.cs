using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>Somebody who has no mouse: goes from field to field, and sees where the focus is.</summary>
internal static class Keyboard
{
    private const int MostSteps = 250;

    /// <summary>Presses Tab until the focus is on what the selector names; it fails where Tab does not lead there.</summary>
    public static async Task TabToAsync(this IPage page, string selector)
    {
        await page.Locator(selector).First.WaitForAsync();
        for (var step = 0; step < MostSteps; step++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab does not lead to {selector} on {page.Url}.");
    }

    /// <summary>Goes there and presses a key.</summary>
    public static async Task PressOnAsync(this IPage page, string selector, string key = "Enter")
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>Goes there and types over what stands there.</summary>
    public static async Task TypeIntoAsync(this IPage page, string selector, string text)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses in a closed list as the browser lets a keyboard do it: by the first letters of the choice.</summary>
    public static async Task ChooseAsync(this IPage page, string selector, string text)
    {
        await page.TabToAsync(selector);
        await page.Keyboard.TypeAsync(text);
        await Assertions.Expect(page.Locator($"{selector} option:checked")).ToContainTextAsync(text);
    }

    /// <summary>Focus is on something, not on the page as a whole: a screen reader goes on from here.</summary>
    public static async Task FocusIsKeptAsync(this IPage page) =>
        await page.WaitForFunctionAsync("() => document.activeElement && document.activeElement !== document.body && document.activeElement !== document.documentElement");
}
