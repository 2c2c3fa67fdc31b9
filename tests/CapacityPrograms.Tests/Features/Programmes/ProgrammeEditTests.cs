using Bunit;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Programmes;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Programmes;

/// <summary>The details of a programme as they are filled in.</summary>
public sealed class ProgrammeEditTests : PageContext
{
    private static string Word(string key) => Texts.Of<ProgrammeTexts>()[key].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("uk")]
    [InlineData("bg")]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_stays(string language)
    {
        SignIn(language);
        var page = OpenMali();
        (string Label, string Typed, string Refusal)[] wrong =
        [
            (Common("Name"), "", Refusal("Required")), (Word("Country"), "Bosna", Refusal("CountryCode")), (Word("Ends"), "2025", Refusal("EndBeforeStart")),
            (Word("DurationMonths"), "601", Refusal("Range", 1, 600)), (Word("SectorCode"), "151", Refusal("FiveDigits")),
            (Word("FullDay"), "40", ""), (Word("HalfDay"), "50", Refusal("Range", 1, 40)), (Word("Completion"), "0", Refusal("Range", 1, 100)),
        ];
        foreach (var (label, typed, _) in wrong) await Field(page, label).ChangeAsync(typed);

        await SaveAsync(page);

        await FollowRefusalsAsync(page);
        foreach (var (label, typed, refusal) in wrong)
        {
            Assert.Equal(refusal, Wrong(page, Field(page, label)) ?? "");
            Assert.Equal(typed, Field(page, label).GetAttribute("value") ?? "");
        }
        Assert.Equal(wrong.Length - 1, page.FindAll("[role=alert] li").Count);
    }

    [Theory]
    [InlineData("en", "15/12/2026", "June 2028", "2026-12-15", "2028-06")]
    [InlineData("bg", "15.12.2026 г.", "06.2028", "2026-12-15", "2028-06")]
    [InlineData("pl", "15 grudnia 2026", "2028", "2026-12-15", "2028")]
    public async Task What_was_typed_is_saved_and_its_dates_as_precisely_as_somebody_knows(
        string language, string starts, string ends, string startsOn, string endsOn)
    {
        SignIn(language);
        var page = OpenMali();
        await Field(page, Common("Name")).ChangeAsync("Мали, али „велики“ програм");
        await Field(page, Word("ShortName")).ChangeAsync("MP-2");
        await ChooseAsync(page, Common("State"), Common("ProgrammeState.Finished"));
        await Field(page, Word("Starts")).ChangeAsync(starts);
        await Field(page, Word("Ends")).ChangeAsync(ends);
        await Field(page, Word("DurationMonths")).ChangeAsync("18");
        await Field(page, Word("HalfDay")).ChangeAsync("35");
        await Box(page, Word("DonorSeesNames")).ChangeAsync(true);

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Equal("/programmes/mali", Path));
        await using var db = Small.Open();
        var row = await db.Programmes.SingleAsync(p => p.Code == "mali");
        Assert.Equal(("Мали, али „велики“ програм", "MP-2", ProgrammeState.Finished), (row.Name.Texts["bs"], row.ShortName, row.State));
        Assert.Equal(
            (startsOn, endsOn, 18, 0.35m, true),
            (row.StartsOn.ToString(), row.EndsOn.ToString(), row.DurationMonths, row.HalfDayShare, row.DonorSeesNames));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task A_programme_does_not_come_to_stand_under_itself(string language)
    {
        SignIn(language);
        await using (var db = Small.Open())
            await db.Programmes.Where(p => p.Id == Small.OtherProgrammeId).ExecuteUpdateAsync(s => s.SetProperty(p => p.ParentId, Small.ProgrammeId));
        var page = OpenMali();
        await ChooseAsync(page, Word("PartOf"), "Drugi program");

        await SaveAsync(page);

        Assert.Equal(Refusal("UnderItself"), WaitForWrong(page, Word("PartOf")));
        Assert.Equal("Drugi program", Field(page, Word("PartOf")).GetAttribute("value"));
    }

    [Fact]
    public async Task A_change_of_somebody_else_is_not_overwritten()
    {
        SignIn("pl");
        var page = OpenMali();
        await Field(page, Word("ShortName")).ChangeAsync("MP-3");
        await using (var db = Small.Open()) await db.Programmes.ExecuteUpdateAsync(s => s.SetProperty(p => p.Version, p => p.Version + 1));

        await SaveAsync(page);

        WaitForRefusal(page, "ChangedMeanwhile");
        Assert.Equal("MP-3", Field(page, Word("ShortName")).GetAttribute("value"));
    }

    [Theory]
    [InlineData("bs")]
    [InlineData("bg")]
    public void For_who_only_reads_there_is_no_such_page(string language)
    {
        SignIn(language, Small.Donor);
        var page = Render<ProgrammeEdit>(p => p.Add(e => e.Code, "mali"));

        page.WaitForAssertion(() => Assert.Contains(Common("NotFoundTitle"), page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task Who_coordinates_no_longer_saves_nothing()
    {
        SignIn("en", Small.Coordinator);
        var page = OpenMali();
        await Field(page, Word("ShortName")).ChangeAsync("MP-3");
        await using (var db = Small.Open()) await db.ProgrammeAccess.ExecuteUpdateAsync(s => s.SetProperty(a => a.Role, AccessRole.Donor));

        await SaveAsync(page);

        WaitForRefusal(page, "Forbidden");
        Assert.Equal("MP-3", Field(page, Word("ShortName")).GetAttribute("value"));
        await using var after = Small.Open();
        Assert.Null(await after.Programmes.Where(p => p.Code == "mali").Select(p => p.ShortName).SingleAsync());
    }

    private IRenderedComponent<ProgrammeEdit> OpenMali() => Open<ProgrammeEdit>(p => p.Add(e => e.Code, "mali"));
}
