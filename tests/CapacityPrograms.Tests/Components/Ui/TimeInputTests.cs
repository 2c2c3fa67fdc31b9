using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class TimeInputTests : KitContext
{
    [Theory]
    [InlineData("9", "09:00"), InlineData("930", "09:30"), InlineData("9:30", "09:30"), InlineData("9.30", "09:30"), InlineData("14 h", "14:00")]
    public async Task A_time_in_any_usual_form_is_taken_and_shown_with_24_hours(string typed, string shown)
    {
        Language.Of("pl").Use();
        var page = Draw<TimeInput, TimeOnly?>(null);

        await page.Find("#input").ChangeAsync(typed);

        Assert.Equal(TimeOnly.Parse(shown, System.Globalization.CultureInfo.InvariantCulture), page.Instance.Value);
        Assert.Equal(shown, page.Find("#input").GetAttribute("value"));
    }

    [Theory]
    [InlineData("24:00"), InlineData("9:75"), InlineData("noon")]
    public async Task What_is_no_time_stays_and_is_said(string typed)
    {
        Language.Of("en").Use();
        var page = Draw<TimeInput, TimeOnly?>(new TimeOnly(8, 0));

        await page.Find("#input").ChangeAsync(typed);

        Assert.Equal(new TimeOnly(8, 0), page.Instance.Value);
        Assert.Equal(typed, page.Find("#input").GetAttribute("value"));
        Assert.Equal(Texts.Of<CommonTexts>()["NotATime"], page.Find(".field-error").TextContent.Trim());
    }

    [Fact]
    public async Task An_emptied_field_is_no_time()
    {
        var page = Draw<TimeInput, TimeOnly?>(new TimeOnly(8, 0));
        await page.Find("#input").ChangeAsync("");
        Assert.Null(page.Instance.Value);
    }
}
