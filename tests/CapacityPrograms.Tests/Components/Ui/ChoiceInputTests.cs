using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class ChoiceInputTests : KitContext
{
    private static readonly Dictionary<string, object?> _towns = new()
    {
        [nameof(ChoiceInput<string>.Values)] = new string?[] { null, "plovdiv", "smolyan" },
        [nameof(ChoiceInput<string>.Text)] = (Func<string?, string>)(t => t is null ? "No town" : char.ToUpperInvariant(t[0]) + t[1..]),
        [nameof(ChoiceInput<string>.Lang)] = (Func<string?, string?>)(t => t is null ? null : "bg"),
    };

    [Fact]
    public void The_label_names_the_list_and_what_is_chosen_stands_in_it()
    {
        var page = Draw<ChoiceInput<string>, string?>("plovdiv", _towns);

        var list = page.Find("[role=combobox]");
        Assert.Equal(page.Find("label").GetAttribute("for"), list.Id);
        Assert.Equal("Plovdiv", list.GetAttribute("value"));
    }

    [Fact]
    public void That_nothing_is_chosen_is_said_in_words()
    {
        Assert.Equal("No town", Draw<ChoiceInput<string>, string?>(null, _towns).Find("[role=combobox]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_choice_is_clicked()
    {
        var page = Draw<ChoiceInput<string>, string?>(null, _towns);

        await page.Find("[role=combobox]").MouseDownAsync(new());
        var choices = Popovers.WaitForElements("[role=option]", 3);
        Assert.Equal(["No town", "Plovdiv", "Smolyan"], choices.Select(c => c.TextContent.Trim()));
        Assert.Equal([null, "bg", "bg"], choices.Select(c => c.GetAttribute("lang")));
        await choices[2].ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("smolyan", page.Instance.Value));
        page.WaitForAssertion(() => Assert.Equal("Smolyan", page.Find("[role=combobox]").GetAttribute("value")));
    }

    [Fact]
    public async Task Nothing_is_chosen_again()
    {
        var page = Draw<ChoiceInput<string>, string?>("smolyan", _towns);

        await page.Find("[role=combobox]").MouseDownAsync(new());
        await Popovers.WaitForElements("[role=option]", 3)[0].ClickAsync(new());

        page.WaitForAssertion(() => Assert.Null(page.Instance.Value));
        page.WaitForAssertion(() => Assert.Equal("No town", page.Find("[role=combobox]").GetAttribute("value")));
    }
}
