using CapacityPrograms.Tests.Features.Account;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Platform.Security;

public sealed class RateLimitTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_nodes_count_together_and_the_next_window_starts_anew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var clock = new SetClock();
        await using var one = new AccountHost(database, clock);
        await using var two = new AccountHost(database, clock);

        Assert.Null(await AcquireAsync(one));
        Assert.Null(await AcquireAsync(two));
        Assert.Equal(Window, await AcquireAsync(one));
        await one.Get<RateLimit>().ReleaseAsync("test", "somebody", Window, default);
        await two.Get<RateLimit>().ReleaseAsync("test", "somebody", Window, default);
        Assert.Null(await AcquireAsync(two));
        clock.Now += Window;
        Assert.Null(await AcquireAsync(one));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Attempts_at_once_are_all_counted_and_nobody_is_named(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var host = new AccountHost(database);

        var waits = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => AcquireAsync(host)));

        Assert.InRange(waits.Count(wait => wait is null), 0, 2);
        await using var db = database.Open();
        var row = await db.RateWindows.SingleAsync();
        Assert.Equal(12, row.Count);
        Assert.DoesNotContain("somebody", row.Key, StringComparison.Ordinal);
    }

    private static Task<TimeSpan?> AcquireAsync(AccountHost host) => host.Get<RateLimit>().AcquireAsync("test", "somebody", 2, Window, default);
}
