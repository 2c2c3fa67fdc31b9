using System.Globalization;
using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class PagerTests : KitContext
{
    [Theory]
    [InlineData(1, "1 2 3 … 20", false, true)]
    [InlineData(10, "1 … 8 9 10 11 12 … 20", true, true)]
    [InlineData(20, "1 … 18 19 20", true, false)]
    public void The_pages_around_the_open_one_are_links_and_the_rest_is_left_out(int page, string shown, bool back, bool on)
    {
        var pager = Draw(page, 20);

        Assert.Equal(shown, string.Join(' ', pager.FindAll("li").Select(l => l.TextContent.Trim()).Where(t => t is not ("Back" or "On"))));
        Assert.Equal((back, on), (pager.FindAll("[rel=prev]").Count == 1, pager.FindAll("[rel=next]").Count == 1));
        Assert.Equal(page.ToString(CultureInfo.InvariantCulture), pager.Find("[aria-current=page]").TextContent);
        if (on) Assert.Equal($"/people?q=a&page={page + 1}", pager.Find("[rel=next]").GetAttribute("href"));
        Assert.Equal("Pages", pager.Find("nav").GetAttribute("aria-label"));
    }

    [Fact]
    public void One_page_needs_no_pager() => Assert.Empty(Draw(1, 1).FindAll("nav"));

    private IRenderedComponent<Pager> Draw(int page, int count) => Render<Pager>(p => p.Add(g => g.Page, page).Add(g => g.PageCount, count)
        .Add(g => g.HrefFor, n => $"/people?q=a&page={n}").Add(g => g.Label, "Pages").Add(g => g.PreviousText, "Back").Add(g => g.NextText, "On"));
}
