using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Components;

/// <summary>A list shows the columns that its reader wants to see, today and the next time.</summary>
public sealed class ListPageTests : PageContext
{
    [Fact]
    public async Task A_column_is_left_out_until_its_reader_wants_it_back()
    {
        SignIn("en");
        await Small.RegisterAsync("Mira", "Jovanović", Small.Units[0]);
        var page = List();
        Assert.Equal(["Name", "Organisation", "Municipality", "Events"], Heads(page));

        await Choose(page, "Municipality");
        page.WaitForAssertion(() => Assert.Equal(["Name", "Organisation", "Events"], Heads(page)));
        Popovers.WaitForAssertion(() => Assert.Equal("false", Offered("Municipality").GetAttribute("aria-checked")));

        var next = List();
        Assert.Equal(["Name", "Organisation", "Events"], Heads(next));
        await Choose(next, "Municipality");
        next.WaitForAssertion(() => Assert.Equal(4, Heads(next).Count()));
    }

    [Fact]
    public async Task What_tells_the_rows_apart_is_not_offered()
    {
        SignIn("bg");
        await Small.RegisterAsync("Mira", "Jovanović", Small.Units[0]);
        var page = List();

        await Opener(page).ClickAsync(new());

        var words = Texts.Of<CommonTexts>();
        Popovers.WaitForAssertion(() => Assert.Equal(
            [words["Organisation"].Value, words["Municipality"].Value, words["Events"].Value],
            Popovers.FindAll("[role=menuitemcheckbox]").Select(c => c.TextContent.Trim())));
    }

    private IRenderedComponent<PeoplePage> List()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/people");
        var page = Render<PeoplePage>();
        page.WaitForElement(".grid tbody a");
        return page;
    }

    private static IEnumerable<string> Heads(IRenderedComponent<IComponent> page) =>
        page.FindAll("thead th").Where(h => h.QuerySelector("input") is null).Select(h => (h.QuerySelector(".sort") ?? h).TextContent.Trim());

    private static AngleSharp.Dom.IElement Opener(IRenderedComponent<IComponent> page) =>
        page.FindAll("button").Single(b => b.TextContent.Trim() == Texts.Of<CommonTexts>()["Columns"].Value);

    private async Task Choose(IRenderedComponent<IComponent> page, string column)
    {
        await Opener(page).ClickAsync(new());
        await Offered(column).ClickAsync(new());
    }
}
