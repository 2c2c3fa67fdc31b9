using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Settings;

/// <summary>What an administrator does once in a while: settings with a logo and a test mail, and the audit of it all.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AdministratorPagesTests(ServerFixture fixture)
{
    private const string Administrator = "admin@demo.local";

    // The smallest picture there is: one point.
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [SkippableFact]
    [Trait("Speed", "Slow")]
    public async Task Settings_show_everywhere_and_the_audit_tells_of_them()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync(server: server);
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync("/account/login");
            await SignIn.TryAsync(page, Administrator, "wrong");
            await Assertions.Expect(page.Alert()).ToBeVisibleAsync();
            await visit.SignInAsync(Administrator);

            await page.GotoAsync("/settings");
            var words = await Words.OfAsync(page);
            var (never, save) = (page.Content().GetByText(words.Settings["BackupHow"]), page.Button(words.Common["Save"]));
            await Assertions.Expect(never).ToContainTextAsync(words.Settings["NoBackup"]);
            await page.Field(words.Settings["Name"]).FillAsync("Union of Municipalities");
            await page.Field(words.Settings["ContactEmail"]).FillAsync("office@example.org");
            foreach (var name in new[] { "Srpski", "Polski", "Українська" })
                await page.Group(words.Settings["LanguagesOffered"]).GetByRole(AriaRole.Checkbox, new() { NameRegex = new($"^{name}") }).UncheckAsync();
            var first = page.Field(words.Settings["DefaultLanguage"]);
            await first.ChooseAsync("Polski");
            await save.ClickAsync();
            await Assertions.Expect(page.Alert().GetByRole(AriaRole.Listitem)).ToContainTextAsync(words.Refusal["LanguageNotOffered"]);
            await first.ChooseAsync("Български");
            await save.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = words.Common["Saved"] })).ToBeVisibleAsync();

            var logos = page.Panel(words.Settings["Logos"]);
            var (picture, add) = (logos.Field(words.Settings["LogoFile"]), logos.Button(words.Settings["AddLogo"]));
            await logos.Field(words.Settings["LogoName"]).FillAsync("Union");
            await picture.ChooseAsync(Logo("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()));
            await add.ClickAsync();
            await Assertions.Expect(logos.Text(words.Refusal["NotAPicture"])).ToBeVisibleAsync();
            await picture.ChooseAsync(Logo(Png));
            await add.ClickAsync();
            await Assertions.Expect(logos.Items()).ToHaveCountAsync(1);

            var mail = page.Panel(words.Settings["Mail"]);
            await mail.Button(words.Settings["SendTestMail"]).ClickAsync();
            var sent = new Regex($@"^\s*{words.Settings.Pattern("MailSent", Regex.Escape(Administrator))}\s*$");
            await Assertions.Expect(mail.GetByRole(AriaRole.Status)).ToHaveTextAsync(sent, new() { Timeout = 40_000 });
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(server.Folder, "mail"), "*.eml"));
            Assert.Equal([], await visit.AccessibilityFaultsAsync());

            // The head of the next page, the picture, the printed page.
            await page.GotoAsync("/users/access");
            await page.Panel(words.Users["ByProgramme"]).WaitForAsync();
            var home = Frame.Home(page, words, "Union of Municipalities");
            await Assertions.Expect(home).ToBeVisibleAsync();
            await Frame.Languages(page, words).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(3);
            await page.Keyboard.PressAsync("Escape");
            var address = await home.Locator("img").GetAttributeAsync("src");
            var answer = await page.APIRequest.GetAsync(address!);
            Assert.Equal(("image/png", "nosniff"), (answer.Headers["content-type"], answer.Headers["x-content-type-options"]));
            Assert.Equal(Png, await answer.BodyAsync());
            Assert.Equal(404, (await page.APIRequest.GetAsync("/logos/999")).Status);
            await page.GotoAsync("/programmes/makers/progress/print");
            await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Union", Exact = true })).ToBeVisibleAsync();

            var (exitCode, output, error) = await server.RunCommandAsync("backup", Path.Combine(server.Folder, "made.backup"));
            Assert.True(exitCode == 0, output + error);
            await page.GotoAsync("/settings");
            var made = new Regex($"^{words.Settings.Pattern("LastBackup")}$");
            await Assertions.Expect(page.Panel(words.Settings["Backup"]).GetByText(made)).ToBeVisibleAsync();
            await Assertions.Expect(never).ToHaveCountAsync(0);

            await Frame.SignOutAsync(page);
            await Assertions.Expect(page.Content().Link("office@example.org")).ToBeVisibleAsync();
            await visit.SignInAsync(Administrator);
            await AuditAsync(visit);
        });

        // A visitor whose browser asks for a language that is no longer offered gets the installation's own.
        await using var polish = await fixture.OpenAsync("pl-PL", server: server);
        await polish.Page.GotoAsync("/account/login");
        Assert.Equal("bg", await LanguageAsync(polish.Page));
        await polish.Page.GotoAsync("/language?tag=pl&returnUrl=/account/login");
        Assert.Equal("bg", await LanguageAsync(polish.Page));

        // Nobody but an administrator; the audit of own programmes is for coordinators, too.
        await using var coordinator = await fixture.OpenAsync(server: server);
        await coordinator.SignInAsync(OwnEvent.Coordinator);
        foreach (var path in new[] { "/settings", "/users/access" })
            Assert.NotEqual(200, (await coordinator.Page.APIRequest.GetAsync(path, new() { MaxRedirects = 0 })).Status);
        await using var trainer = await fixture.OpenAsync(server: server);
        await trainer.SignInAsync(OwnEvent.Trainer);
        foreach (var path in new[] { "/audit", "/audit.xlsx", "/settings", "/users/access" })
            Assert.NotEqual(200, (await trainer.Page.APIRequest.GetAsync(path, new() { MaxRedirects = 0 })).Status);
    }

    private static async Task AuditAsync(Visit visit)
    {
        var page = visit.Page;
        await page.GotoAsync("/audit");
        var words = await Words.OfAsync(page);
        var rows = page.Panel(words.Common["Audit"]).Rows();
        foreach (var action in new[] { "sign-in.failed", "sign-out", "settings.changed", "logo.added", "mail.tested", "backup.made" })
            await Assertions.Expect(Of(action)).Not.ToHaveCountAsync(0);
        await Assertions.Expect(rows.First).ToContainTextAsync(words.Audit["Action.sign-in"]);
        var filters = page.GetByRole(AriaRole.Search, new() { Name = words.Common["Filter"], Exact = true });
        await filters.Field(words.Audit["Kind"]).ChooseAsync(words.Audit["AuditKind.SignedIn"]);
        await page.WaitForURLAsync("**/audit?kind=SignedIn");
        await Assertions.Expect(Of("settings.changed")).ToHaveCountAsync(0);
        await filters.Field(words.Audit["Text"]).FillAsync("failed");
        await page.WaitForURLAsync(new Regex("q=failed"));
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        Assert.DoesNotContain("wrong", await rows.First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal([], await visit.AccessibilityFaultsAsync());
        var download = await page.RunAndWaitForDownloadAsync(() => page.Content().Link("Excel").ClickAsync());
        Assert.StartsWith("audit-", download.SuggestedFilename, StringComparison.Ordinal);
        await page.GotoAsync("/audit?kind=Exported&user=x%00&page=-1&from=2026-99-99&q=%25%00");
        await page.Title().WaitForAsync();

        ILocator Of(string action) => rows.Filter(new() { HasText = words.Audit[$"Action.{action}"] });
    }

    private static FilePayload Logo(byte[] content) => new() { Name = "logo.png", MimeType = "image/png", Buffer = content };

    private static Task<string?> LanguageAsync(IPage page) => page.Locator("html").GetAttributeAsync("lang");
}
