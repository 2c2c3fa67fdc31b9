using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class DateInputTests : KitContext
{
    private static readonly DateOnly _day = new(2027, 1, 12);

    [Theory]
    [InlineData("bg", "12.1.27", "12.01.2027"), InlineData("bg", "12.01.2027 г.", "12.01.2027"), InlineData("bg", "2027-01-12", "12.01.2027")]
    [InlineData("pl", "12.1.27", "12.01.2027"), InlineData("pl", "12 stycznia 2027", "12.01.2027"), InlineData("pl", "2027-01-12", "12.01.2027")]
    [InlineData("en", "12.1.27", "12/01/2027"), InlineData("en", "12/01/2027", "12/01/2027"), InlineData("en", "2027-01-12", "12/01/2027")]
    [InlineData("bs", "12012027", "12.01.2027.")]
    public async Task A_day_in_any_usual_form_is_taken_and_shown_in_the_readers(string tag, string typed, string shown)
    {
        Language.Of(tag).Use();
        var page = Draw<DateInput, DateOnly?>(null);

        await page.Find("#input").ChangeAsync(typed);

        Assert.Equal(_day, page.Instance.Value);
        Assert.Equal(shown, page.Find("#input").GetAttribute("value"));
        Assert.Equal("false", page.Find("#input").GetAttribute("aria-invalid"));
    }

    [Theory]
    [InlineData("bg", "31.02.2027"), InlineData("pl", "jutro"), InlineData("en", "31/02/2027"), InlineData("en", "06/2027")]
    public async Task What_is_no_day_stays_as_it_was_typed_and_is_said(string tag, string typed)
    {
        Language.Of(tag).Use();
        var page = Draw<DateInput, DateOnly?>(_day);

        await page.Find("#input").ChangeAsync(typed);

        Assert.Equal((_day, 0), (page.Instance.Value, page.Instance.Changes));
        var input = page.Find("#input");
        Assert.Equal(typed, input.GetAttribute("value"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        var said = page.Find(".field-error");
        Assert.Equal(Texts.Of<CommonTexts>()["NotADay", TypedDates.Field(new DateOnly(2027, 1, 31))], said.TextContent.Trim());
        Assert.Contains(said.Id!, (input.GetAttribute("aria-describedby") ?? "").Split(' '));
    }

    [Fact]
    public async Task The_same_day_in_another_form_is_shown_in_the_readers()
    {
        Language.Of("bs").Use();
        var page = Draw<DateInput, DateOnly?>(_day);

        await page.Find("#input").ChangeAsync("2027-01-12");

        page.WaitForAssertion(() => Assert.Equal("12.01.2027.", page.Find("#input").GetAttribute("value")));
    }

    [Fact]
    public async Task What_was_wrong_is_forgotten_once_it_is_put_right()
    {
        Language.Of("en").Use();
        var page = Draw<DateInput, DateOnly?>(null);
        await page.Find("#input").ChangeAsync("31.02.2027");

        await page.Find("#input").ChangeAsync("12.1.27");

        Assert.Empty(page.FindAll(".field-error"));
        Assert.Equal(_day, page.Instance.Value);
    }

    [Fact]
    public async Task An_emptied_field_is_no_day()
    {
        Language.Of("en").Use();
        var page = Draw<DateInput, DateOnly?>(_day);

        await page.Find("#input").ChangeAsync(" ");

        Assert.Null(page.Instance.Value);
        Assert.Empty(page.FindAll(".field-error"));
    }

    [Fact]
    public async Task A_day_is_chosen_in_the_calendar_which_begins_at_the_one_that_stands()
    {
        Language.Of("en").Use();
        var page = Draw<DateInput, DateOnly?>(_day);

        await page.Find("button").ClickAsync(new());
        Assert.Equal("12", Popovers.WaitForElement("button.mud-day.mud-selected").TextContent.Trim());
        await Popovers.FindAll("button.mud-day").Single(d => d.TextContent.Trim() == "20" && !d.ClassList.Contains("mud-hidden")).ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(new DateOnly(2027, 1, 20), page.Instance.Value));
        page.WaitForAssertion(() => Assert.Equal("20/01/2027", page.Find("#input").GetAttribute("value")));
        page.WaitForAssertion(() => Assert.Empty(Popovers.FindAll("button.mud-day")));
    }
}
