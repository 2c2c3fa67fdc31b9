using System.Globalization;
using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class TypedInputTests : KitContext
{
    private static readonly Dictionary<string, object?> _numbers = new()
    {
        [nameof(TypedInput<int>.Read)] = (Func<string, int?>)(t => int.TryParse(t, CultureInfo.InvariantCulture, out var n) ? n : null),
        [nameof(TypedInput<int>.Write)] = (Func<int, string>)(n => n.ToString("000", CultureInfo.InvariantCulture)),
        [nameof(TypedInput<int>.WrongText)] = "No number",
    };

    [Fact]
    public async Task What_is_read_is_shown_in_the_usual_form()
    {
        var page = Draw<TypedInput<int>, int?>(null, _numbers);

        await page.Find("#input").ChangeAsync(" 7 ");

        Assert.Equal(7, page.Instance.Value);
        Assert.Equal("007", page.Find("#input").GetAttribute("value"));
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_is_kept_until_the_page_has_another_value()
    {
        var page = Draw<TypedInput<int>, int?>(5, _numbers);
        await page.Find("#input").ChangeAsync("x");

        page.Render();
        Assert.Equal("x", page.Find("#input").GetAttribute("value"));
        Assert.Equal("No number", page.Find(".field-error").TextContent.Trim());

        page.Render(p => p.Add(h => h.Value, 6));
        Assert.Equal("006", page.Find("#input").GetAttribute("value"));
        Assert.Empty(page.FindAll(".field-error"));
    }

    [Fact]
    public async Task Without_a_field_around_it_the_input_says_itself_what_is_wrong()
    {
        var page = Render<Holder<int?>>(p => p.Add(h => h.Body, h => h.Bound<TypedInput<int>>(new(_numbers) { ["Id"] = "lone", ["Label"] = "Pages" })));
        var input = page.Find("#lone");
        Assert.Equal("Pages", input.GetAttribute("aria-label"));

        await input.ChangeAsync("x");

        Assert.Equal("No number", page.Find("[role=alert]").TextContent);
    }
}
