using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class ErrorSummaryTests : KitContext
{
    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("uk")]
    public void What_is_about_no_field_is_said_as_text_under_the_readers_heading(string language)
    {
        Language.Of(language).Use();
        var page = Render<ErrorSummary>(p => p.Add(s => s.Errors, [("", "Nobody may."), ("Name", "Missing.")]));

        var alert = page.Find("[role=alert]");
        Assert.Equal(Texts.Of<CommonTexts>()["Errors"].Value, alert.QuerySelector("p")!.TextContent);
        Assert.Equal(["Nobody may.", "Missing."], page.FindAll("li").Select(l => l.TextContent.Trim()));
        Assert.Empty(page.FindAll("button"));
        // The focus is put on it after a refused save.
        Assert.Equal("-1", alert.GetAttribute("tabindex"));
    }

    [Fact]
    public void Without_a_refusal_nothing_is_there() => Assert.Empty(Render<ErrorSummary>(p => p.Add(s => s.Errors, [])).Markup.Trim());
}
