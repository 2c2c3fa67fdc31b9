using System.Text;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>Forgotten, new and changed passwords.</summary>
public sealed class PasswordService(UserManager<AppUser> users, AccountMails mails, IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Sends a link where the account exists and may sign in; who asks learns nothing of it.</summary>
    public async Task ForgottenAsync(string? email, string requestBase, CancellationToken ct)
    {
        var user = await users.OfAddressAsync(email);
        if (user is null || AccountClosure.IsClosed(user)) return;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await mails.ForgottenAsync(db, user, requestBase);
        db.Audit(Of(user), clock, AuditActions.PasswordForgotten, null, "user", user.Id);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Sets the password of a link; what was wrong, in words, or nothing.</summary>
    /// <returns>Null where the link is not good any more.</returns>
    public async Task<IReadOnlyList<string>?> ResetAsync(int id, string? token, string? password, CancellationToken ct)
    {
        var user = await users.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (user is null || AccountClosure.IsClosed(user) || Decoded(token) is not { } plain) return null;
        var result = await users.ResetPasswordAsync(user, plain, password ?? "");
        if (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.InvalidToken))) return null;
        if (!result.Succeeded) return [.. result.Errors.Select(e => e.Description)];
        // Who holds the mailbox holds the account: the address is proven.
        user.EmailConfirmed = true;
        await users.UpdateAsync(user);
        await NoteAsync(user, AuditActions.PasswordReset, "PasswordReset", ct);
        return [];
    }

    /// <summary>Changes one's own password.</summary>
    public async Task<IReadOnlyList<string>> ChangeAsync(AppUser user, string? now, string? next, CancellationToken ct)
    {
        var result = await users.ChangePasswordAsync(user, now ?? "", next ?? "");
        if (result.Succeeded) await NoteAsync(user, AuditActions.PasswordChanged, "PasswordChanged", ct);
        return [.. result.Errors.Select(e => e.Description)];
    }

    private async Task NoteAsync(AppUser user, AuditAction action, string mail, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        mails.Changed(db, user, mail);
        db.Audit(Of(user), clock, action, null, "user", user.Id);
        await db.RaiseAccessNowAsync(user.Id, ct);
    }

    private static Actor Of(AppUser user) => Actor.Nobody with { UserId = user.Id };

    private static string? Decoded(string? token)
    {
        try
        {
            return string.IsNullOrEmpty(token) ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
