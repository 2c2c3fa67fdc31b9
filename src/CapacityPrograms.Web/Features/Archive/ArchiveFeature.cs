namespace CapacityPrograms.Web.Features.Archive;

/// <summary>A large invented archive, made on the command line.</summary>
public static class ArchiveFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddArchive(this IServiceCollection services) => services.AddSingleton<ArchiveMaker>();
}
