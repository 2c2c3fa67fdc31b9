using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>How an attempt to sign in ended. Wrong does not tell whether the account exists.</summary>
public enum SignInOutcome { Done, SecondStep, Wrong, Locked }

/// <summary>Signs in and out, and leaves the traces of it: audit, last sign-in, language and theme of the account.</summary>
public sealed class SignInService(
    SignInManager<AppUser> signIn, UserManager<AppUser> users, IDbContextFactory<AppDbContext> contexts, AccountLimits limits, KnownDevice devices,
    SignInSessions sessions, TimeProvider clock)
{
    private static readonly AppUser NoUser = new() { DisplayName = "" };
    private static string? _noHash;

    /// <summary>First step: e-mail and password.</summary>
    public Task<SignInOutcome> PasswordAsync(HttpContext http, string? email, string? password, bool remember) =>
        limits.PasswordAsync(http, email, async () =>
        {
            var user = await users.OfAddressAsync(email);
            if (user is null || string.IsNullOrEmpty(password))
            {
                // Without this an unknown account would answer faster than a known one.
                _noHash ??= users.PasswordHasher.HashPassword(NoUser, Guid.NewGuid().ToString());
                users.PasswordHasher.VerifyHashedPassword(NoUser, _noHash, password ?? "");
                return await FailedAsync(null, "password", SignInOutcome.Wrong, http.RequestAborted);
            }
            // That an account is closed is told to whoever has its password, and to nobody else.
            var result = !await users.IsLockedOutAsync(user) ? await signIn.PasswordSignInAsync(user, password, remember, lockoutOnFailure: false)
                : await users.CheckPasswordAsync(user, password) ? SignInResult.LockedOut
                : SignInResult.Failed;
            return await FinishAsync(http, user, "password", result);
        });

    /// <summary>Second step: a code of the app, or one on paper.</summary>
    public Task<SignInOutcome> CodeAsync(HttpContext http, AppUser user, string how, Func<Task<SignInResult>> attempt) =>
        limits.CodeAsync(http, user.Email, async () => await FinishAsync(http, user, how, await attempt()));

    /// <summary>The password once more, before something is changed that signs the account in; a new session begins with it.</summary>
    public async Task<SignInOutcome> ConfirmAsync(HttpContext http, AppUser user, string? password)
    {
        var outcome = await limits.PasswordAsync(
            http, user.Email, async () => await users.CheckPasswordAsync(user, password ?? "") ? SignInOutcome.Done
                : await FailedAsync(user, "password", SignInOutcome.Wrong, http.RequestAborted));
        if (outcome == SignInOutcome.Done) await signIn.RefreshSignInAsync(user);
        return outcome;
    }

    /// <summary>Ends every way of signing in.</summary>
    public async Task<SignInOutcome> FinishAsync(HttpContext http, AppUser? user, string how, SignInResult result)
    {
        if (result.RequiresTwoFactor) return SignInOutcome.SecondStep;
        if (result.IsLockedOut || result.IsNotAllowed) return await FailedAsync(user, how, SignInOutcome.Locked, http.RequestAborted);
        if (!result.Succeeded || user is null) return await FailedAsync(user, how, SignInOutcome.Wrong, http.RequestAborted);

        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.LastSignInAt, now), http.RequestAborted);
        db.AuditEntries.Add(new AuditEntry { At = now, UserId = user.Id, Action = AuditActions.SignIn.Code, Detail = how });
        await db.SaveChangesAsync(http.RequestAborted);
        devices.Remember(http, user.Email);
        if (user.Language is not null) LanguageEndpoints.Remember(http, Language.Of(user.Language));
        ThemeCookie.Write(http, user.Theme);
        return SignInOutcome.Done;
    }

    /// <summary>Ends the session on this device, and every circuit and copied cookie of it.</summary>
    /// <param name="everywhere">All sessions of the account.</param>
    public async Task SignOutAsync(HttpContext http, bool everywhere)
    {
        await signIn.SignOutAsync();
        await sessions.EndAsync(http.User, everywhere, http.RequestAborted);
        if (SignInSessions.IdOf(http.User) is not { } id) return;
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = clock.GetUtcNow().UtcDateTime, UserId = id, Action = AuditActions.SignOut.Code, Detail = everywhere ? "everywhere" : null,
            });
        await db.SaveChangesAsync(http.RequestAborted);
    }

    private async Task<SignInOutcome> FailedAsync(AppUser? user, string how, SignInOutcome outcome, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.AuditEntries.Add(new AuditEntry { At = clock.GetUtcNow().UtcDateTime, UserId = user?.Id, Action = AuditActions.SignInFailed.Code, Detail = how });
        await db.SaveChangesAsync(ct);
        return outcome;
    }
}
