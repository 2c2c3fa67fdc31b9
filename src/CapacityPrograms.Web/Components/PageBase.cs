using System.Security.Claims;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Components.Ui;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace CapacityPrograms.Web.Components;

/// <summary>What every interactive page has: who acts, a token that ends with the page, and one place for refusals.</summary>
public abstract class PageBase : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _turn = new(1);
    private UndoNotice? _notice;
    private bool _saved;

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }
    [Inject] private ActorSource Actors { get; set; } = null!;
    [Inject] private IStringLocalizer<RefusalTexts> RefusalWords { get; set; } = null!;

    [Inject] private ILogger<PageBase> Log { get; set; } = null!;

    [Inject] private ISnackbar Snackbar { get; set; } = null!;

    /// <summary>Goes to pages.</summary>
    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>Common words.</summary>
    [Inject] protected IStringLocalizer<CommonTexts> C { get; set; } = null!;

    /// <summary>Says what was done and offers to take it back, as long as the page is there.</summary>
    private protected UndoNotice Notice => _notice ??= new(Snackbar);

    /// <summary>Ends when the page is left.</summary>
    protected CancellationToken Stopping => _stopping.Token;

    /// <summary>True while <see cref="RunAsync"/> works: buttons are disabled by it.</summary>
    protected bool Busy { get; private set; }

    /// <summary>What the last save was refused for.</summary>
    protected IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    /// <summary>True where the page's row does not exist for this actor.</summary>
    protected bool IsMissing { get; private set; }

    /// <summary>Tag of the reader's language.</summary>
    protected static string Tag => Language.Current.Tag;

    /// <summary>Who acts, read anew.</summary>
    protected async Task<Actor> ActorAsync() =>
        await Actors.ForAsync(await PrincipalAsync(), Stopping);

    private async Task<ClaimsPrincipal> PrincipalAsync() => Authentication is null ? new ClaimsPrincipal() : (await Authentication).User;

    /// <summary>The refusal of one field in words, or null.</summary>
    protected string? Error(string field) => Refusals.FirstOrDefault(r => r.Field == field)?.Describe(RefusalWords);

    /// <summary>All refusals in words.</summary>
    protected IEnumerable<(string Field, string Text)> Errors => Refusals.Select(r => (r.Field, r.Describe(RefusalWords)));

    /// <summary>
    /// Reads what the address asks for, after what it asked for before: with fast clicks the newest is read last and
    /// stays, and none is passed over because another was still running.
    /// </summary>
    protected async Task ReadInTurnAsync(Func<Actor, Task> read)
    {
        try
        {
            await _turn.WaitAsync(_stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        try
        {
            await RunAsync(read);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Forgets the refusals, and that something was saved: a form begins anew.</summary>
    protected void ClearErrors() => (Refusals, _saved) = ([], false);

    /// <summary>
    /// Saves a form once: the second press of a double click arrives after the first has been answered, when nothing
    /// is busy any more. <see cref="ClearErrors"/> begins anew.
    /// </summary>
    protected async Task<bool> SaveOnceAsync(Func<Actor, Task> work)
    {
        if (_saved || !await RunAsync(work)) return false;
        return _saved = true;
    }

    /// <summary>
    /// Does one thing: a second click while it runs does nothing, a refusal is kept for the page to show, a missing row
    /// turns the page into "not found".
    /// </summary>
    /// <returns>True where it was done.</returns>
    protected async Task<bool> RunAsync(Func<Actor, Task> work)
    {
        if (Busy) return false;
        Busy = true;
        IsMissing = false;
        Refusals = [];
        try
        {
            await work(await ActorAsync());
            return true;
        }
        catch (RefusedException refused)
        {
            Refusals = refused.Refusals;
        }
        catch (MissingException)
        {
            IsMissing = true;
        }
        catch (ForbiddenException)
        {
            Log.Refused(SignInSessions.IdOf(await PrincipalAsync()), new Uri(Navigation.Uri).AbsolutePath);
            Refusals = [new Refusal("", "Forbidden")];
        }
        catch (Exception e) when (StorageFault.Of(e) is { } fault)
        {
            Refusals = [fault];
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The page was left; nobody is there to be told.
        }
        finally
        {
            Busy = false;
        }
        return false;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what still runs for the page.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _stopping.IsCancellationRequested) return;
        // What cannot be taken back any more is not offered.
        _notice?.Withdraw();
        _stopping.Cancel();
        _stopping.Dispose();
    }
}
