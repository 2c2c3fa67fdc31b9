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

            var link = await MailedLink.ToAsync(fixture.Server, Email);
            await MailedLink.SetPasswordAsync(page, link, "a quite new password");
            await page.WaitForURLAsync("**/account/login?done=reset");
            await visit.SignInAsync(Email, "a quite new password");
            await MailedLink.SetPasswordAsync(page, link, "another new password");
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

    [GeneratedRegex(@"http\S+/account/setup\S+")]
    private static partial Regex SetupLink();
}
