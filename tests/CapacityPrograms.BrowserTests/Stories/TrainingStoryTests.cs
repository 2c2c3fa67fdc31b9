using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>The main job from plan to figure: a coordinator, a trainer and a donor, each at a device of their own.</summary>
[Collection(BrowserCollection.Name)]
public sealed partial class TrainingStoryTests(ServerFixture fixture)
{
    private const string Password = "Demo-2026!";

    [SkippableTheory]
    [InlineData("rhodope-governance", "bg", Screen.Desktop, "Асеновград", "Баните", "Батак", "Борино")]
    [InlineData("rhodope-governance", "en", Screen.Phone, "Кирково", "Кърджали", "Лъки", "Мадан")]
    [InlineData("makers", "bg", Screen.Desktop, "Trnovo", "Nova partnerska JLS 3", "Nova partnerska JLS 4", "Nova partnerska JLS 5")]
    [InlineData("makers", "en", Screen.Phone, "Trnovo", "Nova partnerska JLS 1", "Nova partnerska JLS 2", "Nova partnerska JLS 3")]
    public async Task A_two_day_training_becomes_figures_that_a_donor_opens(string code, string language, Screen screen, params string[] units)
    {
        await using var coordinator = await SignedInAsync("coordinator", code, language, screen);
        var id = 0;
        await coordinator.StoryAsync(async page => id = await PlanAsync(page, code, screen, units), $"plan-{code}");
        await using var donor = await SignedInAsync("donor", code, language, screen);
        var before = await FiguresAsync(donor, code);

        await using var trainer = await SignedInAsync("trainer", code, language, screen);
        await trainer.StoryAsync(page => MarkAsync(page, id, screen), $"mark-{code}");

        await donor.StoryAsync(async page =>
        {
            var after = await FiguresAsync(donor, code);
            Assert.Equal((before.People + 14, before.Attendances + 14, before.PersonDays + 26), after);
            await page.Locator(".figs a.v").First.ClickAsync();
            await page.Locator("#figure-total").WaitForAsync();
            Assert.Equal(after.People, Number(await page.Locator("#figure-total").InnerTextAsync()));
            // A long list is drawn where it is looked at: its last row has the number of people.
            await page.WaitForFunctionAsync("""
                people => {
                    const list = document.querySelector('.scroll.long');
                    if (list) list.scrollTop = list.scrollHeight;
                    return [...document.querySelectorAll('#figure-rows tbody tr td:first-child')].at(-1)?.innerText === people;
                }
                """, after.People.ToString(CultureInfo.InvariantCulture));
            // MAKERS lets its donors see names, the Bulgarian programme does not.
            Assert.Equal(code == "makers", (await page.Locator("#figure-rows").InnerTextAsync()).Contains("Вписани", StringComparison.Ordinal));
        }, $"donor-{code}");
        Assert.Equal((14, 26m), await WorkbookAsync(coordinator.Context, id));
        Assert.All(new[] { coordinator, trainer, donor }, visit => Assert.Equal([], visit.Complaints));
    }

    private static async Task<int> PlanAsync(IPage page, string code, Screen screen, string[] units)
    {
        // Far from the demonstration's days, and apart from each other: one trainer cannot be at two of these trainings.
        var day = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(screen == Screen.Phone ? 20874 : 20860);
        await page.GotoAsync($"/events/new?programme={code}");
        await page.FillAsync("#title", "Двудневно обучение „Č ć đ ł ї“");
        await page.FillAsync("#s0-day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.FillAsync("#s0-from", "09:00");
        await page.FillAsync("#s0-to", "12:00");
        var trainers = page.Locator(".session-editor").First.Locator("fieldset").First.Locator("input[type=checkbox]");
        Assert.True(await trainers.CountAsync() >= 2);
        for (var i = 0; i < await trainers.CountAsync(); i++) await trainers.Nth(i).CheckAsync();
        await page.Locator("form .btn:has(use[href$='#calendar'])").ClickAsync();
        await Assertions.Expect(page.Locator("#s1-day")).ToHaveValueAsync(day.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Locator(".form-acts button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(EventUrl());
        var id = int.Parse(EventUrl().Match(page.Url).Groups[1].Value, CultureInfo.InvariantCulture);

        await Assertions.Expect(page.GetByText("09:00–12:00")).ToHaveCountAsync(2);

        await page.Locator(".panel .row > button.btn.sm").Nth(1).ClickAsync();
        await page.Locator("dialog[open] .btn.primary").ClickAsync();
        await page.Locator(".head .chip.prim").WaitForAsync();

        await page.Locator(".panel:has(#add-person) header .linklike").ClickAsync();
        var lines = units.SelectMany((unit, u) => Enumerable.Range(1, 3).Select(n => $"Участник{u}{n} Вписани{u}{n}от{id}; {unit}; stručnjak; ucesnik{u}{n}.{id}@example.org"));
        await page.FillAsync("#paste-text", string.Join('\n', lines));
        await page.SelectOptionAsync("#paste-group", new SelectOptionValue { Index = 1 });
        await page.Locator("dialog[open] footer .btn.primary").ClickAsync();
        await Assertions.Expect(page.Locator("dialog[open] tbody tr")).ToHaveCountAsync(12);
        await page.Locator("dialog[open] footer .btn.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".panel:has(#add-person) > div table tbody tr, .panel:has(#add-person) table tbody tr")).ToHaveCountAsync(12);
        return id;
    }

    private static async Task MarkAsync(IPage page, int id, Screen screen)
    {
        await page.GotoAsync($"/events/{id}/attendance");
        var rest = page.Locator(".sheet-acts .btn").First;
        await rest.ClickAsync();
        await Assertions.Expect(page.Locator("button.mark.p")).ToHaveCountAsync(12);

        await page.Locator("[data-walk-in]").ClickAsync();
        await page.FillAsync("#w-given", "Неочакван");
        await page.FillAsync("#w-family", "Гост");
        // In a hurry people press twice.
        await page.Locator("dialog[open] footer .btn.primary").DblClickAsync();
        await Assertions.Expect(page.Locator("button.mark.p")).ToHaveCountAsync(13);

        // On the second day a deputy sits in the first person's place.
        if (screen == Screen.Phone) await page.Locator(".sesspick button").Nth(1).ClickAsync();
        if (screen == Screen.Phone) await page.Locator(".sheet tbody tr .other").First.ClickAsync();
        else
        {
            await page.Locator("button.mark.u").First.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
        }
        await page.Locator(".pop .linklike").ClickAsync();
        await page.FillAsync("#w-given", "Заместник");
        await page.FillAsync("#w-family", "Дошъл");
        await page.Locator("dialog[open] footer .btn.primary").ClickAsync();
        await Assertions.Expect(page.Locator(".sheet tbody tr:has(td.no)")).ToHaveCountAsync(16);
        await page.Locator(".sheet-acts .btn").First.ClickAsync();
        await Assertions.Expect(page.Locator("button.mark.p")).ToHaveCountAsync(26);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("button.mark.p")).ToHaveCountAsync(26);
    }

    private async Task<Visit> SignedInAsync(string role, string code, string language, Screen screen)
    {
        var visit = await fixture.OpenAsync(screen: screen);
        await visit.Page.GotoAsync($"/account/login?returnUrl=/schedule");
        await visit.Page.FillAsync("input[name=\"Input.Email\"]", $"{role}.{code}@demo.local");
        await visit.Page.FillAsync("input[name=\"Input.Password\"]", Password);
        await visit.Page.Locator("form", new() { Has = visit.Page.Locator("input[name=\"Input.Password\"]") }).Locator("button[type=submit]").First.ClickAsync();
        await visit.Page.WaitForURLAsync("**/schedule");
        await visit.Page.GotoAsync($"/language?tag={language}&returnUrl=/schedule");
        Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
        return visit;
    }

    private static async Task<(int People, int Attendances, decimal PersonDays)> FiguresAsync(Visit visit, string code)
    {
        await visit.Page.GotoAsync($"/programmes/{code}/progress");
        var boxes = visit.Page.Locator(".figs a.v");
        await boxes.First.WaitForAsync();
        var texts = await boxes.AllInnerTextsAsync();
        return (Number(texts[0]), Number(texts[1]), decimal.Parse(texts[2].Replace(',', '.'), CultureInfo.InvariantCulture));
    }

    private static async Task<(int People, decimal PersonDays)> WorkbookAsync(IBrowserContext context, int id)
    {
        var answer = await context.APIRequest.GetAsync($"/events/{id}/attendance.xlsx");
        Assert.Equal(200, answer.Status);
        using var zip = new ZipArchive(new MemoryStream(await answer.BodyAsync()));
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var sheet = zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Select(e => XDocument.Load(e.Open()))
            .Single(x => x.Descendants(main + "tablePart").Any());
        var rows = sheet.Descendants(main + "row").Skip(1).ToList();
        return (rows.Count, rows.Sum(r => decimal.Parse(r.Elements(main + "c").Last().Element(main + "v")!.Value, CultureInfo.InvariantCulture)));
    }

    private static int Number(string text) => int.Parse(new string([.. text.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/events/(\d+)$")]
    private static partial Regex EventUrl();
}
