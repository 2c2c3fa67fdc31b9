using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class ExpanderTests : KitContext
{
    [Fact]
    public async Task It_opens_and_closes_by_its_button_and_holds_nothing_while_it_is_closed()
    {
        var page = Draw();
        Assert.Equal("false", page.Find("button").GetAttribute("aria-expanded"));
        Assert.Empty(page.FindAll("p"));

        await page.Find("button").ClickAsync(new());
        var opener = page.Find("button");
        Assert.Equal("true", opener.GetAttribute("aria-expanded"));
        Assert.Equal("Within", page.Find($"#{opener.GetAttribute("aria-controls")} p").TextContent);

        await page.Find("button").ClickAsync(new());
        Assert.Equal("false", page.Find("button").GetAttribute("aria-expanded"));
        Assert.Empty(page.FindAll("p"));
    }

    [Fact]
    public void Only_its_button_takes_the_focus()
    {
        var page = Draw();
        Assert.Equal("Table", page.Find("button").TextContent.Trim());
        Assert.Empty(page.FindAll("[tabindex]"));
    }

    [Fact]
    public void It_can_stand_open_at_first_under_a_heading_with_a_count()
    {
        var page = Draw(p => p.Add(e => e.StartsOpen, true).Add(e => e.IsHeading, true).Add(e => e.Count, "3"));
        Assert.Equal("true", page.Find("h3 > button").GetAttribute("aria-expanded"));
        Assert.Equal("3", page.Find("h3 .quiet-count").TextContent);
        Assert.Equal("Within", page.Find("p").TextContent);
    }

    private IRenderedComponent<Expander> Draw(Action<ComponentParameterCollectionBuilder<Expander>>? more = null) => Render<Expander>(p =>
    {
        p.Add(e => e.Title, "Table").AddChildContent("<p>Within</p>");
        more?.Invoke(p);
    });
}
