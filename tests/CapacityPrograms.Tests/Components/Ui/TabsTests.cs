using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class TabsTests : KitContext
{
    [Fact]
    public void They_are_named_links_and_the_open_one_says_so()
    {
        var tabs = Render<Tabs>(p => p.Add(t => t.Label, "Views")
            .Add(t => t.Items, [new("Overview", "/a"), new("People", "/b", "12", Current: true)]));

        Assert.Equal("Views", tabs.Find("nav").GetAttribute("aria-label"));
        Assert.Equal(["/a", "/b"], tabs.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal([null, "page"], tabs.FindAll("a").Select(a => a.GetAttribute("aria-current")));
        Assert.Equal("12", tabs.Find(".count").TextContent);
    }
}
