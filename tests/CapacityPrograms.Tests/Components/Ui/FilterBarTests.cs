using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Components;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class FilterBarTests : KitContext
{
    private int _asked;

    private static string Common(string key) => Texts.Of<CommonTexts>()[key].Value;

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("uk")]
    public async Task On_a_phone_the_filters_open_by_a_button_that_says_whether_they_are(string language)
    {
        Language.Of(language).Use();
        var bar = Draw();
        var more = bar.FindAll("button").Single(b => b.TextContent.Trim() == Common("Filter"));
        Assert.Equal("false", more.GetAttribute("aria-expanded"));
        Assert.Equal(Common("Filter"), bar.Find("[role=search]").GetAttribute("aria-label"));

        await more.ClickAsync(new());

        bar.WaitForAssertion(() => Assert.Equal("true", bar.FindAll("button")[0].GetAttribute("aria-expanded")));
        Assert.DoesNotContain("closed", bar.Find($"#{bar.FindAll("button")[0].GetAttribute("aria-controls")}").ClassList);
        await bar.Find("form").SubmitAsync();
        Assert.Equal(1, _asked);
    }

    [Fact]
    public void Filters_that_are_set_are_seen_from_the_first_and_there_is_a_way_back()
    {
        Language.Of("en").Use();
        var bar = Draw("/people");
        Assert.Equal("true", bar.FindAll("button")[0].GetAttribute("aria-expanded"));
        Assert.Equal("/people", bar.FindAll("a").Single(a => a.TextContent.Trim() == Common("ClearFilters")).GetAttribute("href"));
        Assert.DoesNotContain(Draw().FindAll("a"), a => a.TextContent.Trim() == Common("ClearFilters"));
    }

    private IRenderedComponent<FilterBar> Draw(string? clear = null) => Render<FilterBar>(p => p.Add(f => f.Search, "<input type=\"search\">")
        .AddChildContent("<select></select>").Add(f => f.ClearHref, clear).Add(f => f.OnSubmit, EventCallback.Factory.Create(this, () => _asked++)));
}
