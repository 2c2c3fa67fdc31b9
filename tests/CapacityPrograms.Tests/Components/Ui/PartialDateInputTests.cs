using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class PartialDateInputTests : KitContext
{
    [Theory]
    [InlineData("bg", "15.12.2011", "2011-12-15", "15.12.2011"), InlineData("bg", "юни 2011", "2011-06", "06.2011")]
    [InlineData("pl", "6.2011", "2011-06", "06.2011"), InlineData("pl", "2011", "2011", "2011")]
    [InlineData("en", "2011-06", "2011-06", "06/2011"), InlineData("en", "06/2011?", "2011?-06", "06/2011?")]
    [InlineData("uk", "червень", "XXXX-06", "червень"), InlineData("bs", "15. 12. 2011.", "2011-12-15", "15.12.2011.")]
    public async Task What_is_known_is_kept_as_it_is_stored_and_shown_as_people_write_it(string tag, string typed, string kept, string shown)
    {
        Language.Of(tag).Use();
        var page = Draw<PartialDateInput, string>("");

        await page.Find("#input").ChangeAsync(typed);

        Assert.Equal(kept, page.Instance.Value);
        Assert.Equal(shown, page.Find("#input").GetAttribute("value"));
    }

    [Fact]
    public void A_stored_date_is_shown_as_people_write_it()
    {
        Language.Of("pl").Use();
        Assert.Equal("06.2011", Draw<PartialDateInput, string>("2011-06").Find("#input").GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_no_date_stays_and_is_said_in_the_words_of_the_refusal()
    {
        Language.Of("bg").Use();
        var page = Draw<PartialDateInput, string>("2011");

        await page.Find("#input").ChangeAsync("31.02.2011");

        Assert.Equal(("2011", 0), (page.Instance.Value, page.Instance.Changes));
        Assert.Equal("31.02.2011", page.Find("#input").GetAttribute("value"));
        Assert.Equal("true", page.Find("#input").GetAttribute("aria-invalid"));
        Assert.Equal(Texts.Of<RefusalTexts>()["NotADate"], page.Find(".field-error").TextContent.Trim());
    }

    [Fact]
    public async Task An_emptied_field_is_empty()
    {
        var page = Draw<PartialDateInput, string>("2011");
        await page.Find("#input").ChangeAsync("");
        Assert.Equal("", page.Instance.Value);
    }
}
