using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Account;

/// <summary>What stands beside the password: an app's codes, the codes on paper, and a passkey in its place.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SecondStepTests(ServerFixture fixture)
{
    [SkippableFact]
    public async Task An_app_and_recovery_codes_are_the_second_step()
    {
        const string Email = "donor.rhodope-governance@demo.local";
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await visit.SignInAsync(Email);
            await page.GotoAsync("/account/two-factor");
            var words = await Words.OfAsync(page);
            var (keyShown, code) = (page.Content().GetByRole(AriaRole.Code), page.Field(words.Account["Code"]));
            var key = await keyShown.InnerTextAsync();
            await code.FillAsync("000000");
            await page.Button(words.Account["TurnOn"]).ClickAsync();
            await Assertions.Expect(page.Alert()).ToContainTextAsync(words.Account["CodeWrong"]);
            await code.FillAsync(Totp.Code(key, TimeProvider.System.GetUtcNow()));
            await page.Button(words.Account["TurnOn"]).ClickAsync();
            var kept = page.Panel(words.Account["RecoveryCodes"]).Items();
            await kept.First.WaitForAsync();
            var codes = await kept.AllInnerTextsAsync();
            Assert.Equal(10, codes.Distinct().Count());

            words = await AgainAsync(page, Email);
            // The code that switched it on is not taken a second time; the next one is, a little before its time.
            await page.Field(words.Account["Code"]).FillAsync(Totp.Code(key, TimeProvider.System.GetUtcNow().AddSeconds(30)));
            await page.Button(words.Account["SignIn"]).ClickAsync();
            await HomeAsync(page);

            await AgainAsync(page, Email);
            await RecoverAsync(page, codes[0]);
            await HomeAsync(page);

            await AgainAsync(page, Email);
            await RecoverAsync(page, codes[0]);
            await Assertions.Expect(page.Alert()).ToBeVisibleAsync();
            await RecoverAsync(page, codes[1]);
            await HomeAsync(page);

            await page.GotoAsync("/account/two-factor");
            words = await Words.OfAsync(page);
            await page.Button(words.Account["TurnOff"]).ClickAsync();
            await keyShown.WaitForAsync();
            Assert.NotEqual(key, await keyShown.InnerTextAsync());
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
            ["options"] = new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            },
        });
        await visit.StoryAsync(async page =>
        {
            await SignIn.AsAsync(page, "coordinator.rhodope-governance@demo.local", path: "/account/passkeys", site: start);
            var words = await Words.OfAsync(page);
            var name = page.Content().GetByRole(AriaRole.List).Field(words.Common["Name"]);
            await page.Field(words.Account["PasskeyName"]).FillAsync("Phone");
            await page.Button(words.Account["AddPasskey"]).ClickAsync();
            await Assertions.Expect(name).ToHaveValueAsync("Phone");
            await name.FillAsync("My phone");
            await page.Button(words.Account["Rename"]).ClickAsync();
            await Assertions.Expect(page.Button($"{words.Common["Remove"]}: My phone")).ToBeVisibleAsync();
            await Assertions.Expect(name).ToHaveValueAsync("My phone");

            await SignIn.OutAsync(page, start);
            await page.GotoAsync(start + "/account/login?returnUrl=%2Faccount%2Fpasskeys");
            await UsePasskeyAsync(page);
            await page.WaitForURLAsync("**/account/passkeys");
            words = await Words.OfAsync(page);
            await page.Button($"{words.Common["Remove"]}: My phone").ClickAsync();
            await Assertions.Expect(page.Text(words.Account["NoPasskeys"])).ToBeVisibleAsync();

            await SignIn.OutAsync(page, start);
            await UsePasskeyAsync(page);
            await Assertions.Expect(page.Alert()).ToHaveTextAsync((await Words.OfAsync(page)).Account["PasskeyWrong"]);
        });
    }

    private static async Task UsePasskeyAsync(IPage page) => await page.Button((await Words.OfAsync(page)).Account["UsePasskey"]).ClickAsync();

    private static async Task<Words> AgainAsync(IPage page, string email)
    {
        await SignIn.OutAsync(page);
        await SignIn.TryAsync(page, email, SignIn.Password);
        Assert.Equal("/account/second-step", new Uri(page.Url).AbsolutePath);
        return await Words.OfAsync(page);
    }

    private static async Task RecoverAsync(IPage page, string code)
    {
        var words = await Words.OfAsync(page);
        var field = page.Field(words.Account["RecoveryCode"]);
        if (!await field.IsVisibleAsync()) await page.Opener(words.Account["NoDevice"]).ClickAsync();
        await field.FillAsync(code);
        await page.RunAndWaitForResponseAsync(() => field.PressAsync("Enter"), response => response.Request.Method == "POST");
    }

    private static Task HomeAsync(IPage page) => page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
}
