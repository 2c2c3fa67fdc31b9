using MudBlazor;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>Says that something was done, and offers to take it back: one at a time, and no longer than the part that can do so is there.</summary>
internal sealed class UndoNotice(ISnackbar snackbar)
{
    private Snackbar? _told;

    /// <summary>Says that something was done.</summary>
    public void Tell(string text)
    {
        Withdraw();
        _told = snackbar.Add(text, Severity.Normal, options => options.HideIcon = true);
    }

    /// <summary>Says it, and offers to take it back until that is pressed: whoever reads slowly or works by keyboard is in no hurry.</summary>
    /// <param name="undo">Word of the button.</param>
    public void Offer(string text, string undo, Func<Task> takeBack)
    {
        Withdraw();
        _told = snackbar.Add(text, Severity.Normal, options =>
        {
            (options.HideIcon, options.RequireInteraction, options.Action) = (true, true, undo);
            options.OnClick = _ => takeBack();
        });
    }

    /// <summary>What cannot be taken back any more is not offered.</summary>
    public void Withdraw()
    {
        if (_told is not null) snackbar.Remove(_told);
        _told = null;
    }
}
