using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class TermHelpTests : KitContext
{
    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("bg")]
    public void A_named_button_opens_what_each_word_means(string language)
    {
        Language.Of(language).Use();
        var words = Texts.Of<TermTexts>();
        foreach (var term in Enum.GetValues<Term>())
        {
            var help = Render<TermHelp>(p => p.Add(t => t.Of, term));
            var opened = help.Find($"#{help.Find("button").GetAttribute("popovertarget")}");
            Assert.Contains(opened.QuerySelector("b")!.TextContent, help.Find("button").GetAttribute("aria-label"), StringComparison.Ordinal);
            Assert.Equal(words[$"Means.{term}"].Value, opened.QuerySelector("span")!.TextContent);
        }
    }
}
