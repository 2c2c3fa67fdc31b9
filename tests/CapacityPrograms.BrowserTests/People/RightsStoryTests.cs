using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.People;

/// <summary>Somebody asks what is kept of them, withdraws what they agreed to and disputes the rest; and the paper is counted against the system.</summary>
[Collection(BrowserCollection.Name)]
public sealed class RightsStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData("bs", "makers", Screen.Phone)]
    [InlineData("uk", "liuboml-centre", Screen.Desktop)]
    public async Task Consent_own_data_and_restriction(string language, string programme, Screen screen)
    {
        await using var visit = await fixture.OpenAsync(language, screen);
        await visit.SignInAsync($"coordinator.{programme}@demo.local", "Demo-2026!");
        await visit.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/people");
            await page.Locator("#people tbody a.ttl").Nth(3).ClickAsync();
            await Assertions.Expect(page.Locator("#add-consent")).ToBeVisibleAsync();
            var name = (await page.Locator("h1").InnerTextAsync()).Trim();
            await page.ClickAsync("#add-consent");
            await page.FillAsync("#consent-version", "2026-02");
            await page.FillAsync("#consent-day", "2026-02-03");
            await page.Locator("dialog[open] .btn.primary").DblClickAsync();
            await Assertions.Expect(page.Locator("#consents li")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("#consents li")).ToContainTextAsync("2026-02");
            await page.Locator("#consents li button").ClickAsync();
            await Assertions.Expect(page.Locator("#consents li .chip")).ToHaveCountAsync(1);

            await page.ClickAsync("#restrict");
            await Assertions.Expect(page.Locator("dialog[open] .btn.primary")).ToBeDisabledAsync();
            await page.FillAsync("#restrict-reason", "2026/14");
            await page.Locator("dialog[open] .btn.primary").ClickAsync();
            await Assertions.Expect(page.Locator("#release")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".note")).ToContainTextAsync("2026/14");
            Assert.Equal(0, await page.Locator("a[href$='/edit'].btn").CountAsync());
            Assert.Equal([], await visit.AccessibilityFaultsAsync());

            await page.Locator("a[href$='/data']").ClickAsync();
            await Assertions.Expect(page.Locator("a[href$='/data.json']")).ToBeVisibleAsync();
            var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("a[href$='/data.json']"));
            var text = await File.ReadAllTextAsync(await download.PathAsync());
            Assert.Contains(name.Split(' ')[^1], text, StringComparison.Ordinal);
            Assert.Contains("2026/14", text, StringComparison.Ordinal);
            Assert.Contains("\"withdrawnOn\": \"20", text, StringComparison.Ordinal);

            await page.GoBackAsync();
            await page.ClickAsync("#release");
            await Assertions.Expect(page.Locator("#restrict")).ToBeVisibleAsync();
        }, $"rights-{language}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [InlineData("bg", "rhodope-governance", Screen.Phone)]
    [InlineData("sr-Latn", "centrir-ler", Screen.Desktop)]
    public async Task The_paper_is_counted_and_a_donor_sees_that_it_differs(string language, string programme, Screen screen)
    {
        // A server of its own: the donor's numbers are compared.
        await using var server = new WebServer();
        await server.StartAsync();
        await using var coordinator = await fixture.OpenAsync(language, screen, server: server);
        await coordinator.SignInAsync($"coordinator.{programme}@demo.local", "Demo-2026!");
        await using var donor = await fixture.OpenAsync(language, screen, server: server);
        await donor.SignInAsync($"donor.{programme}@demo.local", "Demo-2026!");
        await coordinator.StoryAsync(async page =>
        {
            await page.GotoAsync($"/language?tag={language}&returnUrl=/programmes/{programme}/reconciliation");
            await page.Locator("#events tbody tr", new() { HasNot = page.Locator("td:nth-child(5):text-is('0')") }).Last.Locator("a.ttl").ClickAsync();
            var days = page.Locator("#days tbody tr");
            var counted = int.Parse((await days.First.Locator("td:nth-child(3)").InnerTextAsync()).Trim(), System.Globalization.CultureInfo.InvariantCulture);
            await days.First.Locator("button").ClickAsync();
            await page.FillAsync("#count", "-1");
            await page.PressAsync("#count", "Tab");
            await page.Locator("#days button[type=submit]").EvaluateAsync("b => { b.form.noValidate = true; b.click() }");
            await Assertions.Expect(page.Locator("#days .field-error")).ToBeVisibleAsync();
            await page.FillAsync("#count", (counted + 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
            await page.FillAsync("#note", "№ 14, № 15");
            await page.Locator("#days button[type=submit]").ClickAsync();
            await Assertions.Expect(days.First.Locator(".chip")).ToHaveTextAsync("+2");
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));

            await donor.Page.GotoAsync($"/programmes/{programme}/reconciliation");
            await Assertions.Expect(donor.Page.Locator("#events .chip.ex")).ToHaveCountAsync(1);
            Assert.Equal(0, await donor.Page.GetByText("№ 14").CountAsync());
            // A role that must not is led to the page that says so.
            var refused = await donor.Page.APIRequest.GetAsync(server.Url + "/people/1/data.json");
            Assert.Contains("/account/denied", refused.Url, StringComparison.Ordinal);
        }, $"paper-{language}");
        Assert.Equal([], coordinator.Complaints);
        Assert.Equal([], donor.Complaints);
    }
}
