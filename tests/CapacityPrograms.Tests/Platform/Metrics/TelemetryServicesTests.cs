using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Metrics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CapacityPrograms.Tests.Platform.Metrics;

public sealed class TelemetryServicesTests
{
    [Theory]
    [InlineData("OpenTelemetry:Endpoint")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task Meters_and_traces_of_the_whole_application_come_to_the_collector_without_a_word_about_people(string setting)
    {
        await using var collector = await Collector.StartAsync();
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using (var app = new WebApplicationFactory<CapacityPrograms.Web.Platform.Database.DatabaseOptions>().WithWebHostBuilder(host => host
            .UseEnvironment("Production")
            .UseSetting("PublicUrl", "https://localhost")
            .UseSetting("Database:Provider", "Sqlite")
            .UseSetting("Database:ConnectionString", database.Options.ConnectionString)
            .UseSetting("Mail:PickupFolder", Path.GetTempPath())
            .UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
            .UseSetting(setting, collector.Address)))
        {
            using var client = app.CreateClient(new() { AllowAutoRedirect = false });
            client.DefaultRequestHeaders.UserAgent.ParseAdd("AnasOwnPhone/1.0");
            string[] paths =
            [
                "/account/login?returnUrl=%2Fpeople%3Fq%3DAnaAnic", "/shared/SecretOfALink", "/people/4711?q=AnaAnic", "/AnaAnic", "/health/live",
            ];
            foreach (var path in paths)
            {
                using var answer = await client.GetAsync(path);
            }
            Assert.True(app.Services.GetRequiredService<MeterProvider>().ForceFlush());
            Assert.True(app.Services.GetRequiredService<TracerProvider>().ForceFlush());
        }

        var metrics = collector.Received("/v1/metrics");
        string[] meters = ["CapacityPrograms", "circuits.open", "mail.waiting", "http.server.request.duration", "System.Runtime"];
        Assert.All(meters, name => Assert.Contains(name, metrics, StringComparison.Ordinal));
        var traces = collector.Received("/v1/traces");
        Assert.All(["/account/login", "/shared/{Secret}", "http.response.status_code"], name => Assert.Contains(name, traces, StringComparison.Ordinal));
        Assert.DoesNotContain("/health/live", traces, StringComparison.Ordinal);
        Assert.All(["AnaAnic", "SecretOfALink", "AnasOwnPhone", "4711"], secret => Assert.DoesNotContain(secret, metrics + traces, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_registered_where_no_collector_is_named()
    {
        using var services = Services([]);
        Assert.Null(services.GetService<MeterProvider>());
        Assert.Null(services.GetService<TracerProvider>());
        Assert.Null(services.CheckSettings());
    }

    [Theory]
    [InlineData("Endpoint", "somewhere")]
    [InlineData("Protocol", "Pigeons")]
    public void A_setting_that_cannot_work_is_named(string setting, string value)
    {
        using var services = Services(new() { [$"OpenTelemetry:{setting}"] = value });
        Assert.Contains($"OpenTelemetry:{setting}", services.CheckSettings()!.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddTelemetry(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider();
    }
}
