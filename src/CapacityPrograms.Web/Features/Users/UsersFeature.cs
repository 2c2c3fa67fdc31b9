namespace CapacityPrograms.Web.Features.Users;

/// <summary>Accounts as the administrator keeps them.</summary>
public static class UsersFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddUsers(this IServiceCollection services)
    {
        services.AddScoped<UserQueries>();
        services.AddScoped<UserService>();
    }
}
