using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class SideDialogTests : KitContext
{
    [Fact]
    public async Task It_is_named_by_its_heading_begins_with_the_focus_in_it_and_is_closed_by_a_named_button()
    {
        var dialog = Render<SideDialog>(p => p.Add(d => d.Title, "New person").Add(d => d.CloseText, "Zamknij").AddChildContent("<input id=\"first\">")
            .Add(d => d.Footer, "<button>Save</button>"));
        Assert.Empty(Dialogs.FindAll("[role=dialog]"));

        await dialog.InvokeAsync(dialog.Instance.ShowAsync);

        var shown = Dialogs.WaitForElement("[role=dialog]");
        Assert.Equal("New person", Dialogs.Find($"#{shown.GetAttribute("aria-labelledby")}").TextContent);
        Dialogs.WaitForAssertion(() => Assert.Equal(shown.GetAttribute("aria-labelledby"), Frame.Invocations["focusFirst"][^1].Arguments[0]));
        Assert.True(dialog.Instance.IsOpen);
        await Dialogs.Find("[aria-label=Zamknij]").ClickAsync(new());
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[role=dialog]")));
        Assert.False(dialog.Instance.IsOpen);
    }
}
