using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;
using Field = CapacityPrograms.Web.Components.Ui.Field;

namespace CapacityPrograms.Tests.Components.Ui;

/// <summary>A field for a number: read as people type it, shown as the interface's language writes it, whatever language the browser has.</summary>
public sealed class NumberInputTests : KitContext
{
    [Theory]
    [InlineData("en", "43.85", "12,345.40", "12345.4")]
    [InlineData("sr-Latn", "43,85", "12.345,40", "12345,4")]
    [InlineData("bs", "43,85", "12345,40", "12345,4")]
    [InlineData("pl", "43,85", "12 345,40", "12345,4")]
    [InlineData("uk", "43,85", "12345.40", "12345,4")]
    [InlineData("bg", "43,85", "12 345,40", "12345,4")]
    public async Task A_number_with_decimals_is_typed_as_usual_and_shown_as_it_was_understood(string language, string before, string typed, string after)
    {
        Language.Of(language).Use();
        var page = Draw<NumberInput<decimal?>, decimal?>(43.85m);
        Assert.Equal((before, "decimal"), (page.Find("input").GetAttribute("value"), page.Find("input").GetAttribute("inputmode")));

        await page.Find("input").ChangeAsync(typed);

        page.WaitForAssertion(() => Assert.Equal(after, page.Find("input").GetAttribute("value")));
        Assert.Equal(12345.40m, page.Instance.Value);
    }

    [Fact]
    public async Task Coordinates_and_numbers_that_cannot_be_missing_are_read_too()
    {
        Language.Of("bg").Use();
        var latitude = Draw<NumberInput<double?>, double?>(43.8563);
        await latitude.Find("input").ChangeAsync("42,6977");
        latitude.WaitForAssertion(() => Assert.Equal(42.6977, latitude.Instance.Value));
        var seats = Draw<NumberInput<int>, int>(4);
        await seats.Find("input").ChangeAsync("");
        seats.WaitForAssertion(() => Assert.Equal(0, seats.Instance.Value));
    }

    [Theory]
    [InlineData("en", "1.5", "This is not a whole number. Write it for example as 12.")]
    [InlineData("pl", "99999999999", "To nie jest liczba całkowita. Napisz ją na przykład tak: 12.")]
    [InlineData("bg", "1,5", "Това не е цяло число. Напишете го например така: 12.")]
    public async Task What_is_no_whole_number_is_said_at_the_field_stays_and_is_not_saved_as_nothing(string language, string typed, string said)
    {
        Language.Of(language).Use();
        var saved = 0;
        var page = Form(() => saved++);
        await page.Find("input").ChangeAsync(typed);

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(said, page.Find("#input-error").TextContent));
        Assert.Equal("input-error", page.Find("input").GetAttribute("aria-describedby"));
        Assert.Equal("true", page.Find("input").GetAttribute("aria-invalid"));
        Assert.Equal($"Label: {said}", page.Find("[role=alert] li").TextContent);
        Assert.Equal(typed, page.Find("input").GetAttribute("value"));
        Assert.Equal((0, 7), (saved, page.Instance.Value));
        await page.Find("input").ChangeAsync("12");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(1, saved));
        Assert.Equal(12, page.Instance.Value);
        Assert.Empty(page.FindAll("#input-error"));
    }

    [Fact]
    public async Task A_number_that_could_be_two_is_asked_about_and_no_value()
    {
        Language.Of("bg").Use();
        var page = Draw<NumberInput<decimal?>, decimal?>(7);
        await page.Find("input").ChangeAsync("120.500");
        page.WaitForAssertion(() => Assert.Contains("120500,5", page.Find("#input-error").TextContent, StringComparison.Ordinal));
        Assert.Equal(7, page.Instance.Value);
    }

    [Fact]
    public async Task An_emptied_field_has_no_number_and_what_the_page_gives_takes_the_place_of_what_was_none()
    {
        Language.Of("en").Use();
        var page = Draw<NumberInput<int?>, int?>(7);
        await page.Find("input").ChangeAsync("1.5");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".field-error")));

        page.Render(p => p.Add(h => h.Value, 9));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".field-error")));
        Assert.Equal("9", page.Find("input").GetAttribute("value"));
        await page.Find("input").ChangeAsync("");
        page.WaitForAssertion(() => Assert.Null(page.Instance.Value));
    }

    private IRenderedComponent<Holder<int?>> Form(Action save) =>
        Render<Holder<int?>>(p => p.Add(h => h.Value, 7).Add(h => h.Body, holder => builder =>
        {
            builder.OpenComponent<EntryForm>(0);
            builder.AddComponentParameter(1, nameof(EntryForm.OnSave), Microsoft.AspNetCore.Components.EventCallback.Factory.Create(holder, save));
            builder.AddComponentParameter(2, nameof(EntryForm.ChildContent), (Microsoft.AspNetCore.Components.RenderFragment)(content =>
            {
                content.OpenComponent<Field>(0);
                content.AddComponentParameter(1, nameof(Field.Label), "Label");
                content.AddComponentParameter(2, nameof(Field.For), "input");
                content.AddComponentParameter(3, nameof(Field.ChildContent), holder.Bound<NumberInput<int?>>([]));
                content.CloseComponent();
            }));
            builder.CloseComponent();
        }));
}
