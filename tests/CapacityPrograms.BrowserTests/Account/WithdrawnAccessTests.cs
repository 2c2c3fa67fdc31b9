using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Account;

/// <summary>Access that is withdrawn while somebody looks: the page leaves by itself, and what it asked for is refused.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WithdrawnAccessTests(ServerFixture fixture)
{
    private const string Donor = "donor.rozwoj-lokalny@demo.local";
    private const string Progress = "/programmes/rozwoj-lokalny/progress";

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task A_donors_open_page_leaves_without_a_click_and_the_workbook_is_refused()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var donor = await fixture.OpenAsync("pl-PL", server: server);
        await using var admin = await fixture.OpenAsync(server: server);
        await donor.StoryAsync(async page =>
        {
            await donor.SignInAsync(Donor);
            await page.GotoAsync(Progress);
            var places = page.Panel((await Words.OfAsync(page)).Common["Municipalities"]);
            await places.WaitForAsync();
            const string Workbook = "/programmes/rozwoj-lokalny/results.xlsx";
            Assert.Equal(200, (await page.APIRequest.GetAsync(Workbook)).Status);

            await admin.SignInAsync("admin@demo.local");
            await admin.Page.GotoAsync($"/users?find={Donor}");
            var words = await Words.OfAsync(admin.Page);
            await admin.Page.Panel(words.Common["Users"]).Rows().GetByRole(AriaRole.Link).First.ClickAsync();
            var roles = admin.Page.Group(words.Users["Access"]).GetByRole(AriaRole.Combobox);
            await roles.First.WaitForAsync();
            foreach (var role in await roles.AllAsync()) await role.ChooseAsync(words.Common["None"]);
            await admin.Page.Button(words.Common["Save"]).ClickAsync();

            await page.WaitForURLAsync("**/account/login?done=ended*");
            await Assertions.Expect(page.Text(Words.In("pl").Account["Done.ended"])).ToBeVisibleAsync();
            var refused = await page.APIRequest.GetAsync(Workbook, new() { MaxRedirects = 0 });
            Assert.Equal(302, refused.Status);
            Assert.Contains("/account/login", refused.Headers["location"], StringComparison.Ordinal);

            // Signed in anew the account is there, and the programme is not.
            await page.GotoAsync("/account/login");
            await SignIn.TryAsync(page, Donor, SignIn.Password);
            await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
            Assert.NotEqual(200, (await page.APIRequest.GetAsync(Workbook, new() { MaxRedirects = 0 })).Status);
            await page.GotoAsync(Progress);
            await page.Title().WaitForAsync();
            Assert.Equal(0, await places.CountAsync());
        });
    }
}
