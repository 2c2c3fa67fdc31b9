using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class NoteTests : KitContext
{
    [Theory]
    [InlineData("ok", "check")]
    [InlineData("gap", "gap")]
    [InlineData("danger", "warning")]
    [InlineData(null, "info")]
    public void Its_meaning_is_told_by_a_sign_and_not_by_colour_alone(string? kind, string sign)
    {
        var note = Render<Note>(p => p.Add(n => n.Kind, kind).AddChildContent("Saved"));
        Assert.EndsWith($"#{sign}", note.Find("use").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Null(note.Find(".note").GetAttribute("role"));
    }

    [Fact]
    public void One_that_appears_is_read_out_and_has_its_buttons()
    {
        var note = Render<Note>(p => p.Add(n => n.Live, "status").AddChildContent("Saved").Add(n => n.Actions, "<button>Undo</button>"));
        Assert.Equal("Saved", note.Find("[role=status] .text").TextContent);
        Assert.Equal("Undo", note.Find(".acts button").TextContent);
    }
}
