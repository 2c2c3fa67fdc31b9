using Bunit;
using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Shared.Matching;

namespace CapacityPrograms.Tests.Shared.Matching;

/// <summary>While a person is typed: who may be meant, and why.</summary>
public sealed class LikelyPeopleTests : PageContext
{
    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    [InlineData("bg")]
    public async Task Who_may_be_meant_is_read_out_with_the_reasons_and_taken_by_a_button_that_names_them(string language)
    {
        SignIn(language);
        LikelyPerson? chosen = null;
        var page = Render<LikelyPeople>(p => p.Add(l => l.Typed, Typed("Тарик", "Водић")).Add(l => l.OnChosen, c => chosen = c));

        var line = page.WaitForElement("[aria-live=polite] li");
        Assert.Contains("Tarik Vodić", line.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(line.QuerySelectorAll(".reasons li"));
        Assert.EndsWith(": Tarik Vodić", page.Find("button").TextContent.Trim(), StringComparison.Ordinal);
        await page.Find("button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("button")));
        Assert.Equal(Small.Trainers[0], chosen?.Id);
    }

    [Fact]
    public async Task For_nobody_who_is_known_nothing_is_said_and_who_may_not_search_is_told_of_nobody()
    {
        SignIn("en");
        var page = Render<LikelyPeople>(p => p.Add(l => l.Typed, Typed("Xenia", "Qwerty")));
        await Task.Delay(300);
        Assert.Empty(page.FindAll("li"));
        SignIn("en", Small.Donor);
        page = Render<LikelyPeople>(p => p.Add(l => l.Typed, Typed("Tarik", "Vodić")));
        await Task.Delay(300);
        Assert.Empty(page.FindAll("li"));
    }

    private static IdentityRecord Typed(string given, string family) =>
        new(0, [new SpelledName(given, family)], null, Sex.NotStated, null, null, [], []);
}
