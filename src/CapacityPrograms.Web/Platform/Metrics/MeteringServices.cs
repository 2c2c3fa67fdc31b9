using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CapacityPrograms.Web.Platform.Metrics;

/// <summary>What feeds the meters.</summary>
public static class MeteringServices
{
    /// <summary>Registers it.</summary>
    public static void AddMetering(this IServiceCollection services)
    {
        services.AddSingleton<CircuitHandler, CircuitMeter>();
        services.AddSingleton<ILoggerProvider, ErrorMeter>();
    }
}
