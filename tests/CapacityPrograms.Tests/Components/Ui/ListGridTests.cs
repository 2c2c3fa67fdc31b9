using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CapacityPrograms.Tests.Components.Ui;

/// <summary>A list: its order and its page stand in the address; on a phone it has folded rows.</summary>
public sealed class ListGridTests : KitContext
{
    private string Path => new Uri(Services.GetRequiredService<NavigationManager>().Uri).PathAndQuery;

    [Fact]
    public async Task A_head_is_a_button_that_orders_the_list_by_the_address_and_the_other_way_round()
    {
        var list = Draw("/people?q=a&page=2");
        Assert.Equal(["Ana", "Mira"], list.FindAll("tbody a").Select(a => a.TextContent));
        Assert.Empty(list.FindAll("th[aria-sort=ascending], th[aria-sort=descending]"));

        await Head(list, "Name").ClickAsync(new());
        Assert.Equal("/people?q=a&sort=name", Path);
        list = Draw(Path);
        Assert.Equal("Name", list.Find("th[aria-sort=ascending] button").TextContent.Trim());
        await Head(list, "Name").ClickAsync(new());
        Assert.Equal("/people?q=a&sort=-name", Path);
        Assert.Equal("Name", Draw(Path).Find("th[aria-sort=descending] button").TextContent.Trim());
    }

    [Fact]
    public async Task Numbers_are_asked_for_from_the_largest_on()
    {
        await Head(Draw("/people"), "Events").ClickAsync(new());
        Assert.Equal("/people?sort=-events", Path);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("bs")]
    [InlineData("bg")]
    public void Another_page_keeps_the_order_and_the_filters(string language)
    {
        Language.Of(language).Use();
        var list = Draw("/people?q=a&sort=name", new(["Ana", "Mira"], 120, 2, 50));
        var words = Texts.Of<CommonTexts>();
        Assert.Equal(string.Format(System.Globalization.CultureInfo.CurrentCulture, words["PageOf"].Value, 2, 3), list.Find(".pager > span").TextContent);
        Assert.Equal(words["Pages"].Value, list.Find(".pager").GetAttribute("aria-label"));
        Assert.Equal("/people?q=a&sort=name&page=3", new Uri(list.Find("[rel=next]").GetAttribute("href")!).PathAndQuery);
    }

    [Fact]
    public void On_a_phone_a_row_is_folded_and_no_grid_is_drawn()
    {
        var list = Draw("/people", width: Breakpoint.Xs);
        Assert.Equal(["Ana on a phone", "Mira on a phone"], list.FindAll("td").Select(c => c.TextContent));
        Assert.Equal("People", list.Find("table").GetAttribute("aria-label"));
        Assert.Empty(list.FindAll(".grid"));
    }

    [Fact]
    public void Until_the_width_or_the_rows_are_known_it_waits_and_without_rows_says_why()
    {
        Assert.Single(Draw("/people", width: Breakpoint.Always).FindAll(".loading"));
        Assert.Equal("Nobody", Draw("/people", new([], 0, 1, 50)).Find("b").TextContent);
    }

    [Fact]
    public void The_rows_can_be_scrolled_by_the_keys_under_the_lists_name()
    {
        var rows = Draw("/people").Find(".list-rows");
        Assert.Equal(("0", "People"), (rows.GetAttribute("tabindex"), rows.GetAttribute("aria-label")));
    }

    private static AngleSharp.Dom.IElement Head(IRenderedComponent<ListGrid<string>> list, string words) =>
        list.FindAll("th button").Single(b => b.TextContent.Trim() == words);

    private IRenderedComponent<ListGrid<string>> Draw(string address, PageOf<string>? rows = null, Breakpoint? width = null)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<ListGrid<string>>(p =>
        {
            p.Add(g => g.Title, "People").Add(g => g.Rows, rows ?? new(["Ana", "Mira"], 2, 1, 50)).Add(g => g.Nothing, "<b>Nobody</b>")
                .Add(g => g.Phone, (RenderFragment<string>)(row => builder => builder.AddContent(0, $"{row} on a phone")))
                .Add(g => g.Columns, (RenderFragment)(builder =>
                {
                    Column(builder, "Name", "name", false);
                    Column(builder, "Events", "events", true);
                }));
            if (width is { } known) p.AddCascadingValue(known);
        });
    }

    private static void Column(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, string title, string sort, bool isNumber)
    {
        builder.OpenComponent<ListColumn<string>>(0);
        builder.AddComponentParameter(1, nameof(ListColumn<string>.Title), title);
        builder.AddComponentParameter(2, nameof(ListColumn<string>.Sort), sort);
        builder.AddComponentParameter(3, nameof(ListColumn<string>.IsNumber), isNumber);
        builder.AddComponentParameter(4, nameof(ListColumn<string>.ChildContent), (RenderFragment<string>)(row => cell =>
            cell.AddMarkupContent(0, isNumber ? "3" : $"<a href=\"/people/{row}\">{row}</a>")));
        builder.CloseComponent();
    }
}
