namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>What several features do to the schedule.</summary>
public static class SchedulingServices
{
    /// <summary>Registers the services.</summary>
    public static void AddScheduling(this IServiceCollection services)
    {
        services.AddScoped<EventMoveQueries>();
        services.AddScoped<EventMoveService>();
    }
}
