using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>What the second step looks like for one account.</summary>
public sealed record TwoFactorView(bool Enabled, int RecoveryCodesLeft, string Key, string QrSvg);

/// <summary>The second step by an authenticator app: set up, verify, switch off.</summary>
public sealed class TwoFactorService(
    UserManager<AppUser> users, SignInManager<AppUser> signIn, AccountMails mails, IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int RecoveryCodes = 10;

    /// <summary>State, and the key to scan where it is not on yet.</summary>
    public async Task<TwoFactorView> ReadAsync(AppUser user)
    {
        if (user.TwoFactorEnabled) return new(true, await users.CountRecoveryCodesAsync(user), "", "");
        var key = await users.GetAuthenticatorKeyAsync(user);
        if (string.IsNullOrEmpty(key))
        {
            await users.ResetAuthenticatorKeyAsync(user);
            await signIn.RefreshSignInAsync(user);
            key = await users.GetAuthenticatorKeyAsync(user);
        }
        return new(false, 0, string.Join(' ', key!.Chunk(4).Select(c => new string(c))).ToLowerInvariant(), Svg(user, key!));
    }

    /// <summary>Switches it on where the code is right.</summary>
    /// <returns>The recovery codes, to be shown this once; null where the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> EnableAsync(AppUser user, string? code, CancellationToken ct)
    {
        if (!await users.VerifyTwoFactorTokenAsync(user, users.Options.Tokens.AuthenticatorTokenProvider, Digits(code))) return null;
        await users.SetTwoFactorEnabledAsync(user, true);
        return await CodesAsync(user, AuditActions.TwoFactorEnabled, "TwoFactorOn", ct);
    }

    /// <summary>New recovery codes in place of all old ones.</summary>
    public Task<IReadOnlyList<string>> NewCodesAsync(AppUser user, CancellationToken ct) => CodesAsync(user, AuditActions.TwoFactorCodes, "TwoFactorCodes", ct);

    /// <summary>Switches it off and forgets the key.</summary>
    public async Task DisableAsync(AppUser user, CancellationToken ct)
    {
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
        await DoneAsync(user, AuditActions.TwoFactorDisabled, "TwoFactorOff", ct);
    }

    /// <summary>What was typed without the blanks and hyphens that apps show.</summary>
    public static string Digits(string? code) => (code ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> CodesAsync(AppUser user, AuditAction action, string mail, CancellationToken ct)
    {
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
        await DoneAsync(user, action, mail, ct);
        return [.. codes!];
    }

    private async Task DoneAsync(AppUser user, AuditAction action, string mail, CancellationToken ct)
    {
        // The change ends all sessions of the account; this one goes on.
        await signIn.RefreshSignInAsync(user);
        await using var db = await contexts.CreateDbContextAsync(ct);
        mails.Changed(db, user, mail);
        db.Audit(Actor.Nobody with { UserId = user.Id }, clock, action, null, "user", user.Id);
        await db.RaiseAccessNowAsync(user.Id, ct);
    }

    private static string Svg(AppUser user, string key)
    {
        var address = $"otpauth://totp/CapacityPrograms:{Uri.EscapeDataString(user.Email!)}?secret={key}&issuer=CapacityPrograms&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(4, "#000000", "#ffffff", sizingMode: SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
