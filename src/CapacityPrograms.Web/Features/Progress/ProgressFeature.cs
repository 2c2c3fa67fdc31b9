namespace CapacityPrograms.Web.Features.Progress;

/// <summary>Figures of a programme, and the rows behind each.</summary>
public static class ProgressFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddProgress(this IServiceCollection services)
    {
        services.AddScoped<ProgressService>();
        services.AddScoped<FigureService>();
    }
}
