using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>Prints the set-up link when the server listens: only then its address is known.</summary>
public sealed class SetupLink(IServiceScopeFactory scopes, IServer server, IConfiguration configuration, IHostEnvironment environment) : IHostedLifecycleService
{
    /// <inheritdoc />
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        // A developer's database gets its accounts with the demonstration data, where that is loaded.
        if (environment.IsDevelopment() && configuration.GetValue<bool>("Demo:Load")) return;
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SetupService>().NewTokenAsync(cancellationToken) is not { } token)
            return;
        var address = configuration["PublicUrl"] is { Length: > 0 } own
            ? own
            : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        address = address
            .Replace("[::]", "localhost")
            .Replace("0.0.0.0", "localhost")
            .Replace("*", "localhost")
            .Replace("+", "localhost")
            .TrimEnd('/');
        // To the console and not to the log: logs are collected and kept, and this opens the installation.
        await Console.Out.WriteLineAsync($"There is no user yet. Create the first administrator within 24 hours, once: {address}/account/setup?token={token}");
    }

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
