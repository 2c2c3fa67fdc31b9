namespace CapacityPrograms.Web.Features.Import;

/// <summary>Tables of others: municipalities, organisations and participants from spreadsheets.</summary>
public static class ImportFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddImport(this IServiceCollection services)
    {
        services.AddScoped<ImportReading>();
        services.AddScoped<ImportService>();
    }
}
