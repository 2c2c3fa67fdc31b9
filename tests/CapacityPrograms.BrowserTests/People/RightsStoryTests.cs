using System.Globalization;
using System.Text.RegularExpressions;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.People;

/// <summary>
/// Somebody asks what is kept of them, withdraws what they agreed to and disputes the rest; and the paper is counted against the system.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class RightsStoryTests(ServerFixture fixture)
{
    [SkippableTheory]
    [InlineData("bs", "makers", Screen.Phone)]
    [InlineData("uk", "liuboml-centre", Screen.Desktop)]
    public async Task Consent_own_data_and_restriction(string language, string programme, Screen screen)
    {
        await using var visit = await fixture.OpenAsync(language, screen);
        await visit.SignInAsync($"coordinator.{programme}@demo.local");
        await visit.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, "/people");
            await page.Panel(words.Common["People"]).Rows().Nth(3).GetByRole(AriaRole.Link).ClickAsync();
            var (add, consents) = (page.Button(words.People["AddConsent"]), page.Panel(words.People["Consents"]).Items());
            await Assertions.Expect(add).ToBeVisibleAsync();
            var name = (await page.Title().InnerTextAsync()).Trim();
            var dialog = page.OpenDialog();
            await add.ClickAsync();
            await dialog.Field(words.People["ConsentTextVersion"]).FillAsync("2026-02");
            await dialog.Field(words.People["ConsentDay"]).FillDayAsync(new(2026, 2, 3));
            await dialog.Button(words.Common["Save"]).DblClickAsync();
            await Assertions.Expect(consents).ToHaveCountAsync(1);
            await Assertions.Expect(consents).ToContainTextAsync("2026-02");
            await consents.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(consents.GetByText(new Regex($"^{words.People.Pattern("ConsentWithdrawn")}$"))).ToHaveCountAsync(1);
            await Assertions.Expect(consents).ToHaveCountAsync(1);

            var (restrict, release) = (page.Button(words.People["Restrict"]), page.Button(words.People["Release"]));
            await restrict.ClickAsync();
            var confirm = dialog.Button(words.People["Restrict"]);
            await Assertions.Expect(confirm).ToBeDisabledAsync();
            await dialog.Field(words.Common["Reason"]).FillAsync("2026/14");
            await confirm.ClickAsync();
            await Assertions.Expect(release).ToBeVisibleAsync();
            var note = page.Content().GetByText(new Regex($"^{words.People.Pattern("RestrictedSince")}\\s*2026/14$"));
            await Assertions.Expect(note).ToBeVisibleAsync();
            Assert.Equal(0, await page.Content().Link(words.Common["Edit"]).CountAsync());
            Assert.Equal([], await visit.AccessibilityFaultsAsync());

            await page.Link(words.People["OwnDataOpen"]).ClickAsync();
            var file = page.Link(words.People["AsFile"]);
            await Assertions.Expect(file).ToBeVisibleAsync();
            var download = await page.RunAndWaitForDownloadAsync(() => file.ClickAsync());
            var text = await File.ReadAllTextAsync(await download.PathAsync());
            Assert.Contains(name.Split(' ')[^1], text, StringComparison.Ordinal);
            Assert.Contains("2026/14", text, StringComparison.Ordinal);
            Assert.Contains("\"withdrawnOn\": \"20", text, StringComparison.Ordinal);

            await page.GoBackAsync();
            await release.ClickAsync();
            await Assertions.Expect(restrict).ToBeVisibleAsync();
        }, $"rights-{language}");
        Assert.Equal([], visit.Complaints);
    }

    [SkippableTheory]
    [InlineData("bg", "rhodope-governance", Screen.Phone)]
    [InlineData("sr-Latn", "centrir-ler", Screen.Desktop)]
    [Trait("Speed", "Slow")]
    public async Task The_paper_is_counted_and_a_donor_sees_that_it_differs(string language, string programme, Screen screen)
    {
        // A server of its own: the donor's numbers are compared.
        await using var server = new WebServer();
        await server.StartAsync();
        await using var coordinator = await fixture.OpenAsync(language, screen, server: server);
        await coordinator.SignInAsync($"coordinator.{programme}@demo.local");
        await using var donor = await fixture.OpenAsync(language, screen, server: server);
        await donor.SignInAsync($"donor.{programme}@demo.local");
        await coordinator.StoryAsync(async page =>
        {
            var words = await page.SpeakAsync(language, $"/programmes/{programme}/reconciliation");
            // The last event at which somebody was present.
            var events = page.Panel(words.Common["Events"]).Rows();
            await events.First.WaitForAsync();
            var present = new List<string>();
            foreach (var row in await events.AllAsync()) present.Add((await row.Cells().Nth(3).InnerTextAsync()).Trim());
            await events.Nth(present.FindLastIndex(number => number != "0")).GetByRole(AriaRole.Link).First.ClickAsync();
            var days = page.Panel(words.Progress["PaperAndSystem"]).Rows();
            var counted = Sight.Number(await days.First.Cells().Nth(1).InnerTextAsync());
            await days.First.GetByRole(AriaRole.Button).ClickAsync();
            var (count, save) = (days.Field(words.Progress["OnPaper"]), days.Button(words.Common["Save"]));
            await count.FillAsync("-1");
            await count.PressAsync("Tab");
            // The browser would not send it; the server refuses it too.
            await save.EvaluateAsync("b => { b.form.noValidate = true; b.click() }");
            await Assertions.Expect(days.Text(words.Refusal["Range", 0, 2000])).ToBeVisibleAsync();
            await count.FillAsync((counted + 2).ToString(CultureInfo.InvariantCulture));
            await days.Field(words.Common["Note"]).FillAsync("№ 14, № 15");
            await save.ClickAsync();
            await Assertions.Expect(days.First.Text("+2")).ToBeVisibleAsync();
            Assert.Equal([], await coordinator.AccessibilityFaultsAsync());
            Assert.Equal([], await PageFaults.OfAsync(page));

            await donor.Page.GotoAsync($"/programmes/{programme}/reconciliation");
            var theirs = await Words.OfAsync(donor.Page);
            await Assertions.Expect(donor.Page.Panel(theirs.Common["Events"]).Text(theirs.Progress.Plural("NDaysDiffer", 1))).ToHaveCountAsync(1);
            Assert.Equal(0, await donor.Page.GetByText("№ 14").CountAsync());
            // A role that must not is led to the page that says so.
            var refused = await donor.Page.APIRequest.GetAsync("/people/1/data.json");
            Assert.Contains("/account/denied", refused.Url, StringComparison.Ordinal);
        }, $"paper-{language}");
        Assert.Equal([], coordinator.Complaints);
        Assert.Equal([], donor.Complaints);
    }
}
