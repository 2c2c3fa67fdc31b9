using CapacityPrograms.Web.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Tests.Platform.Security;

/// <summary>However many sign in at once, the others go on: at most half of the cores hash.</summary>
public sealed class AccountTurnTests
{
    [Fact]
    public void Posts_of_account_pages_take_turns_and_nothing_else_waits()
    {
        var services = new ServiceCollection();
        services.AddAccountTurns();
        using var provider = services.BuildServiceProvider();
        var turns = provider.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        var signIn = Request("POST", "/account/login");

        var held = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount / 2)).Select(_ => turns.AttemptAcquire(signIn)).ToList();
        Assert.All(held, lease => Assert.True(lease.IsAcquired));
        using (var more = turns.AttemptAcquire(signIn)) Assert.False(more.IsAcquired);
        foreach (var (method, path) in new[] { ("GET", "/account/login"), ("GET", "/health/live"), ("POST", "/api/roll-call/1"), ("GET", "/") })
        {
            using var other = turns.AttemptAcquire(Request(method, path));
            Assert.True(other.IsAcquired, path);
        }

        held[0].Dispose();
        using var next = turns.AttemptAcquire(signIn);
        Assert.True(next.IsAcquired);
    }

    private static DefaultHttpContext Request(string method, string path) => new() { Request = { Method = method, Path = path } };
}
