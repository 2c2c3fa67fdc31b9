using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>A native dialog: the browser keeps focus inside it, closes it by Escape and dims the page.</summary>
public abstract class DialogComponent : ComponentBase, IAsyncDisposable
{
    private IJSObjectReference? _module;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <summary>The dialog element.</summary>
    protected ElementReference Element { get; set; }

    /// <summary>Id of the heading, by which the dialog is named.</summary>
    protected string TitleId { get; } = UiId.Next("dialog");

    /// <summary>Opens the dialog over the page. Focus goes back to the pressed button when it closes.</summary>
    public async Task ShowAsync()
    {
        // What the handler has changed is drawn only once it lets go; a dialog opened before that would
        // overwrite the first letters typed into it.
        await Task.Yield();
        var module = await ModuleAsync();
        await module.InvokeVoidAsync("open", Element);
    }

    /// <summary>Closes the dialog, if it is open.</summary>
    public async Task CloseAsync()
    {
        // The page is drawn first, so that the focus does not go back to a button which goes away right after.
        await Task.Yield();
        var module = await ModuleAsync();
        await module.InvokeVoidAsync("close", Element);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_module is null)
        {
            return;
        }

        try
        {
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser is gone, and the module with it.
        }
    }

    private async Task<IJSObjectReference> ModuleAsync() =>
        _module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./js/dialog.js");
}
