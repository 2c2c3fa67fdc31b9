using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Account;

[Collection(BrowserCollection.Name)]
public sealed class SignInTests(ServerFixture fixture)
{
    private const string Password = "Demo-2026!";

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
                    await FillAsync(page, email, "not the password");
                    said.Add(await page.Locator(".note").InnerTextAsync());
                }
            }
            Assert.Equal(said.Take(5), said.Skip(5));
            Assert.Equal(said[0], said[3]);
            Assert.NotEqual(said[3], said[4]);

            await FillAsync(page, "donor.liuboml-centre@demo.local", Password);
            Assert.Equal(said[4], await page.Locator(".note").InnerTextAsync());
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
        await FillAsync(page, "coordinator.makers@demo.local", Password);
        Assert.Equal("/account/manage", new Uri(page.Url).AbsolutePath);
        var cookie = Assert.Single(await context.CookiesAsync(), c => c.Name == "cp.session");
        Assert.True(cookie is { HttpOnly: true, SameSite: SameSiteAttribute.Lax });

        await page.GotoAsync("/account/logout");
        await page.ClickAsync("main button[type=submit]");
        await page.GotoAsync("/account/manage");
        Assert.Equal("/account/login", new Uri(page.Url).AbsolutePath);
    }

    [SkippableFact]
    public async Task A_foreign_return_address_leads_home()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.Page.GotoAsync("/account/login?returnUrl=%2F%2Fevil.example%2F");
        await FillAsync(visit.Page, "coordinator.makers@demo.local", Password);
        Assert.Equal(fixture.Server.Url + "/", visit.Page.Url);
    }

    [SkippableFact]
    public async Task A_demonstration_role_takes_one_press_and_the_frame_signs_out()
    {
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync("/account/login?returnUrl=%2Fschedule");
            Assert.Equal(Password, await page.InnerTextAsync("#demo-password"));
            await page.ClickAsync("button[value=\"coordinator.makers@demo.local\"]");
            await page.WaitForURLAsync("**/schedule");
            await page.ClickAsync(".who summary");
            await page.ClickAsync(".who button[type=submit]");
            await page.WaitForURLAsync("**/account/login?done=out");
            Assert.Empty(visit.Complaints);
        });
    }

    [SkippableTheory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task The_pages_are_accessible(Screen screen)
    {
        await using var visit = await fixture.OpenAsync(screen: screen);
        foreach (var path in new[] { "/account/login", "/account/forgot" })
        {
            await visit.Page.GotoAsync(path);
            Assert.Empty(await visit.AccessibilityFaultsAsync());
        }
        await visit.Page.GotoAsync("/account/login?returnUrl=%2Faccount%2Fmanage");
        await FillAsync(visit.Page, "coordinator.centrir-ler@demo.local", Password);
        foreach (var path in new[] { "/account/manage", "/account/password", "/account/two-factor", "/account/passkeys" })
        {
            await visit.Page.GotoAsync(path);
            Assert.Empty(await visit.AccessibilityFaultsAsync());
        }
        Assert.Empty(visit.Complaints);
    }

    internal static async Task FillAsync(IPage page, string email, string password)
    {
        await page.FillAsync("input[name=\"Input.Email\"]", email);
        await page.FillAsync("input[name=\"Input.Password\"]", password);
        await page.RunAndWaitForResponseAsync(
            () => page.Locator("form", new() { Has = page.Locator("input[name=\"Input.Password\"]") }).Locator("button[type=submit]").ClickAsync(),
            response => response.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }
}
