using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>The main job from plan to figure: a coordinator, a trainer and a donor, each at a device of their own.</summary>
[Collection(BrowserCollection.Name)]
public sealed class TrainingStoryTests(ServerFixture fixture)
{
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
        var before = await FiguresAsync(donor.Page, code);

        await using var trainer = await SignedInAsync("trainer", code, language, screen);
        await trainer.StoryAsync(page => MarkAsync(page, id, screen), $"mark-{code}");

        await donor.StoryAsync(async page =>
        {
            var after = await FiguresAsync(page, code);
            Assert.Equal((before.People + 14, before.Attendances + 14, before.PersonDays + 26), after);
            await FigureLink(page, Words.In(language), "People").ClickAsync();
            await Assertions.Expect(page.Figure()).ToHaveTextAsync(new Regex($@"^\s*{after.People}\s*$"));
            // A long list is drawn where it is looked at: its last row has the number of people.
            var list = page.Group(Words.In(language).Progress["Figure.Reached"]);
            await list.ToEndAsync();
            await Assertions.Expect(list.Rows().Last.Cells().First).ToHaveTextAsync(after.People.ToString(CultureInfo.InvariantCulture));
            // MAKERS lets its donors see names, the Bulgarian programme does not.
            Assert.Equal(code == "makers", (await list.InnerTextAsync()).Contains("Вписани", StringComparison.Ordinal));
        }, $"donor-{code}");
        Assert.Equal((14, 26m), await WorkbookAsync(coordinator.Context, id));
        Assert.All(new[] { coordinator, trainer, donor }, visit => Assert.Equal([], visit.Complaints));
    }

    private static async Task<int> PlanAsync(IPage page, string code, Screen screen, string[] units)
    {
        // Days that have passed, since only those count. Far from the demonstration's days, and apart from each other: one trainer
        // cannot be at two of these trainings.
        var day = DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(screen == Screen.Phone ? 20144 : 20130);
        await OwnEvent.BeginAsync(page, code, "Двудневно обучение „Č ć đ ł ї“", day, new(9, 0), new(12, 0));
        var words = await Words.OfAsync(page);
        Assert.True(await OwnEvent.AllTrainersAsync(page) >= 2);
        await page.Button(words.Event["AddDay"]).ClickAsync();
        await OwnEvent.Session(page, words, 2).Field(words.Common["Day"]).HoldsAsync(day.AddDays(1));
        var id = await OwnEvent.SaveAsync(page);
        await OwnEvent.ToOverview(page, words).ClickAsync();
        await Assertions.Expect(page.GetByText("09:00–12:00")).ToHaveCountAsync(2);
        await OwnEvent.ToParticipants(page, words).ClickAsync();

        await OwnEvent.StateButton(page, words, "Confirmed").ClickAsync();
        await page.OpenDialog().Button(words.Event["To.Confirmed"]).ClickAsync();
        await Assertions.Expect(page.Content().Text(words.Common["EventState.Confirmed"]).First).ToBeVisibleAsync();
        await Assertions.Expect(OwnEvent.StateButton(page, words, "Held")).ToBeVisibleAsync();

        await OwnEvent.Participants(page, words).Link(words.Event["AddList"]).ClickAsync();
        var lines = units.SelectMany((unit, u) => Enumerable.Range(1, 3)
            .Select(n => $"Участник{u}{n} Вписани{u}{n}от{id}; {unit}; stručnjak; ucesnik{u}{n}.{id}@example.org"));
        await page.Field(words.Import["Paste"]).FillAsync(string.Join('\n', lines));
        await page.Field(words.Import["GroupFor"]).ChooseAsync(1);
        await page.Button(words.Import["ShowPreview"]).ClickAsync();
        await Assertions.Expect(page.Panel(words.Import["Preview"]).Rows()).ToHaveCountAsync(12);
        // Those of the other runs are called nearly so.
        await OwnEvent.DecideAsync(page, words, isKnown: false);
        await OwnEvent.TakeInAsync(page, words, 12);
        await Assertions.Expect(OwnEvent.Participants(page, words).Rows()).ToHaveCountAsync(12);
        return id;
    }

    private static async Task MarkAsync(IPage page, int id, Screen screen)
    {
        var sheet = await AttendanceSheet.OpenAsync(page, id);
        var words = sheet.Words;
        await sheet.RestPresent.ClickAsync();
        await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(12);

        await sheet.AddWalkIn.ClickAsync();
        await NameAsync("Неочакван", "Гост");
        // In a hurry people press twice.
        await page.OpenDialog().Button(words.Attendance["AddAndMark"]).DblClickAsync();
        await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(13);
        await page.ClosedAsync();

        // On the second day a deputy sits in the first person's place.
        if (screen == Screen.Phone) await sheet.ShowAsync(2);
        var (person, session) = await sheet.WhoAsync(sheet.Marks("Cleared").First);
        Assert.Equal(2, session);
        if (screen == Screen.Phone) await sheet.Other(person).ClickAsync();
        else
        {
            await sheet.Cell(person, session).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
        }
        await sheet.Under(person, session).Button(words.Attendance["SomebodyElse"]).ClickAsync();
        await NameAsync("Заместник", "Дошъл");
        await page.OpenDialog().Button(words.Common["Save"]).ClickAsync();
        await Assertions.Expect(sheet.People).ToHaveCountAsync(14);
        await sheet.RestPresent.ClickAsync();
        await AllPresentAsync();
        await page.ReloadAsync();
        await AllPresentAsync();

        async Task NameAsync(string given, string family)
        {
            // What is filled in before the dialog has taken the focus would go to where the focus is.
            await page.FocusIsInAsync(page.OpenDialog());
            await page.OpenDialog().Field(words.Attendance["GivenName"]).FillAsync(given);
            await page.OpenDialog().Field(words.Attendance["FamilyName"]).FillAsync(family);
        }

        // Thirteen on each day, which a phone shows one after the other.
        async Task AllPresentAsync()
        {
            if (screen != Screen.Phone)
            {
                await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(26);
                return;
            }
            foreach (var day in new[] { 1, 2 })
            {
                await sheet.ShowAsync(day);
                await Assertions.Expect(sheet.Marks("Present")).ToHaveCountAsync(13);
            }
        }
    }

    private async Task<Visit> SignedInAsync(string role, string code, string language, Screen screen)
    {
        var visit = await fixture.OpenAsync(screen: screen);
        await visit.SignInAsync($"{role}.{code}@demo.local");
        await visit.Page.SpeakAsync(language, "/schedule");
        return visit;
    }

    // The page begins with its figures; the tables under them sum up to the same ones.
    private static ILocator FigureLink(IPage page, Words words, string figure) =>
        page.Content().Link(new Regex($"^{Regex.Escape(words.Progress[figure])}: ")).First;

    private static async Task<(int People, int Attendances, decimal PersonDays)> FiguresAsync(IPage page, string code)
    {
        await page.GotoAsync($"/programmes/{code}/progress");
        var words = await Words.OfAsync(page);
        var texts = new List<string>();
        foreach (var figure in new[] { "People", "Attendances", "PersonDays" }) texts.Add(await FigureLink(page, words, figure).InnerTextAsync());
        return (Sight.Number(texts[0]), Sight.Number(texts[1]), decimal.Parse(texts[2].Replace(',', '.'), CultureInfo.InvariantCulture));
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
}
