using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class NothingFitsTests : KitContext
{
    [Fact]
    public void Where_filters_are_the_reason_there_is_a_way_out()
    {
        Language.Of("pl").Use();
        var list = Render<NothingFits>(p => p.Add(n => n.Title, "Nikogo").Add(n => n.Why, "Inne słowo?").Add(n => n.ClearHref, "/people"));
        Assert.Equal(("Nikogo", "Inne słowo?"), (list.Find("b").TextContent, list.Find(".why").TextContent));
        Assert.Equal(("/people", Texts.Of<CommonTexts>()["ClearFilters"].Value), (list.Find("a").GetAttribute("href"), list.Find("a").TextContent.Trim()));
        Assert.Empty(Render<NothingFits>(p => p.Add(n => n.Title, "Nikogo")).FindAll("a"));
    }
}
