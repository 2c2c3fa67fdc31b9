using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using Microsoft.AspNetCore.Components;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class FieldTests : KitContext
{
    [Fact]
    public void An_input_is_read_out_with_its_label_its_hint_and_what_is_wrong()
    {
        var page = Draw(p => p.Add(f => f.Hint, "Two letters.").Add(f => f.Error, "Not a country.").Add(f => f.Required, "wymagane"));

        var input = page.Find("input");
        Assert.Equal(["Country", "wymagane"], page.FindAll($"label[for={input.Id}] span").Select(s => s.TextContent));
        Assert.Equal(
            ["Two letters.", "Not a country."], input.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.Find($"#{id}").TextContent.Trim()));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Where_nothing_is_to_be_said_nothing_is_named()
    {
        var input = Draw(p => p.Add(f => f.LabelLang, "bg")).Find("input");
        Assert.Null(input.GetAttribute("aria-describedby"));
        Assert.Equal("false", input.GetAttribute("aria-invalid"));
    }

    [Fact]
    public void A_label_that_is_a_name_is_in_its_own_language() =>
        Assert.Equal("bg", Draw(p => p.Add(f => f.LabelLang, "bg")).Find("label span").GetAttribute("lang"));

    private IRenderedComponent<Field> Draw(Action<ComponentParameterCollectionBuilder<Field>> more) => Render<Field>(p =>
    {
        p.Add(f => f.Label, "Country").Add(f => f.For, "country").Add(f => f.ChildContent, (RenderFragment)(builder =>
        {
            builder.OpenComponent<TextInput>(0);
            builder.CloseComponent();
        }));
        more(p);
    });
}
