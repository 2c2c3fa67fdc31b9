namespace CapacityPrograms.Web.Features.Organisations;

/// <summary>Organisations, as reference data of all programmes.</summary>
public static class OrganisationsFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddOrganisations(this IServiceCollection services)
    {
        services.AddScoped<OrganisationQueries>();
        services.AddScoped<OrganisationService>();
    }
}
