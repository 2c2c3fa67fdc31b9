namespace CapacityPrograms.Web.Features.Places;

/// <summary>Municipalities and other territorial units, as reference data of all programmes.</summary>
public static class PlacesFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddPlaces(this IServiceCollection services)
    {
        services.AddScoped<PlaceQueries>();
        services.AddScoped<PlaceService>();
    }
}
