using Bunit;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Programmes.Sections;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Programmes.Sections;

/// <summary>Several slots at once, for what a source counts and does not name.</summary>
public sealed class SlotsFormTests : PageContext
{
    private int _added;

    private static string Word(string key) => Texts.Of<ProgrammeTexts>()[key].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("pl")]
    [InlineData("uk")]
    public async Task What_is_wrong_is_said_at_its_field_and_the_slots_are_then_added_with_their_numbers(string language)
    {
        SignIn(language);
        var page = await SlotsAsync();
        await Field(page, Word("HowMany")).ChangeAsync("201");
        await Field(page, Word("Cohort")).ChangeAsync("2027");
        await SaveAsync(page);
        await FollowRefusalsAsync(page);
        Assert.Equal(Refusal("Range", 1, SectionService.MostSlots), Wrong(page, Field(page, Word("HowMany"))));
        Assert.Equal(Refusal("Required"), Wrong(page, Field(page, Word("SlotLabel"))));
        Assert.Equal(("201", "2027"), (Field(page, Word("HowMany")).GetAttribute("value"), Field(page, Word("Cohort")).GetAttribute("value")));
        await Field(page, Word("HowMany")).ChangeAsync("2");
        await Field(page, Word("SlotLabel")).ChangeAsync("{0}. opština");
        await ChooseAsync(page, Word("Role"), Common("UnitRole.Partner"));

        await SaveAsync(page);

        page.WaitForAssertion(() => Assert.Equal(1, _added));
        await using var db = Small.Open();
        var slots = await db.ProgrammeUnits.Where(u => u.UnitId == null).OrderBy(u => u.Order).ToListAsync();
        Assert.Equal(["1. opština", "2. opština"], slots.Select(s => s.SlotLabel.Texts["bs"]));
        Assert.All(slots, s => Assert.Equal((UnitRole.Partner, "2027"), (s.Role, s.Cohort)));
    }

    [Theory]
    [InlineData("bs")]
    [InlineData("bg")]
    public async Task Who_only_reads_adds_none(string language)
    {
        SignIn(language, Small.Donor);
        var page = await SlotsAsync();
        await Field(page, Word("SlotLabel")).ChangeAsync("Opština");

        await SaveAsync(page);

        WaitForRefusal(page, "Forbidden");
        Assert.Equal(0, _added);
    }

    private async Task<IRenderedComponent<SlotsForm>> SlotsAsync()
    {
        var page = Render<SlotsForm>(p => p.Add(s => s.Code, "mali").Add(s => s.Language, "bs").Add(s => s.OnAdded, () => _added++));
        await page.Find("button[aria-expanded=false]").ClickAsync(new());
        page.WaitForElement("form.form");
        return page;
    }
}
