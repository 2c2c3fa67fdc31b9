using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>Makes the first administrator of an empty installation by the link that its server printed.</summary>
internal static partial class FirstAdministrator
{
    public const string Email = "ana@example.org";
    public const string Password = "duga prva lozinka";

    public static string Link(WebServer server) => Assert.Single(Printed().Matches(server.Output)).Value;

    public static async Task SetUpAsync(IPage page, WebServer server)
    {
        await page.GotoAsync(Link(server));
        await page.FillAsync("#name", "Ana Prva");
        await page.FillAsync("#email", Email);
        await page.FillAsync("#new-password", Password);
        await page.FillAsync("#again", Password);
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForURLAsync("**/account/login?done=setup");
        await page.FillAsync("input[name=\"Input.Email\"]", Email);
        await page.FillAsync("input[name=\"Input.Password\"]", Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"http\S+/account/setup\S+")]
    private static partial Regex Printed();
}
