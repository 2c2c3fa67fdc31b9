using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Account;

/// <summary>Access that is withdrawn while somebody looks: the page leaves by itself, and what it asked for is refused.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WithdrawnAccessTests(ServerFixture fixture)
{
    private const string Password = "Demo-2026!";
    private const string Donor = "donor.rozwoj-lokalny@demo.local";
    private const string Progress = "/programmes/rozwoj-lokalny/progress";

    [SkippableFact]
    public async Task A_donors_open_page_leaves_without_a_click_and_the_workbook_is_refused()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var donor = await fixture.OpenAsync("pl-PL");
        await using var admin = await fixture.OpenAsync();
        await donor.StoryAsync(async page =>
        {
            await SignInAsync(page, server.Url, Donor);
            await page.GotoAsync(server.Url + Progress);
            await page.Locator("#places").WaitForAsync();
            var workbook = server.Url + "/programmes/rozwoj-lokalny/results.xlsx";
            Assert.Equal(200, (await page.APIRequest.GetAsync(workbook)).Status);

            await SignInAsync(admin.Page, server.Url, "admin@demo.local");
            await admin.Page.GotoAsync($"{server.Url}/users?find={Donor}");
            await admin.Page.Locator("#users tbody a").First.ClickAsync();
            await admin.Page.Locator("#u-name").WaitForAsync();
            foreach (var role in await admin.Page.Locator("select[id^='u-role-']").AllAsync()) await role.SelectOptionAsync("");
            await admin.Page.Locator("form.form button[type=submit]").ClickAsync();

            await page.WaitForURLAsync("**/account/login?done=ended*");
            await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("Zmieniono Twój dostęp");
            var refused = await page.APIRequest.GetAsync(workbook, new() { MaxRedirects = 0 });
            Assert.Equal(302, refused.Status);
            Assert.Contains("/account/login", refused.Headers["location"], StringComparison.Ordinal);

            // Signed in anew the account is there, and the programme is not.
            await SignInAsync(page, server.Url, Donor);
            Assert.NotEqual(200, (await page.APIRequest.GetAsync(workbook, new() { MaxRedirects = 0 })).Status);
            await page.GotoAsync(server.Url + Progress);
            await page.Locator("h1").WaitForAsync();
            Assert.Equal(0, await page.Locator("#places").CountAsync());
        });
    }

    private static async Task SignInAsync(IPage page, string server, string email)
    {
        await page.GotoAsync($"{server}/account/login");
        await page.FillAsync("input[name=\"Input.Email\"]", email);
        await page.FillAsync("input[name=\"Input.Password\"]", Password);
        await page.Locator("form", new() { Has = page.Locator("input[name=\"Input.Password\"]") }).Locator("button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
    }
}
