using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>How somebody signs in, whoever they are.</summary>
internal static class SignIn
{
    /// <summary>The one password of the demonstration's accounts.</summary>
    public const string Password = "Demo-2026!";

    /// <summary>Signs in and is led to the page asked for.</summary>
    /// <param name="path">The page asked for; every role has the schedule.</param>
    /// <param name="site">Another server than the visit's own.</param>
    public static async Task AsAsync(IPage page, string email, string password = Password, string path = "/schedule", string site = "")
    {
        await page.GotoAsync($"{site}/account/login?returnUrl={Uri.EscapeDataString(path)}");
        await TryAsync(page, email, password);
        await page.WaitForURLAsync("**" + path);
    }

    /// <summary>Fills in the form that stands there and sends it; what the server answers stands there then.</summary>
    public static async Task TryAsync(IPage page, string email, string password)
    {
        var words = await Words.OfAsync(page);
        await page.Field(words.Account["Email"]).FillAsync(email);
        await page.Field(words.Account["Password"]).FillAsync(password);
        await page.RunAndWaitForResponseAsync(
            () => page.Button(words.Account["SignIn"]).ClickAsync(), response => response.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }

    /// <summary>The button of a demonstration account; its tip is the account's e-mail.</summary>
    public static ILocator DemoButton(IPage page, string email) => page.GetByTitle(email, new() { Exact = true });

    /// <summary>Signs out on the page made for it.</summary>
    public static async Task OutAsync(IPage page, string site = "")
    {
        await page.GotoAsync(site + "/account/logout");
        await page.Content().Button((await Words.OfAsync(page)).Common["SignOut"]).ClickAsync();
        await page.WaitForURLAsync("**/account/login**");
    }
}
