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
    SignInManager<AppUser> signIn, UserManager<AppUser> users, IDbContextFactory<AppDbContext> contexts, RateLimit limits, TimeProvider clock)
{
    private static readonly AppUser NoUser = new() { DisplayName = "" };
    private static readonly Lazy<string> NoHash = new(() => new PasswordHasher<AppUser>().HashPassword(NoUser, Guid.NewGuid().ToString()));

    /// <summary>First step: e-mail and password.</summary>
    public async Task<SignInOutcome> PasswordAsync(HttpContext http, string? email, string? password, bool remember)
    {
        var user = string.IsNullOrWhiteSpace(email) ? null : await users.FindByEmailAsync(email.Trim());
        if (user is null || string.IsNullOrEmpty(password))
        {
            // Without this an unknown account would answer faster than a known one.
            users.PasswordHasher.VerifyHashedPassword(NoUser, NoHash.Value, password ?? "");
            // And without this only a known one would ever be locked.
            var locks = users.Options.Lockout;
            var wait = await limits.AcquireAsync(
                "sign-in.unknown", email?.Trim().ToUpperInvariant() ?? "", locks.MaxFailedAccessAttempts - 1, locks.DefaultLockoutTimeSpan,
                http.RequestAborted);
            return await FailedAsync(null, "password", wait is null ? SignInOutcome.Wrong : SignInOutcome.Locked, http.RequestAborted);
        }
        return await FinishAsync(http, user, "password", await signIn.PasswordSignInAsync(user, password, remember, lockoutOnFailure: true));
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
        if (user.Language is not null) LanguageEndpoints.Remember(http, Language.Of(user.Language));
        ThemeCookie.Write(http, user.Theme);
        return SignInOutcome.Done;
    }

    /// <summary>Ends the session on this device.</summary>
    public async Task SignOutAsync(HttpContext http)
    {
        await signIn.SignOutAsync();
        if (SecurityStamps.IdOf(http.User) is not { } id) return;
        await using var db = await contexts.CreateDbContextAsync(http.RequestAborted);
        db.AuditEntries.Add(new AuditEntry { At = clock.GetUtcNow().UtcDateTime, UserId = id, Action = AuditActions.SignOut.Code });
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
