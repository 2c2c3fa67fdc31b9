using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class PageStateTests : KitContext
{
    [Theory]
    [InlineData("en")]
    [InlineData("pl")]
    [InlineData("bg")]
    public void Until_the_page_has_what_it_shows_it_says_what_it_waits_for_or_why_there_is_nothing(string language)
    {
        Language.Of(language).Use();
        var words = Texts.Of<CommonTexts>();
        Assert.Equal(words["Loading"].Value, Draw(false, false).Find("[role=status] .sr").TextContent);
        Assert.Equal("Nobody may.", Draw(false, false, ("", "Nobody may.")).Find("[role=alert] li").TextContent.Trim());
        Assert.Equal(words["NotFoundTitle"].Value, Draw(true, false).Find("h1").TextContent);
        Assert.Empty(Draw(false, true).FindAll("*"));
    }

    private IRenderedComponent<PageState> Draw(bool isMissing, bool isRead, params (string, string)[] errors) =>
        Render<PageState>(p => p.Add(s => s.IsMissing, isMissing).Add(s => s.IsRead, isRead).Add(s => s.Errors, errors));
}
