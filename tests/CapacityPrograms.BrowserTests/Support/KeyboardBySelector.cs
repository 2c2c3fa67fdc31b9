using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>For the stories that still find things by selector.</summary>
internal static class KeyboardBySelector
{
    public static Task TabToAsync(this IPage page, string selector) => page.TabToAsync(page.Locator(selector));

    public static Task PressOnAsync(this IPage page, string selector, string key = "Enter") => page.PressOnAsync(page.Locator(selector), key);

    public static Task TypeIntoAsync(this IPage page, string selector, string text) => page.TypeIntoAsync(page.Locator(selector), text);

    public static Task ChooseAsync(this IPage page, string selector, string text) => page.TypeChoiceAsync(page.Locator(selector), text);

    public static Task TypeDayAsync(this IPage page, string selector, DateOnly day) => page.TypeDayAsync(page.Locator(selector), day);

    public static Task TypeTimeAsync(this IPage page, string selector, TimeOnly time) => page.TypeTimeAsync(page.Locator(selector), time);

    public static Task FocusIsOnAsync(this IPage page, string selector) => page.WaitForFunctionAsync("selector => document.activeElement?.matches(selector)", selector);
}
