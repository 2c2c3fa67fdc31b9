using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>The link by which somebody sets a password, as it lies in the folder for outgoing mail.</summary>
internal static partial class MailedLink
{
    /// <summary>Waits for a mail to somebody, and takes the link out of it.</summary>
    public static async Task<string> ToAsync(WebServer server, string email)
    {
        var folder = Path.Combine(server.Folder, "mail");
        for (var waited = 0; waited < 100; waited++)
        {
            var mails = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [];
            var mail = mails.Select(File.ReadAllText).LastOrDefault(text => text.Contains("To: " + email, StringComparison.Ordinal));
            if (mail is not null) return Link().Match(mail).Value;
            await Task.Delay(100);
        }
        throw new TimeoutException("No mail came.");
    }

    /// <summary>Asks for a link as somebody does who has forgotten the password.</summary>
    public static async Task AskAsync(IPage page, string email)
    {
        await page.GotoAsync("/account/forgot");
        var words = await Words.OfAsync(page);
        await page.Field(words.Account["Email"]).FillAsync(email);
        await page.Button(words.Account["SendLink"]).ClickAsync();
    }

    /// <summary>Opens a link and sets the password by it.</summary>
    public static async Task SetPasswordAsync(IPage page, string link, string password)
    {
        await page.GotoAsync(link);
        var words = await Words.OfAsync(page);
        await page.Field(words.Account["NewPassword"]).FillAsync(password);
        await page.Field(words.Account["Again"]).FillAsync(password);
        await page.Button(words.Account["SetPassword"]).ClickAsync();
    }

    [GeneratedRegex(@"http\S+/account/reset\S+")]
    private static partial Regex Link();
}
