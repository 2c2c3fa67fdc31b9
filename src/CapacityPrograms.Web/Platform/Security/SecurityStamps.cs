using System.Globalization;
using System.Security.Claims;
using CapacityPrograms.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>Compares the stamp in a sign-in with that of its account: a changed one ends all sessions.</summary>
public sealed class SecurityStamps(IDbContextFactory<AppDbContext> contexts, IOptions<IdentityOptions> options)
{
    /// <summary>The account of a sign-in.</summary>
    public static int? IdOf(ClaimsPrincipal? user) =>
        user?.Identity?.IsAuthenticated == true
        && int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>True while the account is there and its stamp is the one signed in with.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        if (IdOf(user) is not { } id) return false;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var stamp = await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => u.SecurityStamp).SingleOrDefaultAsync(ct);
        return stamp is not null && stamp == user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType);
    }

    /// <summary>
    /// Checks a cookie: at once where this node knows that the account was changed since it was issued, else as often
    /// as Identity does.
    /// </summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (IdOf(context.Principal) is { } id && services.GetRequiredService<OpenSessions>().ChangedSince(id, context.Properties.IssuedUtc)
            && !await services.GetRequiredService<SecurityStamps>().HoldsAsync(context.Principal!, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }
        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }
}
