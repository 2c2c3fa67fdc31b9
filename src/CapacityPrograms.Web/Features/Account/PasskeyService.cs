using System.Buffers.Text;
using System.Text.Json;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Mail;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>Keeps the passkeys of an account, and signs in with one.</summary>
public sealed class PasskeyService(
    UserManager<AppUser> users, SignInManager<AppUser> signIn, SignInService service, AccountMails mails, IDbContextFactory<AppDbContext> contexts,
    TimeProvider clock)
{
    /// <summary>An account has room for this many.</summary>
    public const int Most = 20;

    /// <summary>Keeps a passkey that the device has just made; false where the device's answer does not hold.</summary>
    public async Task<bool> AddAsync(AppUser user, string? credential, string name, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(credential) || (await users.GetPasskeysAsync(user)).Count >= Most) return false;
        if (await AnsweredAsync(() => signIn.PerformPasskeyAttestationAsync(credential)) is not { Succeeded: true } attestation) return false;
        attestation.Passkey.Name = name;
        if (!(await users.AddOrUpdatePasskeyAsync(user, attestation.Passkey)).Succeeded) return false;
        await NoteAsync(user, AuditActions.PasskeyAdded, "PasskeyAdded", ct);
        return true;
    }

    /// <summary>Gives a passkey another name.</summary>
    public async Task RenameAsync(AppUser user, string? id, string name, CancellationToken ct)
    {
        if (await FindAsync(user, id) is not { } passkey) return;
        passkey.Name = name;
        await users.AddOrUpdatePasskeyAsync(user, passkey);
        await NoteAsync(user, AuditActions.PasskeyRenamed, null, ct);
    }

    /// <summary>Removes a passkey: it signs nobody in any more.</summary>
    public async Task RemoveAsync(AppUser user, string? id, CancellationToken ct)
    {
        if (await FindAsync(user, id) is not { } passkey) return;
        await users.RemovePasskeyAsync(user, passkey.CredentialId);
        await NoteAsync(user, AuditActions.PasskeyRemoved, "PasskeyRemoved", ct);
    }

    /// <summary>Signs in with what the device answered.</summary>
    public async Task<SignInOutcome> SignInAsync(HttpContext http, string? credential)
    {
        var assertion = string.IsNullOrEmpty(credential) ? null : await AnsweredAsync(() => signIn.PerformPasskeyAssertionAsync(credential));
        if (assertion is not { Succeeded: true }) return await service.FinishAsync(http, null, "passkey", SignInResult.Failed);
        var user = assertion.User;
        if (AccountClosure.IsClosed(user)) return await service.FinishAsync(http, user, "passkey", SignInResult.LockedOut);
        // The device counts its uses; a lower count next time would tell of a copy.
        await users.AddOrUpdatePasskeyAsync(user, assertion.Passkey);
        await signIn.SignInAsync(user, isPersistent: false, "passkey");
        return await service.FinishAsync(http, user, "passkey", SignInResult.Success);
    }

    private static async Task<T?> AnsweredAsync<T>(Func<Task<T>> read) where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException or FormatException)
        {
            // No question was asked in this browser, or it was answered already: there is nothing that this could be the answer to.
            return null;
        }
    }

    private async Task<UserPasskeyInfo?> FindAsync(AppUser user, string? id) =>
        id is { Length: > 0 and < 1500 } && Base64Url.IsValid(id) ? await users.GetPasskeyAsync(user, Base64Url.DecodeFromChars(id)) : null;

    private async Task NoteAsync(AppUser user, AuditAction action, string? mail, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (mail is not null) mails.Changed(db, user, mail);
        db.Audit(Actor.Nobody with { UserId = user.Id }, clock, action, null, "user", user.Id);
        await db.SaveChangesAsync(ct);
    }
}

/// <summary>What the browser asks before it talks to the device.</summary>
public static class PasskeyEndpoints
{
    /// <summary>Maps the questions for a new passkey and for a sign-in.</summary>
    public static void MapPasskeys(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost(
                "/account/passkey/new",
                async (HttpContext http, IAntiforgery antiforgery, UserManager<AppUser> users, SignInManager<AppUser> signIn) =>
                {
                    if (!await antiforgery.IsRequestValidAsync(http))
                        return Results.BadRequest();
                    if (await users.GetUserAsync(http.User) is not { } user)
                        return Results.Unauthorized();
                    var id = await users.GetUserIdAsync(user);
                    return Results.Content(
                        await signIn.MakePasskeyCreationOptionsAsync(
                            new()
                            {
                                Id = id, Name = user.Email!, DisplayName = user.DisplayName,
                            }
                        ),
                        "application/json");
                }
            )
            .RequireAuthorization();
        routes
            .MapPost(
                "/account/passkey/ask",
                async (HttpContext http, IAntiforgery antiforgery, SignInManager<AppUser> signIn) =>
                    await antiforgery.IsRequestValidAsync(http)
                        ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
                        : Results.BadRequest())
            .AllowAnonymous();
    }
}
