using Bunit;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Programmes.Sections;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Programmes.Sections;

/// <summary>Who gets which topic, under what title, and which activities deliver it; each answer is saved as it is given.</summary>
public sealed class MatrixEditorTests : PageContext
{
    private static string Word(string key) => Texts.Of<ProgrammeTexts>()[key].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    [InlineData("bg")]
    public async Task An_answer_a_title_and_an_activity_are_saved_as_given(string language)
    {
        SignIn(language);
        var page = await MatrixAsync();
        Assert.Equal(Common("AudienceAnswer.NotStated"), Field(page, "Koordinatori").GetAttribute("value"));

        await ChooseAsync(page, "Koordinatori", Common("AudienceAnswer.Yes"));
        page.WaitForAssertion(() => Assert.Equal(Common("AudienceAnswer.Yes"), Field(page, "Koordinatori").GetAttribute("value")));
        await Field(page, Word("TitleForGroup")).ChangeAsync("Буџет за почетнике");
        page.WaitForAssertion(() => Assert.Equal("Буџет за почетнике", Field(page, Word("TitleForGroup")).GetAttribute("value")));
        await Box(page, "Trening").ChangeAsync(true);

        page.WaitForAssertion(() => Assert.True(Box(page, "Trening").HasAttribute("checked")));
        await using var db = Small.Open();
        var cell = await db.TopicAudiences.SingleAsync();
        Assert.Equal((AudienceAnswer.Yes, "Буџет за почетнике"), (cell.Answer, cell.TitleForGroup.Texts["bs"]));
        Assert.Equal(1, await db.TopicActivities.CountAsync());
    }

    [Fact]
    public async Task What_is_answered_while_the_last_answer_is_being_saved_is_saved_beside_it()
    {
        SignIn("en");
        var page = await MatrixAsync();

        var first = Field(page, Word("TitleForGroup")).ChangeAsync("Буџет за почетнике");
        await Box(page, "Trening").ChangeAsync(true);
        await first;

        page.WaitForAssertion(() => Assert.True(Box(page, "Trening").HasAttribute("checked")));
        Assert.Equal("Буџет за почетнике", Field(page, Word("TitleForGroup")).GetAttribute("value"));
        await using var db = Small.Open();
        Assert.Equal((1, 1), (await db.TopicAudiences.CountAsync(), await db.TopicActivities.CountAsync()));
    }

    [Theory]
    [InlineData("bs")]
    [InlineData("uk")]
    public async Task Who_coordinates_no_longer_changes_nothing_and_is_told(string language)
    {
        SignIn(language, Small.Coordinator);
        var page = await MatrixAsync();
        await using (var db = Small.Open())
            await db.ProgrammeAccess.ExecuteUpdateAsync(s => s.SetProperty(a => a.Role, CapacityPrograms.Data.Access.AccessRole.Donor));

        await Box(page, "Trening").ChangeAsync(true);

        WaitForRefusal(page, "Forbidden");
        await using var after = Small.Open();
        Assert.Equal(0, await after.TopicActivities.CountAsync());
    }

    private async Task<IRenderedComponent<MatrixEditor>> MatrixAsync()
    {
        await using (var db = Small.Open())
        {
            db.Topics.Add(new Topic { ProgrammeId = Small.ProgrammeId, Order = 1, Title = LocalizedText.Of("bs", "Budžet") });
            db.Activities.Add(new Activity { ProgrammeId = Small.ProgrammeId, Order = 1, Title = LocalizedText.Of("bs", "Trening") });
            await db.SaveChangesAsync();
        }
        var page = Render<MatrixEditor>(p => p.Add(m => m.Code, "mali"));
        await page.WaitForElement("button[aria-expanded=false]").ClickAsync(new());
        page.WaitForElement("fieldset");
        return page;
    }
}
