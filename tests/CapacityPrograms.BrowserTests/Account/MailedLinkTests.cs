using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Account;

/// <summary>Links that come by mail or from the server's output: each sets one password, once.</summary>
[Collection(BrowserCollection.Name)]
public sealed class MailedLinkTests(ServerFixture fixture)
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
                await MailedLink.AskAsync(page, email);
                said.Add(await page.GetByRole(AriaRole.Status).InnerTextAsync());
            }
            Assert.Equal(said[0], said[1]);
            var words = await Words.OfAsync(page);
            Assert.Contains(words.Account["ForgotDone"], said[0], StringComparison.Ordinal);

            var link = await MailedLink.ToAsync(fixture.Server, Email);
            await MailedLink.SetPasswordAsync(page, link, "a quite new password");
            await page.WaitForURLAsync("**/account/login?done=reset");
            await Assertions.Expect(page.Text(words.Account["Done.reset"])).ToBeVisibleAsync();
            await visit.SignInAsync(Email, "a quite new password");
            await MailedLink.SetPasswordAsync(page, link, "another new password");
            await Assertions.Expect(page.Alert()).ToHaveTextAsync((await Words.OfAsync(page)).Account["LinkStale"]);
        });
    }

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task The_first_start_prints_one_link_for_the_first_administrator()
    {
        await using var server = new WebServer(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" });
        await server.StartAsync();
        var link = FirstAdministrator.Link(server);
        await using var visit = await fixture.OpenAsync(server: server);
        await visit.StoryAsync(async page =>
        {
            await FirstAdministrator.SetUpAsync(page, server);
            await page.WaitForURLAsync("**/account/login?done=setup");
            var words = await Words.OfAsync(page);
            await Assertions.Expect(page.Text(words.Account["Done.setup"])).ToBeVisibleAsync();
            await Assertions.Expect(page.Panel(words.Account["DemoAccounts"])).ToHaveCountAsync(0);
            Assert.Equal(0, await page.GetByText(words.Account["DemoPassword"]).CountAsync());
            await page.GotoAsync(link);
            await Assertions.Expect(page.Text(words.Account["SetupStale"])).ToBeVisibleAsync();
        });
        await server.RestartAsync();
        Assert.Equal(link, FirstAdministrator.Link(server));
    }
}
