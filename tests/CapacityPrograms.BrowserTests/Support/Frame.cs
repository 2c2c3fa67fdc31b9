using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>What stands around every page: the installation's name and the menus in the head.</summary>
internal static class Frame
{
    /// <summary>The link home, which is called as the installation is.</summary>
    public static ILocator Home(IPage page, Words words, string name) => page.Navigation(words).Link(name);

    /// <summary>The menu of languages.</summary>
    public static ILocator Languages(IPage page, Words words) => Menus(page).Filter(new() { HasText = words.Common["Language"] });

    /// <summary>Signs out by the menu that has the signed-in person's name.</summary>
    public static async Task SignOutAsync(IPage page)
    {
        var words = await Words.OfAsync(page);
        await Menus(page).Filter(new() { HasNotText = words.Common["Language"] }).Last.ClickAsync();
        await page.MenuItem(words.Common["SignOut"]).ClickAsync();
        await page.WaitForURLAsync("**/account/login?done=out");
    }

    private static ILocator Menus(IPage page) => page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Button);
}
