using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class NumberLinkTests : KitContext
{
    [Fact]
    public void A_number_leads_to_its_list_and_says_what_it_counts_and_is_text_where_there_is_none()
    {
        var link = Render<NumberLink>(p => p.Add(n => n.Value, "1 204").Add(n => n.Href, "/rows").Add(n => n.Label, "Employees, reached"));
        Assert.Equal(("/rows", "Employees, reached: 1 204", "1 204"),
            (link.Find("a").GetAttribute("href"), link.Find("a").GetAttribute("aria-label"), link.Find("a").TextContent));
        Assert.Empty(Render<NumberLink>(p => p.Add(n => n.Value, "0")).FindAll("a"));
    }
}
