using CapacityPrograms.BrowserTests.Support;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Stories;

/// <summary>How much a coordinator has to do: one press, one choice or one field that is typed counts one.</summary>
[Collection(BrowserCollection.Name)]
public sealed class InteractionTests(ServerFixture fixture)
{
    private const int Most = 25;

    [SkippableTheory]
    [InlineData("en-US", Screen.Desktop)]
    [InlineData("bg-BG", Screen.Phone)]
    public async Task Two_days_for_twelve_people_of_four_municipalities_are_planned_with_few_interactions(string locale, Screen screen)
    {
        await using var visit = await fixture.OpenAsync(locale, screen);
        await visit.SignInAsync("coordinator.rhodope-governance@demo.local");
        await visit.StoryAsync(async page =>
        {
            string[] units = ["Девин", "Лъки", "Борино", "Баните"];
            // Two runs on one server must not meet each other's people.
            var (tag, family) = screen == Screen.Phone ? ("на телефон", "Бройкова") : ("на бюро", "Броева");
            var known = Named(["Мария", "Елена", "Десислава", "Гергана", "Тодорка", "Невена", "Силвия"], family);
            await OwnEvent.BeginAsync(page, "rhodope-governance", $"По-рано {tag}", new(2028, 9, screen == Screen.Phone ? 4 : 5), new(9, 0), new(12, 0));
            await OwnEvent.PlannedAsync(page, known);
            var words = await Words.OfAsync(page);
            await page.GotoAsync("/schedule");
            var count = 0;

            await PressAsync(page.Content().Link(words.Schedule["NewEvent"]));
            await TypeAsync(page.Field(words.Event["Title"]), $"Два дни {tag}");
            var first = OwnEvent.Session(page, words, 1);
            count++;
            await first.Field(words.Common["Day"]).FillDayAsync(new(2028, 9, screen == Screen.Phone ? 11 : 13));
            await TypeAsync(first.Field(words.Common["From"]), "9:00");
            await TypeAsync(first.Field(words.Common["To"]), "16:00");
            await PressAsync(first.GetByRole(AriaRole.Checkbox).First);
            await PressAsync(page.Button(words.Event["AddDay"]));
            await OwnEvent.Session(page, words, 2).WaitForAsync();
            await TypeAsync(page.Field(words.Common["Venue"]), $"Дом на културата {tag}");
            count++;
            await OwnEvent.SaveAsync(page);
            await OwnEvent.ToOverview(page, words).ClickAsync();
            await Assertions.Expect(page.Content()).ToContainTextAsync($"Дом на културата {tag}");
            await OwnEvent.ToParticipants(page, words).ClickAsync();
            await PressAsync(OwnEvent.StateButton(page, words, "Confirmed"));
            await PressAsync(page.OpenDialog().Button(words.Event["To.Confirmed"]));
            await OwnEvent.StateButton(page, words, "Held").WaitForAsync();
            await PressAsync(OwnEvent.Participants(page, words).Link(words.Event["AddList"]));
            await TypeAsync(
                page.Field(words.Import["Paste"]),
                string.Join('\n', [.. known, .. Named(["Калина", "Ружа", "Зорница", "Боряна", "Ивета"], $"Нова-{family}")]));
            await PressAsync(page.Button(words.Import["ShowPreview"]));
            await PressAsync(page.Button(words.Import.Plural("Apply", 12)));
            await PressAsync(page.Link(words.Import["ToParticipants"]));

            await Assertions.Expect(OwnEvent.Participants(page, words).Rows()).ToHaveCountAsync(12);
            Assert.InRange(count, 1, Most);
            // Who was known is the same person: the seven have been at two events now.
            await page.GotoAsync($"/people?q={family}");
            await Assertions.Expect(page.Content().Rows()).ToHaveCountAsync(12);

            // With their addresses, as lists of municipalities have them: a name alone would be asked about.
            string[] Named(string[] given, string name) =>
                [.. given.Select((g, i) => $"{g} {name}; {units[i % 4]}; експерт; {screen}.{(name == family ? "a" : "b")}{i}@example.org")];

            Task PressAsync(ILocator what)
            {
                count++;
                return what.ClickAsync();
            }

            Task TypeAsync(ILocator field, string text)
            {
                count++;
                return field.FillAsync(text);
            }
        }, $"interactions-{locale}");
        Assert.Equal([], visit.Complaints);
    }
}
