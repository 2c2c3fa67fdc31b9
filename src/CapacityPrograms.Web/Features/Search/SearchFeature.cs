namespace CapacityPrograms.Web.Features.Search;

/// <summary>One search over everything an actor may see.</summary>
public static class SearchFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddSearch(this IServiceCollection services) => services.AddScoped<SearchQueries>();
}
