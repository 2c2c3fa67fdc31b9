using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class PageHeadTests : KitContext
{
    [Fact]
    public void There_is_one_heading_and_each_part_under_it_is_in_its_own_script()
    {
        Language.Of("en").Use();
        var head = Render<PageHead>(p => p.Add(h => h.Title, "Trening").Add(h => h.TitleLang, "bs").Add(h => h.Subtitle, "Training · Обучение"));

        Assert.Equal(("bs", "-1"), (head.Find("h1").GetAttribute("lang"), head.Find("h1").GetAttribute("tabindex")));
        Assert.Equal("Training · Обучение", string.Join(' ', head.Find(".sub").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var parts = head.FindAll(".sub span");
        Assert.Null(parts[0].GetAttribute("lang"));
        Assert.NotNull(parts[1].GetAttribute("lang"));
    }
}
