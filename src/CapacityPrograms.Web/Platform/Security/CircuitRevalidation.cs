using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>
/// Ends the sign-in of an open circuit once its session has ended or the account's security stamp has changed: cookies are
/// not read there. A circuit asks nothing by itself; the node's watch tells it when its account was changed.
/// </summary>
public sealed class CircuitRevalidation : ServerAuthenticationStateProvider, IDisposable
{
    private static readonly AuthenticationState Ended = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly OpenSessions _sessions;
    private readonly SignInSessions _known;
    private ClaimsPrincipal _user = Ended.User;
    private int? _id;

    /// <summary>Follows the sign-in that the circuit starts with.</summary>
    public CircuitRevalidation(OpenSessions sessions, SignInSessions known)
    {
        (_sessions, _known) = (sessions, known);
        AuthenticationStateChanged += Follow;
    }

    /// <summary>True where the session has come to its end.</summary>
    public bool IsOver(DateTimeOffset now) => _id is not null && SignInSessions.IsOver(_user, now);

    /// <summary>Looks whether the session is still there, and whether its stamp is the account's.</summary>
    public async Task CheckAsync(CancellationToken ct)
    {
        if (_id is null || await _known.HoldsAsync(_user, ct)) return;
        Forget();
        SetAuthenticationState(Task.FromResult(Ended));
    }

    private async void Follow(Task<AuthenticationState> state)
    {
        try
        {
            var user = (await state).User;
            if (SignInSessions.IdOf(user) is not { } id || id == _id) return;
            Forget();
            (_user, _id) = (user, id);
            _sessions.Add(id, this);
            // The change may have been told between the request that was let in and this moment.
            if (_sessions.ChangedSince(id, null)) await CheckAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is OperationCanceledException or System.Data.Common.DbException or InvalidOperationException)
        {
            // Whoever cannot be checked is not let in.
            Forget();
            SetAuthenticationState(Task.FromResult(Ended));
        }
    }

    private void Forget()
    {
        if (_id is { } id) _sessions.Remove(id, this);
        _id = null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        AuthenticationStateChanged -= Follow;
        Forget();
    }
}
