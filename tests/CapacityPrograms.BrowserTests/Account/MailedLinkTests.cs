using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;

namespace CapacityPrograms.BrowserTests.Account;

[Collection(BrowserCollection.Name)]
public sealed partial class MailedLinkTests(ServerFixture fixture)
{
    [SkippableFact]
    public async Task A_forgotten_password_is_replaced_by_a_mailed_link()
    {
        const string Email = "trainer.rozwoj-lokalny@demo.local";
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            var said = new List<string>();
            foreach (var email in new[] { "nobody@example.org", Email })
            {
                await page.GotoAsync("/account/forgot");
                await page.FillAsync("#email", email);
                await page.ClickAsync("main button[type=submit]");
                said.Add(await page.Locator(".note").InnerTextAsync());
            }
            Assert.Equal(said[0], said[1]);

            var link = await LinkAsync(Email);
            await SetAsync(page, link, "a quite new password");
            await page.WaitForURLAsync("**/account/login?done=reset");
            await visit.SignInAsync(Email, "a quite new password");
            await SetAsync(page, link, "another new password");
            await page.Locator(".note.danger").WaitForAsync();
        });
    }

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task The_first_start_prints_one_link_for_the_first_administrator()
    {
        await using var server = new WebServer(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" });
        await server.StartAsync();
        var link = Assert.Single(SetupLink().Matches(server.Output)).Value;
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync(link);
            await page.FillAsync("#name", "First Administrator");
            await page.FillAsync("#email", "first@example.org");
            await page.FillAsync("#new-password", "a long first password");
            await page.FillAsync("#again", "a long first password");
            await page.ClickAsync("main button[type=submit]");
            await page.WaitForURLAsync("**/account/login?done=setup");
            Assert.Equal(0, await page.Locator("#demo-password").CountAsync());
            await page.GotoAsync(link);
            await page.Locator(".note.danger").WaitForAsync();
        });
        await server.RestartAsync();
        Assert.Single(SetupLink().Matches(server.Output));
    }

    private static async Task SetAsync(Microsoft.Playwright.IPage page, string link, string password)
    {
        await page.GotoAsync(link);
        await page.FillAsync("#new-password", password);
        await page.FillAsync("#again", password);
        await page.ClickAsync("main button[type=submit]");
    }

    private async Task<string> LinkAsync(string email)
    {
        var folder = Path.Combine(fixture.Server.Folder, "mail");
        for (var waited = 0; waited < 100; waited++)
        {
            var mails = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [];
            var mail = mails.Select(File.ReadAllText).LastOrDefault(text => text.Contains("To: " + email, StringComparison.Ordinal));
            if (mail is not null) return Link().Match(mail).Value;
            await Task.Delay(100);
        }
        throw new TimeoutException("No mail came.");
    }

    [GeneratedRegex(@"http\S+/account/reset\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"http\S+/account/setup\S+")]
    private static partial Regex SetupLink();
}
