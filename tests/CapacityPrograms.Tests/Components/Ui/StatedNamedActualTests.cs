using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class StatedNamedActualTests : KitContext
{
    [Theory]
    [InlineData("en")]
    [InlineData("bg")]
    public void The_bars_are_to_scale_whatever_the_reader_writes_for_a_point(string language)
    {
        Language.Of(language).Use();
        var bars = Draw(80, 33, 10, 80);
        Assert.Equal(("220", "90.8", "27.5"), (Width(bars, ".frame"), Width(bars, ".nam"), Width(bars, ".act")));
        Assert.Equal("stated 80", bars.Find("svg[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void More_than_the_scale_fills_it_and_what_is_not_known_has_no_bar()
    {
        var bars = Draw(null, null, 30, 10);
        Assert.Equal("220", Width(bars, ".act"));
        Assert.Empty(bars.FindAll(".frame, .nam"));
    }

    private static string? Width(IRenderedComponent<StatedNamedActual> bars, string which) => bars.Find(which).GetAttribute("width");

    private IRenderedComponent<StatedNamedActual> Draw(int? stated, int? named, int actual, int scale) => Render<StatedNamedActual>(p =>
        p.Add(s => s.Stated, stated).Add(s => s.Named, named).Add(s => s.Actual, actual).Add(s => s.Scale, scale).Add(s => s.Summary, $"stated {stated}"));
}
