using Bunit;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class NameOrGapTests : KitContext
{
    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("uk")]
    public void A_name_is_in_its_own_language_and_where_there_is_none_that_is_said(string language)
    {
        Language.Of(language).Use();
        var name = Render<NameOrGap>(p => p.Add(n => n.Text, LocalizedText.Of("bg", "Смолян")).Add(n => n.Original, "bg"));
        Assert.Equal(("bg", "Смолян"), (name.Find("span").GetAttribute("lang"), name.Find("span").TextContent));
        Assert.Equal(Texts.Of<CommonTexts>()["NotStated"].Value, Render<NameOrGap>().Find(".gap").TextContent);
    }
}
