using Bunit;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Components.Ui;
using Microsoft.AspNetCore.Components;

namespace CapacityPrograms.Tests.Components.Ui;

public sealed class ConfirmDialogTests : KitContext
{
    private int _done;

    [Fact]
    public async Task It_is_named_by_its_question_and_its_text_is_read_out_where_the_focus_begins()
    {
        await AskAsync();

        var dialog = Dialogs.Find("[role=dialog]");
        Assert.Equal("Remove Mira?", Dialogs.Find($"#{dialog.GetAttribute("aria-labelledby")}").TextContent);
        Dialogs.WaitForAssertion(() => Assert.Equal(dialog.GetAttribute("aria-labelledby"), Frame.Invocations["focusFirst"][^1].Arguments[0]));
        var first = Dialogs.Find("[data-first]");
        Assert.Equal("Keep", first.TextContent.Trim());
        Assert.Equal("It goes for good.", Dialogs.Find($"#{first.GetAttribute("aria-describedby")}").TextContent);
    }

    [Fact]
    public async Task What_is_confirmed_is_done_once_and_what_is_not_is_left()
    {
        await AskAsync();
        await Press("Keep");
        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[role=dialog]")));
        Assert.Equal(0, _done);

        var dialog = await AskAsync();
        await Press("Remove");
        await dialog.InvokeAsync(dialog.Instance.CloseAsync);

        Dialogs.WaitForAssertion(() => Assert.Empty(Dialogs.FindAll("[role=dialog]")));
        Assert.Equal(1, _done);
    }

    [Fact]
    public async Task While_something_is_missing_in_it_nothing_can_be_confirmed()
    {
        await AskAsync(p => p.Add(d => d.ConfirmDisabled, true).AddChildContent("<textarea></textarea>"));

        Assert.True(Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == "Remove").HasAttribute("disabled"));
        Assert.Single(Dialogs.FindAll("[role=dialog] textarea"));
    }

    private Task Press(string text) => Dialogs.FindAll("button").Single(b => b.TextContent.Trim() == text).ClickAsync(new());

    private async Task<IRenderedComponent<ConfirmDialog>> AskAsync(Action<ComponentParameterCollectionBuilder<ConfirmDialog>>? more = null)
    {
        var dialog = Render<ConfirmDialog>(p =>
        {
            p.Add(d => d.Title, "Remove Mira?").Add(d => d.Text, "It goes for good.").Add(d => d.ConfirmText, "Remove").Add(d => d.CancelText, "Keep")
                .Add(d => d.OnConfirm, EventCallback.Factory.Create(this, () => _done++));
            more?.Invoke(p);
        });
        await dialog.InvokeAsync(dialog.Instance.ShowAsync);
        Dialogs.WaitForElement("[role=dialog]");
        return dialog;
    }
}
