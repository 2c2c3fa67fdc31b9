namespace CapacityPrograms.Web.Features.Places;

/// <summary>Municipalities and other territorial units, as reference data of all programmes.</summary>
public static class UnitsFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddUnits(this IServiceCollection services)
    {
        services.AddScoped<UnitQueries>();
        services.AddScoped<UnitService>();
    }
}
