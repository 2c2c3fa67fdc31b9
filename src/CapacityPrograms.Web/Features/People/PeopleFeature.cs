namespace CapacityPrograms.Web.Features.People;

/// <summary>People as coordinators keep them.</summary>
public static class PeopleFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PeopleReading>();
        services.AddScoped<PeopleService>();
        services.AddScoped<MergeReading>();
        services.AddScoped<MergeService>();
        services.AddScoped<DuplicateReading>();
        services.AddScoped<ErasureService>();
    }
}
