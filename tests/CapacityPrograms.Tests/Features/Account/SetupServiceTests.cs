using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Features.Account;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CapacityPrograms.Tests.Features.Account;

public sealed class SetupServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_link_makes_one_administrator_and_is_then_spent(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        var first = await TokenAsync(host);
        var token = await TokenAsync(host);
        await using (var db = database.Open())
            Assert.DoesNotContain(await db.Settings.ToListAsync(), setting => setting.Value.Contains(token!, StringComparison.Ordinal));

        Assert.Null(await CreateAsync(host, first, "long enough word"));
        Assert.Null(await CreateAsync(host, "wrong", "long enough word"));
        Assert.Single((await CreateAsync(host, token, "short"))!);
        Assert.Empty((await CreateAsync(host, token, "long enough word"))!);
        Assert.Null(await CreateAsync(host, token, "long enough word"));
        Assert.Null(await TokenAsync(host));
        await using var after = database.Open();
        Assert.True((await after.Users.SingleAsync()).IsAdministrator);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task An_old_link_is_refused(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);
        var token = await TokenAsync(host);
        host.Clock.Now += SetupService.GoodFor;
        Assert.Null(await CreateAsync(host, token, "long enough word"));
    }

    private static async Task<string?> TokenAsync(AccountHost host)
    {
        await using var request = host.Request();
        return await request.ServiceProvider.GetRequiredService<SetupService>().NewTokenAsync(default);
    }

    private static async Task<IReadOnlyList<string>?> CreateAsync(AccountHost host, string? token, string password)
    {
        await using var request = host.Request();
        return await request.ServiceProvider.GetRequiredService<SetupService>().CreateAsync(token, "first@example.org", "First", password, default);
    }
}
