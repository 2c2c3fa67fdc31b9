using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CapacityPrograms.Web.Platform.Metrics;

/// <summary>Where meters and traces are sent to, as a collector for OpenTelemetry understands them.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Address of the collector; empty means that nothing is gathered or sent.</summary>
    public string? Endpoint { get; set; }

    /// <summary>What the collector speaks.</summary>
    public OtlpExportProtocol Protocol { get; set; } = OtlpExportProtocol.HttpProtobuf;
}

/// <summary>Sending of meters and traces.</summary>
public static class TelemetryServices
{
    private const string Section = "OpenTelemetry", StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT", StandardName = "OTEL_SERVICE_NAME";

    /// <summary>Registers it where a collector is named by our own setting or by the standard's variable; does nothing else.</summary>
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TelemetryOptions>().Bind(configuration.GetSection(Section))
            .Validate(
                o => string.IsNullOrEmpty(o.Endpoint) || Address(o.Endpoint) is not null,
                $"{Section}:Endpoint is not an address such as http://127.0.0.1:4318.")
            .ValidateOnStart();
        var own = Address(configuration[$"{Section}:Endpoint"]);
        if (own is null && string.IsNullOrEmpty(configuration[StandardEndpoint])) return;

        var (name, version) = (configuration[StandardName] ?? Meters.Name, typeof(Meters).Assembly.GetName().Version?.ToString(3));
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(name, serviceVersion: version))
            .WithMetrics(metrics => metrics.AddMeter(Meters.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation())
            .WithTracing(tracing => tracing
                .AddSource("Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits")
                // Asked every few seconds by the machine that keeps the server running.
                .AddAspNetCoreInstrumentation(o => o.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
                .AddProcessor<ImpersonalTraces>());
        if (own is null) telemetry.UseOtlpExporter();
        else telemetry.UseOtlpExporter(configuration.GetValue($"{Section}:Protocol", OtlpExportProtocol.HttpProtobuf), own);
    }

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}

/// <summary>
/// Leaves in a trace what speaks of the application alone. An address may hold the secret of a link or what somebody
/// looked for, the message of an exception a name; the route says which page it was.
/// </summary>
internal sealed class ImpersonalTraces : BaseProcessor<Activity>
{
    // What may stay is named, so that an attribute that a later version adds does not leave the house unread.
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "http.request.method", "http.response.status_code", "http.route", "network.protocol.version", "url.scheme", "error.type",
        "aspnetcore.components.circuit.id", "aspnetcore.components.type", "aspnetcore.components.route",
        "aspnetcore.components.method", "aspnetcore.components.attribute.name",
    };

    /// <inheritdoc />
    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToList()) data.SetTag(name, null);
        if (data.Status == ActivityStatusCode.Error) data.SetStatus(ActivityStatusCode.Error);
    }
}
