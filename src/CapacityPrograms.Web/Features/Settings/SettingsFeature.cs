namespace CapacityPrograms.Web.Features.Settings;

/// <summary>What the administrator sets for the whole installation.</summary>
public static class SettingsFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddSettings(this IServiceCollection services)
    {
        services.AddScoped<SettingsQueries>();
        services.AddScoped<SettingsService>();
    }
}
