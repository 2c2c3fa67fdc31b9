using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class TypedSearchTests : KitContext
{
    [Fact]
    public async Task It_is_asked_once_when_the_typing_pauses_and_an_answer_never_stands_over_what_is_typed()
    {
        var (asked, text) = (new List<string>(), "");
        IRenderedComponent<TypedSearch>? search = null;
        search = Render<TypedSearch>(p => p.Add(s => s.Label, "Пошук").Add(s => s.ValueChanged, t => text = t).Add(s => s.OnPause, () => asked.Add(text)));
        Assert.Equal("Пошук", search.Find("label").TextContent.Trim());

        var first = search.Find("input").InputAsync("Ї");
        search.Render(p => p.Add(s => s.Value, "older"));
        Assert.Equal("Ї", search.Find("input").GetAttribute("value"));
        await search.Find("input").InputAsync("Їжак");
        await first;

        Assert.Equal(["Їжак"], asked);
        search.Render(p => p.Add(s => s.Value, ""));
        Assert.Equal("", search.Find("input").GetAttribute("value"));
    }
}
