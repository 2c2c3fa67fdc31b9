using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class CheckInputTests : KitContext
{
    [Fact]
    public async Task The_words_beside_the_box_name_it_and_it_holds_what_is_so()
    {
        var page = Draw<CheckInput, bool>(false, new() { ["Text"] = "Български", ["Lang"] = "bg", ["Hint"] = "as offered" });
        Assert.Equal("bg", page.Find(".mud-checkbox [lang]").GetAttribute("lang"));
        Assert.Equal("Български", page.Find(".mud-checkbox [lang]").TextContent);
        Assert.Contains("as offered", page.Find("label.mud-checkbox").TextContent, StringComparison.Ordinal);

        await page.Find("input").ChangeAsync(true);

        page.WaitForAssertion(() => Assert.True(page.Instance.Value));
    }

    [Fact]
    public void Without_words_it_has_a_name_to_be_read_out()
    {
        var page = Draw<CheckInput, bool>(true, new() { ["Label"] = "Add line 3", ["Disabled"] = true });
        Assert.Equal("Add line 3", page.Find($"#{page.Find("input").GetAttribute("aria-labelledby")}").TextContent);
        Assert.True(page.Find("input").HasAttribute("disabled"));
        Assert.True(page.Find("input").HasAttribute("checked"));
    }
}
