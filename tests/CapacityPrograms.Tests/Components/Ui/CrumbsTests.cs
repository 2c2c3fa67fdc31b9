using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Components.Sections;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class CrumbsTests : KitContext
{
    [Fact]
    public void The_pages_above_are_links_and_this_one_comes_last()
    {
        Language.Of("pl").Use();
        var bar = Render<SectionOutlet>(p => p.Add(o => o.SectionName, "crumbs"));
        Render<Crumbs>(p => p.Add(c => c.Path, [new("/people", "Osoby"), new("/people/3", "Мира", "bg")]).Add(c => c.Here, "Scalanie"));

        bar.WaitForAssertion(() => Assert.Equal(Texts.Of<CommonTexts>()["Crumbs"].Value, bar.Find("nav").GetAttribute("aria-label")));
        Assert.Equal(["/people", "/people/3"], bar.FindAll("li a").Select(a => a.GetAttribute("href")));
        Assert.Equal("bg", bar.Find("a[href='/people/3']").GetAttribute("lang"));
        var here = bar.Find("li:last-child");
        Assert.Equal("page", here.GetAttribute("aria-current"));
        Assert.Equal("Scalanie", here.TextContent.Trim());
    }
}
