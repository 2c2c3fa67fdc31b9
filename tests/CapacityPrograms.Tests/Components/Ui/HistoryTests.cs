using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using MudBlazor;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class HistoryTests : KitContext
{
    [Fact]
    public void What_happened_is_a_named_list_with_a_line_for_each()
    {
        var page = Render<History<string>>(p => p
            .Add(h => h.Label, "State history")
            .Add(h => h.Lines, ["Held", "Confirmed"])
            .Add(h => h.Line, line => $"<b>{line}</b>")
            .Add(h => h.Tone, line => line == "Held" ? Color.Success : Color.Default));

        Assert.Equal("State history", page.Find("[role=list]").GetAttribute("aria-label"));
        var lines = page.FindAll("[role=list] > [role=listitem]");
        Assert.Equal(["Held", "Confirmed"], lines.Select(l => l.TextContent.Trim()));
        Assert.NotNull(lines[0].QuerySelector(".mud-timeline-dot-success"));
        Assert.Null(lines[1].QuerySelector(".mud-timeline-dot-success"));
    }
}
