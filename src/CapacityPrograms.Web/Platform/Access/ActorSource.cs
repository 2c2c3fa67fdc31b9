using System.Security.Claims;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Access;

/// <summary>Reads who acts from the database, for pages and endpoints alike.</summary>
public sealed class ActorSource(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>The actor behind a sign-in; <see cref="Actor.Nobody"/> where there is none or the account is gone or closed.</summary>
    public async Task<Actor> ForAsync(ClaimsPrincipal? principal, CancellationToken ct)
    {
        if (principal?.Identity?.IsAuthenticated != true || !int.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return Actor.Nobody;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var user = await db.Users.AsNoTracking().Where(u => u.Id == id)
            .Select(u => new { u.DisplayName, u.IsAdministrator, u.PersonId, u.LockoutEnd }).SingleOrDefaultAsync(ct);
        if (user is null || AccountClosure.IsClosed(user.LockoutEnd)) return Actor.Nobody;
        var roles = await db.ProgrammeAccess.AsNoTracking().Where(a => a.UserId == id).ToDictionaryAsync(a => a.ProgrammeId, a => a.Role, ct);
        return new Actor(id, user.DisplayName, user.IsAdministrator, user.PersonId, roles);
    }
}
