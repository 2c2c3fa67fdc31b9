namespace CapacityPrograms.Web.Features.Home;

/// <summary>The first page: what needs somebody, by role.</summary>
public static class HomeFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddHome(this IServiceCollection services) => services.AddScoped<HomeQueries>();
}
