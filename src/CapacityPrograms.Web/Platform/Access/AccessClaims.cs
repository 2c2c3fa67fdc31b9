using System.Security.Claims;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Platform.Access;

/// <summary>Puts the roles an account has somewhere into its sign-in, for the pages' policies.</summary>
public sealed class AccessClaims(
    UserManager<AppUser> users, RoleManager<IdentityRole<int>> roles, IOptions<IdentityOptions> options, IDbContextFactory<AppDbContext> contexts
) : UserClaimsPrincipalFactory<AppUser, IdentityRole<int>>(users, roles, options)
{
    /// <inheritdoc />
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(AppUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        await using var db = await contexts.CreateDbContextAsync();
        if (user.IsAdministrator) identity.AddClaim(new Claim(Policies.RoleClaim, Policies.Administrator));
        foreach (var role in await db.ProgrammeAccess.Where(a => a.UserId == user.Id).Select(a => a.Role).Distinct().ToListAsync())
            identity.AddClaim(new Claim(Policies.RoleClaim, role.ToString()));
        return identity;
    }
}
