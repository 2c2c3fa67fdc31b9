using Microsoft.AspNetCore.Components.Server.Circuits;

namespace CapacityPrograms.Web.Platform.Metrics;

/// <summary>Counts circuits as they open and close.</summary>
public sealed class CircuitMeter : CircuitHandler
{
    /// <inheritdoc />
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Meters.Circuits(1);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Meters.Circuits(-1);
        return Task.CompletedTask;
    }
}
