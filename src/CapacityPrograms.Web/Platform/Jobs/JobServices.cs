using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Web.Platform.Jobs;

/// <summary>What a node does by itself: watches for changes, keeps the settings at hand, deletes what is old.</summary>
public static class JobServices
{
    /// <summary>Registers it.</summary>
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton<InstallationSource>();
        services.AddHostedService<ChangeMonitor>();
        services.AddHostedService<Retention>();
    }
}
