namespace CapacityPrograms.Web.Seed;

/// <summary>The five programmes to try the product with.</summary>
public static class DemoFeature
{
    /// <summary>Registers the feature's services.</summary>
    public static void AddDemo(this IServiceCollection services)
    {
        services.AddSingleton<DemoData>();
        services.AddSingleton<DemoRemoval>();
    }

    /// <summary>Loads the demonstration where the setting <c>Demo:Load</c> asks for it; the database must be migrated.</summary>
    public static async Task LoadDemoAsync(this WebApplication app)
    {
        if (!app.Configuration.GetValue<bool>("Demo:Load")) return;
        await app.Services.GetRequiredService<DemoData>().LoadAsync(app.Configuration["Demo:Password"], app.Lifetime.ApplicationStopping);
    }
}
