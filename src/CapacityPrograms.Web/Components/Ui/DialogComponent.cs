using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>A dialog of the kit that a page opens and closes by a reference to it.</summary>
public abstract class DialogComponent : ComponentBase
{
    private bool _isFocused;

    /// <summary>The browser.</summary>
    [Inject]
    protected IJSRuntime Js { get; set; } = default!;

    /// <summary>Whether it is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Id of the heading, by which the dialog is named.</summary>
    protected string TitleId { get; } = UiId.Next("dialog");

    /// <summary>Opens the dialog over the page. Focus goes back to the pressed button when it closes.</summary>
    public Task ShowAsync()
    {
        (IsOpen, _isFocused) = (true, false);
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Closes the dialog, if it is open.</summary>
    public Task CloseAsync()
    {
        IsOpen = false;
        StateHasChanged();
        return Task.CompletedTask;
    }

    /// <summary>Takes over that the kit has closed it.</summary>
    protected void Turn(bool open) => IsOpen = open;

    /// <summary>Puts the focus on the first thing to do in the dialog; the kit puts it on nothing that is seen.</summary>
    protected async Task FocusFirstAsync()
    {
        if (_isFocused) return;
        _isFocused = true;
        await Js.CallFrameAsync("focusFirst", TitleId);
    }
}
