using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>The link by which somebody sets a password, as it lies in the folder for outgoing mail.</summary>
internal static partial class MailedLink
{
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

    public static async Task SetPasswordAsync(IPage page, string link, string password)
    {
        await page.GotoAsync(link);
        await page.FillAsync("#new-password", password);
        await page.FillAsync("#again", password);
        await page.ClickAsync("main button[type=submit]");
    }

    [GeneratedRegex(@"http\S+/account/reset\S+")]
    private static partial Regex Link();
}
