using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Attendance;

/// <summary>The sheet when things go wrong: a server that dies, two people on one cell, somebody who may not.</summary>
[Collection(BrowserCollection.Name)]
public sealed class SheetTests(ServerFixture fixture)
{
    private const string Password = "Demo-2026!";

    [SkippableFact]
    public async Task A_mark_is_not_shown_as_saved_before_it_is_and_survives_a_killed_server_once()
    {
        await using var server = new WebServer();
        await server.StartAsync();
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            var sheet = await OpenTodayAsync(page, server.Url, "trainer.makers@demo.local");
            var cell = page.Locator("button.mark.u:not([disabled])").First;
            var (registration, session) = (await cell.GetAttributeAsync("data-reg"), await cell.GetAttributeAsync("data-ses"));
            var mark = page.Locator($"button.mark[data-reg='{registration}'][data-ses='{session}']");
            await server.KillAsync();
            await mark.EvaluateAsync("cell => cell.click()");
            await Assertions.Expect(page.Locator("[data-unsent]")).ToBeVisibleAsync();
            await Assertions.Expect(mark).ToHaveAttributeAsync("data-value", "Cleared");

            await server.StartAsync();
            await page.GotoAsync(sheet);
            await Assertions.Expect(mark).ToHaveAttributeAsync("data-value", "Present");
            await Assertions.Expect(page.Locator("[data-unsent]")).ToBeHiddenAsync();
            await mark.ClickAsync();
            await Assertions.Expect(page.Locator(".pop .log li")).ToHaveCountAsync(1);
        });
    }

    [SkippableFact]
    public async Task Two_values_of_one_cell_are_both_shown_and_one_is_chosen()
    {
        await using var first = await fixture.OpenAsync();
        await using var second = await fixture.OpenAsync();
        await second.StoryAsync(async page =>
        {
            var sheet = await OpenTodayAsync(first.Page, fixture.Server.Url, "coordinator.rozwoj-lokalny@demo.local");
            await OpenTodayAsync(page, fixture.Server.Url, "admin@demo.local", sheet);
            var cell = first.Page.Locator("button.mark.u:not([disabled])").First;
            var (registration, session) = (await cell.GetAttributeAsync("data-reg"), await cell.GetAttributeAsync("data-ses"));
            await cell.ClickAsync();
            var theirs = page.Locator($"button.mark[data-reg='{registration}'][data-ses='{session}']");
            // The other sheet sees the mark by itself.
            await Assertions.Expect(theirs).ToHaveAttributeAsync("data-value", "Present");

            // What a sheet knows that had not looked yet.
            await theirs.EvaluateAsync("cell => { cell.dataset.version = '0'; cell.focus(); }");
            await page.Keyboard.PressAsync("a");
            await Assertions.Expect(page.Locator(".pop.conflict .vs > div")).ToHaveCountAsync(2);
            await Assertions.Expect(theirs).ToHaveAttributeAsync("data-value", "Present");
            await page.Locator(".pop.conflict [data-set]").ClickAsync();
            await Assertions.Expect(theirs).ToHaveAttributeAsync("data-value", "Absent");
            await Assertions.Expect(first.Page.Locator($"button.mark[data-reg='{registration}'][data-ses='{session}']")).ToHaveAttributeAsync("data-value", "Absent");
        });
    }

    [SkippableFact]
    public async Task All_present_and_its_undo_are_one_press_each()
    {
        await using var visit = await fixture.OpenAsync(screen: Screen.Phone);
        await visit.StoryAsync(async page =>
        {
            await OpenTodayAsync(page, fixture.Server.Url, "coordinator.liuboml-centre@demo.local");
            var marked = page.Locator(".sheet td.m.sel button.mark:not(.u)");
            await Assertions.Expect(page.Locator(".sheet")).ToBeVisibleAsync();
            var before = await marked.CountAsync();
            await page.Locator(".sheet-acts .btn").First.ClickAsync();
            await Assertions.Expect(page.Locator(".sheet td.m.sel button.mark.u .only-s")).ToHaveCountAsync(0);
            await page.Locator(".sheet-acts .btn.icon").ClickAsync();
            await Assertions.Expect(marked).ToHaveCountAsync(before);
        });
    }

    [SkippableTheory]
    [InlineData("donor.makers@demo.local")]
    [InlineData("coordinator.centrir-ler@demo.local")]
    public async Task Somebody_else_finds_no_sheet_no_form_and_no_workbook(string email)
    {
        await using var owner = await fixture.OpenAsync();
        var sheet = new Uri(await OpenTodayAsync(owner.Page, fixture.Server.Url, "coordinator.makers@demo.local")).AbsolutePath;
        await using var visit = await fixture.OpenAsync();
        await visit.StoryAsync(async page =>
        {
            await SignInAsync(page, fixture.Server.Url, email, "/schedule");
            foreach (var path in new[] { sheet, sheet.Replace("/attendance", "/edit", StringComparison.Ordinal), "/events/new?programme=makers" })
            {
                await page.GotoAsync(path);
                await page.Locator("h1").WaitForAsync();
                Assert.Equal(0, await page.Locator("button.mark, #title").CountAsync());
            }
            if (!email.StartsWith("donor", StringComparison.Ordinal))
                Assert.Equal(404, (await visit.Context.APIRequest.GetAsync(sheet + ".xlsx")).Status);
        });
    }

    private static async Task<string> OpenTodayAsync(IPage page, string server, string email, string? sheet = null)
    {
        await SignInAsync(page, server, email, "/attendance");
        if (sheet is null)
        {
            await page.Locator(".todo .do a.btn.primary").First.ClickAsync();
        }
        else
        {
            await page.GotoAsync(sheet);
        }
        await page.Locator("table.sheet button.mark[tabindex='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page.Url;
    }

    private static async Task SignInAsync(IPage page, string server, string email, string path)
    {
        await page.GotoAsync($"{server}/account/login?returnUrl={path}");
        await page.FillAsync("input[name=\"Input.Email\"]", email);
        await page.FillAsync("input[name=\"Input.Password\"]", Password);
        await page.Locator("form", new() { Has = page.Locator("input[name=\"Input.Password\"]") }).Locator("button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**" + path);
    }
}
