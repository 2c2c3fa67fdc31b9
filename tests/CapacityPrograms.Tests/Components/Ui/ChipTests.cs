using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class ChipTests : KitContext
{
    [Fact]
    public void It_is_a_word_with_a_sign_and_a_link_where_it_leads_somewhere()
    {
        var chip = Render<Chip>(p => p.Add(c => c.Kind, "danger").Add(c => c.Icon, "close").AddChildContent("cancelled"));
        Assert.Equal("cancelled", chip.Find("span.chip.danger").TextContent.Trim());
        Assert.Equal("true", chip.Find("svg").GetAttribute("aria-hidden"));
        Assert.Equal("/clashes", Render<Chip>(p => p.Add(c => c.Href, "/clashes").AddChildContent("2")).Find("a.chip").GetAttribute("href"));
    }
}
