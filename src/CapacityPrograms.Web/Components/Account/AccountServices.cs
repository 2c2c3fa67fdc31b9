using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Shared.Access;
using Microsoft.AspNetCore.Identity;

namespace CapacityPrograms.Web.Components.Account;

/// <summary>Accounts: who signs in, and how.</summary>
public static class AccountServices
{
    /// <summary>Registers Identity, its cookie and the policies.</summary>
    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddIdentity<AppUser, IdentityRole<int>>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<AppDbContext>().AddDefaultTokenProviders().AddClaimsPrincipalFactory<AccessClaims>();
        services.ConfigureApplicationCookie(options => options.LoginPath = "/account/login");
        services.AddAuthorization(Policies.Add);
        services.AddCascadingAuthenticationState();
    }

    /// <summary>Maps the endpoints of accounts.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
    }
}
