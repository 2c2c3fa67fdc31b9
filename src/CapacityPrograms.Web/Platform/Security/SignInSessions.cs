using System.Globalization;
using System.Security.Claims;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>
/// Sign-ins as the server knows them. A cookie stands for a row; without it, after its end, or with another stamp than
/// the account's it signs nobody in, and neither does an open circuit that began with it.
/// </summary>
public sealed class SignInSessions(IDbContextFactory<AppDbContext> contexts, IOptions<IdentityOptions> options, OpenSessions open, TimeProvider clock)
{
    /// <summary>A session ends after this long without a request.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>The same where somebody asked to be kept signed in on the device.</summary>
    public static readonly TimeSpan KeptIdle = TimeSpan.FromDays(14);

    /// <summary>And after this long in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The same where somebody asked to be kept signed in on the device.</summary>
    public static readonly TimeSpan KeptLongest = TimeSpan.FromDays(30);

    /// <summary>How long after its beginning a session may change what signs the account in.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan _trusted = TimeSpan.FromMinutes(1);
    private const string IdClaim = "session", StartClaim = "session.start", EndClaim = "session.end";

    /// <summary>The account of a sign-in.</summary>
    public static int? IdOf(ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true
        && int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>Begins a session: every sign-in has its own, and ends the one that the browser had before.</summary>
    public async Task StartAsync(CookieSigningInContext context)
    {
        var identity = context.Principal?.Identities.FirstOrDefault();
        if (identity is null || IdOf(context.Principal) is not { } userId) return;
        var ct = context.HttpContext.RequestAborted;
        var now = clock.GetUtcNow().UtcDateTime;
        var kept = context.Properties.IsPersistent;
        if (context.Properties is { IsPersistent: true, IssuedUtc: { } from }) context.Properties.ExpiresUtc = from + KeptIdle;
        var session = new UserSession { Id = Guid.NewGuid(), UserId = userId, StartedAt = now, EndsAt = now + (kept ? KeptLongest : Longest) };
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.UserSessions.Add(session);
        await db.SaveChangesAsync(ct);
        // Told by the node's watch and not at once: the page that is being drawn began with the session that ends.
        await RemoveAsync(context.HttpContext.User, everywhere: false, ct);
        Put(identity, IdClaim, session.Id.ToString());
        Put(identity, StartClaim, Seconds(session.StartedAt));
        Put(identity, EndClaim, Seconds(session.EndsAt));
    }

    /// <summary>Ends a session, on every node and with its circuits; false where the sign-in had none.</summary>
    /// <param name="everywhere">All sessions of the account.</param>
    public async Task<bool> EndAsync(ClaimsPrincipal? user, bool everywhere, CancellationToken ct)
    {
        if (!await RemoveAsync(user, everywhere, ct)) return false;
        // Other nodes hear of it within a second; this one at once.
        await open.ChangedAsync(IdOf(user)!.Value, ct);
        return true;
    }

    private async Task<bool> RemoveAsync(ClaimsPrincipal? user, bool everywhere, CancellationToken ct)
    {
        if (IdOf(user) is not { } userId || !Guid.TryParse(user!.FindFirstValue(IdClaim), out var id)) return false;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.UserSessions.Where(s => s.UserId == userId && (everywhere || s.Id == id)).ExecuteDeleteAsync(ct) == 0) return false;
        await db.RaiseAccessAsync(userId, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>True while the session is there and not over, and the stamp of the account is the one signed in with.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (IdOf(user) is not { } userId || !Guid.TryParse(user.FindFirstValue(IdClaim), out var id)) return false;
        var stamp = user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.AnyAsync(
            u => u.Id == userId && u.SecurityStamp == stamp && db.UserSessions.Any(s => s.Id == id && s.UserId == userId && s.EndsAt > now), ct);
    }

    /// <summary>True where the session has come to its end.</summary>
    public static bool IsOver(ClaimsPrincipal user, DateTimeOffset now) => At(user, EndClaim) is not { } end || end <= now;

    /// <summary>True while a password, a code or a passkey was given so lately that factors may be changed.</summary>
    public bool IsFresh(ClaimsPrincipal user) => At(user, StartClaim) is { } start && start + Fresh > clock.GetUtcNow();

    /// <summary>
    /// Checks a cookie: at once where this node knows that the account was changed since it was issued or cannot know it,
    /// else once a minute.
    /// </summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var (now, issued) = (clock.GetUtcNow(), context.Properties.IssuedUtc);
        var asks = IdOf(context.Principal) is not { } id || open.ChangedSince(id, issued) || issued is null || issued + _trusted <= now;
        if (IsOver(context.Principal!, now) || (asks && !await HoldsAsync(context.Principal!, context.HttpContext.RequestAborted)))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }
        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>Keeps the session where Identity reads an account's roles anew.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.NewPrincipal?.Identities.FirstOrDefault() is not { } identity) return Task.CompletedTask;
        foreach (var type in (ReadOnlySpan<string>)[IdClaim, StartClaim, EndClaim])
        {
            if (context.CurrentPrincipal?.FindFirstValue(type) is { } value) Put(identity, type, value);
        }
        return Task.CompletedTask;
    }

    /// <summary>Removes rows of sessions that are over.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.UserSessions.Where(s => s.EndsAt < now).ExecuteDeleteAsync(ct);
    }

    private static void Put(ClaimsIdentity identity, string type, string value)
    {
        foreach (var old in identity.FindAll(type).ToList()) identity.RemoveClaim(old);
        identity.AddClaim(new Claim(type, value));
    }

    private static string Seconds(DateTime at) => new DateTimeOffset(at).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset? At(ClaimsPrincipal user, string type) =>
        long.TryParse(user.FindFirstValue(type), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
