using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Account;

[Collection(BrowserCollection.Name)]
public sealed class SecondStepTests(ServerFixture fixture)
{
    private const string Password = "Demo-2026!";

    [SkippableFact]
    public async Task An_app_and_recovery_codes_are_the_second_step()
    {
        const string Email = "donor.rhodope-governance@demo.local";
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await visit.SignInAsync(Email, Password);
            await page.GotoAsync("/account/two-factor");
            var key = await page.InnerTextAsync("#totp-key");
            await page.FillAsync("#code", "000000");
            await page.ClickAsync("main form button");
            await page.Locator(".note.danger").WaitForAsync();
            await page.FillAsync("#code", Totp.Code(key, TimeProvider.System.GetUtcNow()));
            await page.ClickAsync("main form button");
            await page.Locator(".recovery-codes").WaitForAsync();
            var codes = await page.Locator(".recovery-codes code").AllInnerTextsAsync();
            Assert.Equal(10, codes.Distinct().Count());

            await AgainAsync(page, Email);
            await page.FillAsync("#code", Totp.Code(key, TimeProvider.System.GetUtcNow()));
            await page.ClickAsync("form:has(#code) button");
            await HomeAsync(page);

            await AgainAsync(page, Email);
            await RecoverAsync(page, codes[0]);
            await HomeAsync(page);

            await AgainAsync(page, Email);
            await RecoverAsync(page, codes[0]);
            await page.Locator(".note.danger").WaitForAsync();
            await RecoverAsync(page, codes[1]);
            await HomeAsync(page);

            await page.GotoAsync("/account/two-factor");
            await page.Locator("main form").Last.Locator("button").ClickAsync();
            await page.Locator("#totp-key").WaitForAsync();
            Assert.NotEqual(key, await page.InnerTextAsync("#totp-key"));
        });
    }

    [SkippableFact]
    public async Task A_passkey_signs_in_without_a_password_until_it_is_removed()
    {
        // A browser keeps passkeys for names only, not for addresses.
        var start = fixture.Server.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await using var visit = await fixture.OpenAsync();
        var device = await visit.Context.NewCDPSessionAsync(visit.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync(start + "/account/login?returnUrl=%2Faccount%2Fpasskeys");
            await SignInTests.FillAsync(page, "coordinator.rhodope-governance@demo.local", Password);
            await page.FillAsync("#passkey-name", "Phone");
            await page.ClickAsync("form[data-passkey] button");
            await page.FillAsync("#passkeys input[name=\"Change.Name\"]", "My phone");
            await page.ClickAsync("button[value=rename]");
            await Assertions.Expect(page.Locator("#passkeys input[name=\"Change.Name\"]")).ToHaveValueAsync("My phone");

            await page.GotoAsync(start + "/account/logout");
            await page.ClickAsync("main button[type=submit]");
            await page.GotoAsync(start + "/account/login?returnUrl=%2Faccount%2Fpasskeys");
            await page.ClickAsync("form[data-passkey] button");
            await page.ClickAsync("button[value=remove]");
            await page.Locator(".empty").WaitForAsync();

            await page.GotoAsync(start + "/account/logout");
            await page.ClickAsync("main button[type=submit]");
            await page.ClickAsync("form[data-passkey] button");
            await page.Locator(".note.danger").WaitForAsync();
        });
    }

    private static async Task AgainAsync(IPage page, string email)
    {
        await page.GotoAsync("/account/logout");
        await page.ClickAsync("main button[type=submit]");
        await SignInTests.FillAsync(page, email, Password);
        Assert.Equal("/account/second-step", new Uri(page.Url).AbsolutePath);
    }

    private static async Task RecoverAsync(IPage page, string code)
    {
        if (!await page.Locator("#recovery").IsVisibleAsync())
            await page.ClickAsync("details:has(#recovery) > summary");
        await page.FillAsync("#recovery", code);
        await page.RunAndWaitForResponseAsync(() => page.ClickAsync("form:has(#recovery) button"), response => response.Request.Method == "POST");
    }

    private static Task HomeAsync(IPage page) => page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
}
