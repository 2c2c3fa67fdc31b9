using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class SeatBoxesTests : KitContext
{
    [Theory]
    [InlineData(2, 3, 2, 1, 0)]
    [InlineData(5, 3, 3, 0, 2)]
    [InlineData(0, 40, 0, 40, 0)]
    public void Each_seat_is_a_box_and_who_comes_without_one_is_told_apart(int given, int total, int taken, int free, int over)
    {
        var boxes = Draw(given, total);
        Assert.Equal((taken, free, over), (boxes.FindAll(".taken").Count, boxes.FindAll(".free").Count, boxes.FindAll(".over").Count));
        Assert.Equal(("img", "in words"), (boxes.Find("svg").GetAttribute("role"), boxes.Find("svg").GetAttribute("aria-label")));
    }

    [Fact]
    public void Many_seats_are_a_bar_that_is_never_longer_than_its_frame()
    {
        Assert.Equal("79.3", Draw(50, 100).Find(".taken").GetAttribute("width"));
        Assert.Equal("158.5", Draw(150, 100).Find(".over").GetAttribute("width"));
    }

    [Fact]
    public void Where_there_are_no_seats_nothing_is_drawn() => Assert.Empty(Draw(0, 0).FindAll("svg"));

    private IRenderedComponent<SeatBoxes> Draw(int taken, int total) =>
        Render<SeatBoxes>(p => p.Add(b => b.Taken, taken).Add(b => b.Total, total).Add(b => b.Label, "in words"));
}
