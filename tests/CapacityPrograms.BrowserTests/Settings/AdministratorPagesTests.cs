using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Settings;

/// <summary>What an administrator does once in a while: settings with a logo and a test mail, and the audit of it all.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AdministratorPagesTests(ServerFixture fixture)
{
    private const string Password = "Demo-2026!";
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [SkippableFact]
    public async Task Settings_show_everywhere_and_the_audit_tells_of_them()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await TryAsync(page, server, "admin@demo.local", "wrong");
            await Assertions.Expect(page.Locator(".note.danger")).ToBeVisibleAsync();
            await TryAsync(page, server, "admin@demo.local", Password);
            await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));

            await page.GotoAsync(server.Url + "/settings");
            await Assertions.Expect(page.Locator(".note.gapn")).ToContainTextAsync("No backup was ever made");
            await page.FillAsync("#s-name", "Union of Municipalities");
            await page.FillAsync("#s-contact", "office@example.org");
            foreach (var tag in new[] { "sr-Latn", "pl", "uk" }) await page.UncheckAsync($"#s-language-{tag}");
            await page.SelectOptionAsync("#s-default", "pl");
            await page.ClickAsync("#s-save");
            await Assertions.Expect(page.Locator(".validation-errors")).ToContainTextAsync("Choose one of the languages offered.");
            await page.SelectOptionAsync("#s-default", "bg");
            await page.ClickAsync("#s-save");
            await Assertions.Expect(page.Locator("form .note.ok")).ToBeVisibleAsync();

            await page.FillAsync("#logo-name", "Union");
            await page.SetInputFilesAsync("#logo-file", new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray() });
            await page.ClickAsync("#logo-add");
            await Assertions.Expect(page.Locator(".field-error")).ToContainTextAsync("not a PNG or JPEG");
            await page.SetInputFilesAsync("#logo-file", new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Png });
            await page.ClickAsync("#logo-add");
            await Assertions.Expect(page.Locator("#logos li")).ToHaveCountAsync(1);

            await page.ClickAsync("#s-test-mail");
            await Assertions.Expect(page.Locator(".settings .note.ok", new() { HasText = "was sent at" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(server.Folder, "mail"), "*.eml"));
            Assert.Equal([], await visit.AccessibilityFaultsAsync());

            // The head of the next page, the picture, the printed page.
            await page.GotoAsync(server.Url + "/users/access");
            await page.Locator("#access").WaitForAsync();
            await Assertions.Expect(page.Locator(".brand")).ToContainTextAsync("Union of Municipalities");
            await Assertions.Expect(page.Locator("details.menu[name=bar]").First.Locator("li")).ToHaveCountAsync(3);
            var address = await page.Locator(".brand img").GetAttributeAsync("src");
            var picture = await page.APIRequest.GetAsync(server.Url + address);
            Assert.Equal(("image/png", "nosniff"), (picture.Headers["content-type"], picture.Headers["x-content-type-options"]));
            Assert.Equal(Png, await picture.BodyAsync());
            Assert.Equal(404, (await page.APIRequest.GetAsync(server.Url + "/logos/999")).Status);
            await page.GotoAsync(server.Url + "/programmes/makers/progress/print");
            await Assertions.Expect(page.Locator(".logo-strip img[alt='Union']")).ToBeVisibleAsync();

            var (exitCode, output, error) = await server.RunCommandAsync("backup", Path.Combine(server.Folder, "made.backup"));
            Assert.True(exitCode == 0, output + error);
            await page.GotoAsync(server.Url + "/settings");
            await Assertions.Expect(page.Locator("#s-backup")).ToContainTextAsync("Last made");
            await Assertions.Expect(page.Locator(".note.gapn")).ToHaveCountAsync(0);

            await page.Locator("details.who summary").ClickAsync();
            await page.Locator("button[form='sign-out']").ClickAsync();
            await page.WaitForURLAsync("**/account/login?done=out");
            await Assertions.Expect(page.Locator(".contact a")).ToHaveTextAsync("office@example.org");
            await TryAsync(page, server, "admin@demo.local", Password);
            await page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));

            await page.GotoAsync(server.Url + "/audit");
            var rows = page.Locator("#audit tbody tr");
            foreach (var words in new[] { "Sign-in failed", "Signed out", "Settings changed", "Logo added", "Test mail requested", "Backup made" })
                await Assertions.Expect(rows.Filter(new() { HasText = words })).Not.ToHaveCountAsync(0);
            await Assertions.Expect(rows.First).ToContainTextAsync("Signed in");
            await page.SelectOptionAsync("#audit-kind", "SignedIn");
            await page.WaitForURLAsync("**/audit?kind=SignedIn");
            await Assertions.Expect(rows.Filter(new() { HasText = "Settings changed" })).ToHaveCountAsync(0);
            await page.FillAsync("#audit-filters input[type=search]", "failed");
            await page.WaitForURLAsync(new Regex("q=failed"));
            await Assertions.Expect(rows).ToHaveCountAsync(1);
            Assert.DoesNotContain("wrong", await rows.First.InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal([], await visit.AccessibilityFaultsAsync());
            var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download]").ClickAsync());
            Assert.StartsWith("audit-", download.SuggestedFilename, StringComparison.Ordinal);
            await page.GotoAsync(server.Url + "/audit?kind=Exported&user=x%00&page=-1&from=2026-99-99&q=%25%00");
            await page.Locator("h1").WaitForAsync();
        });

        // A visitor whose browser asks for a language that is no longer offered gets the installation's own.
        await using var polish = await fixture.OpenAsync("pl-PL");
        await polish.Page.GotoAsync(server.Url + "/account/login");
        Assert.Equal("bg", await polish.Page.Locator("html").GetAttributeAsync("lang"));
        await polish.Page.GotoAsync(server.Url + "/language?tag=pl&returnUrl=/account/login");
        Assert.Equal("bg", await polish.Page.Locator("html").GetAttributeAsync("lang"));

        // Nobody but an administrator.
        await using var coordinator = await fixture.OpenAsync();
        await TryAsync(coordinator.Page, server, "coordinator.makers@demo.local", Password);
        await coordinator.Page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
        foreach (var path in new[] { "/audit", "/audit.xlsx", "/settings", "/users/access" })
            Assert.NotEqual(200, (await coordinator.Page.APIRequest.GetAsync(server.Url + path, new() { MaxRedirects = 0 })).Status);
    }

    private static async Task TryAsync(IPage page, WebServer server, string email, string password)
    {
        await page.GotoAsync($"{server.Url}/account/login");
        await page.FillAsync("input[name=\"Input.Email\"]", email);
        await page.FillAsync("input[name=\"Input.Password\"]", password);
        await page.Locator("form", new() { Has = page.Locator("input[name=\"Input.Password\"]") }).Locator("button[type=submit]").First.ClickAsync();
    }
}
