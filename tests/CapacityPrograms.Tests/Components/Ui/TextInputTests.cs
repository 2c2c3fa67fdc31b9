using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Localization;
using MudBlazor;
using Field = CapacityPrograms.Web.Components.Ui.Field;

namespace CapacityPrograms.Tests.Components.Ui;

/// <summary>A field for a text or a number. A browser hands a number over with a point, whatever its reader writes, and takes it in no other form.</summary>
public sealed class TextInputTests : KitContext
{
    private static readonly Dictionary<string, object?> _number = new() { [nameof(MudTextField<>.InputType)] = InputType.Number };

    [Theory]
    [InlineData("en")]
    [InlineData("sr-Latn")]
    [InlineData("bs")]
    [InlineData("pl")]
    [InlineData("uk")]
    [InlineData("bg")]
    public async Task A_number_with_decimals_is_the_same_in_each_language(string language)
    {
        Language.Of(language).Use();
        var page = Draw<TextInput<decimal?>, decimal?>(43.85m, _number);
        Assert.Equal("43.85", page.Find("input").GetAttribute("value"));

        await page.Find("input").ChangeAsync("12345.40");

        page.WaitForAssertion(() => Assert.Equal(12345.40m, page.Instance.Value));
    }

    [Theory]
    [InlineData("en", "1.5", "Not a valid number")]
    [InlineData("pl", "99999999999", "Nieprawidłowa liczba")]
    [InlineData("bg", "1.5", "Невалидно число")]
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
    public async Task An_emptied_field_has_no_number_and_what_the_page_gives_takes_the_place_of_what_was_none()
    {
        Language.Of("en").Use();
        var page = Draw<TextInput<int?>, int?>(7, _number);
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
                content.AddComponentParameter(3, nameof(Field.ChildContent), holder.Bound<TextInput<int?>>(_number));
                content.CloseComponent();
            }));
            builder.CloseComponent();
        }));
}
