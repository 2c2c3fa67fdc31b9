namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>Events as list and calendar.</summary>
public static class ScheduleFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddSchedule(this IServiceCollection services)
    {
        services.AddScoped<ScheduleQueries>();
        services.AddScoped<OccupancyQueries>();
        services.AddScoped<ClashQueries>();
        services.AddScoped<ClashService>();
        services.AddScoped<SelectedEventsService>();
    }
}
