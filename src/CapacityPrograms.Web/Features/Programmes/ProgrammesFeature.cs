using CapacityPrograms.Web.Features.Programmes.Sections;

namespace CapacityPrograms.Web.Features.Programmes;

/// <summary>Programmes: their list, overview, what is missing, and the forms that keep them.</summary>
public static class ProgrammesFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddProgrammes(this IServiceCollection services)
    {
        services.AddScoped<ProgrammeListQueries>();
        services.AddScoped<ProgrammeQueries>();
        services.AddScoped<ProgrammeService>();
        services.AddScoped<SectionQueries>();
        services.AddScoped<SectionService>();
        services.AddScoped<RegisterService>();
        services.AddScoped<MatrixQueries>();
        services.AddScoped<MatrixService>();
    }
}
