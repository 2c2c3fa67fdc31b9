using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Tests.Platform.Database;

public sealed class ListAskTests
{
    [Theory]
    [InlineData(null, null, 1, null, false)]
    [InlineData("3", "name", 3, "name", false)]
    [InlineData("0", "-name", 0, "name", true)]
    [InlineData("x", "-", 1, "", true)]
    public void An_address_says_page_and_order(string? page, string? sort, int number, string? column, bool descending) =>
        Assert.Equal(new ListAsk(number, column, descending), ListAsk.Read(page, sort));

    [Theory]
    [InlineData(-4, 1, 25), InlineData(1, 1, 25), InlineData(3, 3, 10), InlineData(99, 3, 10)]
    public void A_page_that_is_not_there_is_the_nearest(int asked, int number, int rows)
    {
        var page = new ListAsk(asked).Of(Enumerable.Range(1, 60).ToList());
        Assert.Equal((60, number, rows, 3), (page.Total, page.Number, page.Items.Count, page.Count));
    }
}
