using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using Microsoft.AspNetCore.Components;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class LongTableTests : KitContext
{
    [Fact]
    public void A_short_list_is_drawn_whole_in_a_part_that_the_keys_can_scroll()
    {
        var table = Draw(3);
        Assert.Equal(["1", "2", "3"], table.FindAll("tbody td").Select(c => c.TextContent));
        var part = table.Find("[role=group]");
        Assert.Equal(("People", "0"), (part.GetAttribute("aria-label"), part.GetAttribute("tabindex")));
    }

    [Fact]
    public void Of_a_long_list_not_all_is_drawn() =>
        Assert.True(Draw(LongTable<int>.Short + 400).FindAll("tbody td").Count < LongTable<int>.Short + 400);

    [Fact]
    public void Other_rows_take_the_place_of_those_that_were_there()
    {
        var table = Draw(3);
        table.Render(p => p.Add(t => t.First, [7]).Add(t => t.Total, 1));
        Assert.Equal(["7"], table.FindAll("tbody td").Select(c => c.TextContent));
    }

    private IRenderedComponent<LongTable<int>> Draw(int count) => Render<LongTable<int>>(p => p.Add(t => t.First, Enumerable.Range(1, count).ToList())
        .Add(t => t.Total, count).Add(t => t.Head, "<tr><th>No</th></tr>").Add(t => t.Label, "People")
        .Add(t => t.Row, (RenderFragment<int>)(row => builder => builder.AddMarkupContent(0, $"<tr><td>{row}</td></tr>"))));
}
