using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

/// <summary>What is stated of a trainer, in the form of the person.</summary>
public sealed class TrainerInputTests : PageContext
{
    private static string Word(string key, params object[] of) => Texts.Of<PeopleTexts>()[key, of].Value;

    [Theory]
    [InlineData("en", "24/12/2026", "23/12/2026", "26/12/2026")]
    [InlineData("bs", "24.12.2026.", "23.12.26", "26. decembar 2026.")]
    [InlineData("pl", "24.12.2026", "2026-12-23", "26 grudnia 2026")]
    [InlineData("bg", "24.12.2026", "23.12.2026", "26.12.26")]
    public async Task Days_away_are_refused_at_their_fields_and_saved_as_the_reader_writes_them(string language, string from, string before, string to)
    {
        SignIn(language);
        var page = OpenTarik();
        await Box(page, Word("IsTrainer")).ChangeAsync(true);
        page.WaitForAssertion(() => Button(page, Word("AddAbsence")));
        await Button(page, Word("AddAbsence")).ClickAsync(new());
        Assert.Equal(Word("AbsenceN", 1), page.Find("fieldset [role=group]").GetAttribute("aria-label"));
        await page.Find("#away-to-0").ChangeAsync(before);

        await SaveAsync(page);

        await FollowRefusalsAsync(page);
        Assert.Equal(Refusal("Required"), Wrong(page, page.Find("#away-from-0")));
        await page.Find("#away-from-0").ChangeAsync(from);
        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Equal(Refusal("EndBeforeStart"), Wrong(page, page.Find("#away-to-0"))));
        await page.Find("#away-to-0").ChangeAsync(to);
        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Equal($"/people/{Small.Trainers[0]}", Path));
        await using var db = Small.Open();
        var absence = await db.TrainerAbsences.SingleAsync();
        Assert.Equal((new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 26)), (absence.From, absence.To));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("uk")]
    [InlineData("sr-Latn")]
    public async Task Languages_and_topics_are_saved_and_one_day_is_stated_by_its_first_alone(string language)
    {
        SignIn(language);
        var page = OpenTarik();
        await Box(page, Word("IsTrainer")).ChangeAsync(true);
        page.WaitForAssertion(() => Button(page, Word("AddAbsence")));
        await page.FindAll("fieldset.choices")[0].QuerySelectorAll("input")[0].ChangeAsync(true);
        await Field(page, Word("TrainingTopics")).ChangeAsync("Budžet; прозорість");
        await Button(page, Word("AddAbsence")).ClickAsync(new());
        await page.Find("#away-from-0").ChangeAsync("2026-12-24");

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Equal($"/people/{Small.Trainers[0]}", Path));
        await using var db = Small.Open();
        var tarik = await db.People.Include(p => p.Absences).SingleAsync(p => p.Id == Small.Trainers[0]);
        Assert.Equal((true, "Budžet; прозорість"), (tarik.IsTrainer, tarik.TrainingTopics));
        Assert.Single(tarik.TrainingLanguages!.Split(' '));
        Assert.Equal(tarik.Absences[0].From, tarik.Absences[0].To);
    }

    [Fact]
    public async Task Days_that_are_taken_away_again_are_gone_and_what_is_no_day_is_kept_until_it_is_one()
    {
        SignIn("bg");
        var page = OpenTarik();
        await Box(page, Word("IsTrainer")).ChangeAsync(true);
        page.WaitForAssertion(() => Button(page, Word("AddAbsence")));
        await Button(page, Word("AddAbsence")).ClickAsync(new());
        await page.Find("#away-from-0").ChangeAsync("31.02.2026");

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.NotNull(Wrong(page, page.Find("#away-from-0"))));
        await FollowRefusalsAsync(page);
        Assert.Equal("31.02.2026", page.Find("#away-from-0").GetAttribute("value"));
        await page.FindAll("fieldset [role=group] button")[^1].ClickAsync(new());
        await SaveAsync(page);
        page.WaitForAssertion(() => Assert.Equal($"/people/{Small.Trainers[0]}", Path));
        await using var db = Small.Open();
        Assert.Empty(await db.TrainerAbsences.ToListAsync());
    }

    private IRenderedComponent<PersonEdit> OpenTarik() => Open<PersonEdit>(p => p.Add(e => e.Id, Small.Trainers[0]));
}
