using Bunit;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class LocalizedInputTests : KitContext
{
    [Theory]
    [InlineData("bs")]
    [InlineData("bg")]
    public async Task The_language_of_the_work_comes_first_and_each_other_has_a_field_of_its_own(string main)
    {
        Language.Of("en").Use();
        var page = Draw<LocalizedInput, LocalizedText>(
            LocalizedText.Of("pl", "Gmina"), new() { [nameof(LocalizedInput.Id)] = "input", [nameof(LocalizedInput.Main)] = main });
        Assert.Equal(("input", main), (page.FindAll("input")[0].Id, page.FindAll("input")[0].GetAttribute("lang")));
        Assert.Empty(page.FindAll("#input-pl"));
        await page.Find("button[aria-expanded=false]").ClickAsync(new());
        var others = page.FindAll(".expander label");
        Assert.Equal(Language.All.Where(l => l.Tag != main).Select(l => l.Name), others.Select(l => l.TextContent));
        Assert.All(others, l => Assert.Equal(l.GetAttribute("lang"), page.Find($"#{l.GetAttribute("for")}").GetAttribute("lang")));
        Assert.Equal("Gmina", page.Find("#input-pl").GetAttribute("value"));

        await page.FindAll("input")[0].ChangeAsync("Општина");
        await page.Find("#input-pl").ChangeAsync("");

        page.WaitForAssertion(() => Assert.Equal([KeyValuePair.Create(main, "Општина")], page.Instance.Value.Texts));
    }
}
