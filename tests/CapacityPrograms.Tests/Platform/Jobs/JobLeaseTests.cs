using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Jobs;

namespace CapacityPrograms.Tests.Platform.Jobs;

public sealed class JobLeaseTests
{
    private const string Key = "test.due";

    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_many_nodes_one_gets_the_turn(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        // The first time there is no row yet, the second time there is.
        foreach (var now in new[] { Now, Now.AddDays(1) })
        {
            var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
            {
                await using var db = database.Open();
                return await JobLease.AcquireAsync(db, Key, now, Length, default);
            })));
            Assert.Single(leases, lease => lease is not null);
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_turn_that_ended_is_due_when_it_says_and_one_whose_node_died_when_its_lease_runs_out(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        Assert.NotNull(await JobLease.AcquireAsync(db, Key, Now, Length, default));
        Assert.Null(await JobLease.AcquireAsync(db, Key, Now + Length - TimeSpan.FromSeconds(1), Length, default));

        var lease = await JobLease.AcquireAsync(db, Key, Now + Length, Length, default);
        Assert.NotNull(lease);
        await JobLease.EndAsync(db, Key, lease, Now.AddDays(1), default);
        Assert.Null(await JobLease.AcquireAsync(db, Key, Now.AddHours(23), Length, default));
        Assert.NotNull(await JobLease.AcquireAsync(db, Key, Now.AddDays(1), Length, default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_node_that_came_back_late_does_not_end_the_turn_of_another(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var late = await JobLease.AcquireAsync(db, Key, Now, Length, default);
        Assert.NotNull(await JobLease.AcquireAsync(db, Key, Now + Length, Length, default));

        await JobLease.EndAsync(db, Key, late!, Now, default);
        Assert.Null(await JobLease.AcquireAsync(db, Key, Now + Length, Length, default));
    }
}
