using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Account;

/// <summary>How somebody comes in, stays out, and goes.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SignInTests(ServerFixture fixture)
{
    [SkippableFact]
    public async Task A_wrong_password_says_the_same_for_everybody_and_locks_after_five()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            var said = new List<string>();
            foreach (var email in new[] { "donor.liuboml-centre@demo.local", "nobody.at.all@demo.local" })
            {
                await page.GotoAsync("/account/login");
                for (var attempt = 0; attempt < 5; attempt++)
                {
                    await SignIn.TryAsync(page, email, "not the password");
                    said.Add(await page.Alert().InnerTextAsync());
                }
            }
            Assert.Equal(said.Take(5), said.Skip(5));
            Assert.Equal(said[0], said[3]);
            Assert.NotEqual(said[3], said[4]);
            var words = await Words.OfAsync(page);
            Assert.Equal((words.Account["WrongPassword"], words.Account["Locked"]), (said[0].Trim(), said[4].Trim()));

            await SignIn.TryAsync(page, "donor.liuboml-centre@demo.local", SignIn.Password);
            Assert.Equal(said[4], await page.Alert().InnerTextAsync());
        });
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signing_in_needs_no_script_and_comes_back_to_the_page_asked_for(bool script)
    {
        await using var visit = await fixture.OpenAsync();
        var context = await visit.Context.Browser!.NewContextAsync(new() { BaseURL = fixture.Server.Url, JavaScriptEnabled = script });
        await using var closing = context;
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/manage");
        await SignIn.TryAsync(page, "coordinator.makers@demo.local", SignIn.Password);
        Assert.Equal("/account/manage", new Uri(page.Url).AbsolutePath);
        var cookie = Assert.Single(await context.CookiesAsync(), c => c.Name == "cp.session");
        Assert.True(cookie is { HttpOnly: true, SameSite: SameSiteAttribute.Lax });

        await SignIn.OutAsync(page);
        await page.GotoAsync("/account/manage");
        Assert.Equal("/account/login", new Uri(page.Url).AbsolutePath);
    }

    [SkippableFact]
    public async Task A_foreign_return_address_leads_home()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.Page.GotoAsync("/account/login?returnUrl=%2F%2Fevil.example%2F");
        await SignIn.TryAsync(visit.Page, "coordinator.makers@demo.local", SignIn.Password);
        Assert.Equal(fixture.Server.Url + "/", visit.Page.Url);
    }

    [SkippableFact]
    public async Task A_demonstration_role_takes_one_press_and_the_frame_signs_out()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync("/account/login?returnUrl=%2Fschedule");
            var words = await Words.OfAsync(page);
            var said = page.Panel(words.Account["DemoAccounts"]).GetByRole(AriaRole.Paragraph)
                .Filter(new() { HasText = words.Account["DemoPassword"] }).GetByRole(AriaRole.Code);
            Assert.Equal(SignIn.Password, await said.InnerTextAsync());
            await SignIn.DemoButton(page, "coordinator.makers@demo.local").ClickAsync();
            await page.WaitForURLAsync("**/schedule");
            await Frame.SignOutAsync(page);
            Assert.Empty(visit.Complaints);
        });
    }

    [SkippableTheory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    [Trait("Speed", "Slow")]
    public async Task The_pages_are_accessible(Screen screen)
    {
        await using var visit = await fixture.OpenAsync(screen: screen);
        foreach (var path in new[] { "/account/login", "/account/forgot" })
        {
            await visit.Page.GotoAsync(path);
            Assert.Empty(await visit.AccessibilityFaultsAsync());
        }
        await visit.SignInAsync("coordinator.centrir-ler@demo.local", path: "/account/manage");
        foreach (var path in new[] { "/account/manage", "/account/password", "/account/two-factor", "/account/passkeys" })
        {
            await visit.Page.GotoAsync(path);
            Assert.Empty(await visit.AccessibilityFaultsAsync());
        }
        Assert.Empty(visit.Complaints);
    }
}
