namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>What several features do to registrations.</summary>
public static class RegistrationServices
{
    /// <summary>Registers the services.</summary>
    public static void AddRegistrations(this IServiceCollection services)
    {
        services.AddScoped<RegistrationService>();
        services.AddScoped<SelectionService>();
    }
}
