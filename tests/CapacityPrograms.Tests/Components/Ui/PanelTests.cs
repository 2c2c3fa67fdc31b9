using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class PanelTests : KitContext
{
    [Fact]
    public void It_is_named_by_its_heading_in_the_headings_language()
    {
        var panel = Render<Panel>(p => p.Add(x => x.Title, "Обучения").Add(x => x.TitleLang, "bg").Add(x => x.Count, "3").AddChildContent("<p>in it</p>")
            .Add(x => x.More, "<a href=\"/more\">more</a>").Add(x => x.Footer, "counted"));

        var heading = panel.Find($"#{panel.Find("section").GetAttribute("aria-labelledby")}");
        Assert.Equal(("H2", "Обучения", "bg"), (heading.TagName, heading.TextContent, heading.GetAttribute("lang")));
        Assert.Equal(("3", "counted"), (panel.Find("header .quiet-count").TextContent, panel.Find("footer").TextContent));
        Assert.Equal("in it", panel.Find(".body p").TextContent);
    }

    [Fact]
    public void Two_on_one_page_have_names_of_their_own_and_one_that_is_referred_to_keeps_its_own()
    {
        string? Name(string? id = null) =>
            Render<Panel>(p => p.Add(x => x.Title, "T").Add(x => x.HeadingId, id)).Find("section").GetAttribute("aria-labelledby");

        Assert.NotEqual(Name(), Name());
        Assert.Equal("seats", Name("seats"));
    }
}
