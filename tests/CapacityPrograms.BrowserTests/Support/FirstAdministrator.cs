using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>Makes the first administrator of an empty installation by the link that its server printed.</summary>
internal static partial class FirstAdministrator
{
    public const string Email = "ana@example.org";
    public const string Password = "duga prva lozinka";

    /// <summary>The one link that the server printed.</summary>
    public static string Link(WebServer server) => Assert.Single(Printed().Matches(server.Output)).Value;

    /// <summary>Opens the link and fills in its form without a mouse.</summary>
    public static async Task SetUpAsync(IPage page, WebServer server)
    {
        await page.GotoAsync(Link(server));
        var words = await Words.OfAsync(page);
        await page.TypeIntoAsync(page.Field(words.Account["DisplayName"]), "Ana Prva");
        await page.TypeIntoAsync(page.Field(words.Account["Email"]), Email);
        await page.TypeIntoAsync(page.Field(words.Account["NewPassword"]), Password);
        await page.TypeIntoAsync(page.Field(words.Account["Again"]), Password);
        await page.Keyboard.PressAsync("Enter");
    }

    [GeneratedRegex(@"http\S+/account/setup\S+")]
    private static partial Regex Printed();
}
