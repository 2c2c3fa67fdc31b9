using CapacityPrograms.Data.Platform;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CapacityPrograms.Tests.Platform.Database;

/// <summary>A full or locked database is said in words, and health says so too.</summary>
public sealed class StorageFaultTests
{
    [Fact]
    public async Task A_full_disk_is_said()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        // SQLite's own limit answers as a full disk does.
        await db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1");
        db.Settings.AddRange(Enumerable.Range(0, 400).Select(i => new Setting { Key = $"k{i}", Value = new string('x', 2000) }));
        var fault = StorageFault.Of(await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync()));
        Assert.Equal("StorageFull", fault?.Key);
        Assert.NotEqual("StorageFull", fault!.Describe(Texts.Of<RefusalTexts>()));
    }

    [SkippableFact]
    public async Task A_full_disk_of_a_server_is_said()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var db = database.Open();
        foreach (var (state, key) in new[] { ("53100", "StorageFull"), ("55P03", "StorageBusy"), ("57P01", "StorageAway"), ("23505", null) })
        {
            var sql = $"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$";
            Assert.Equal(key, StorageFault.Of(await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(sql)))?.Key);
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Health_is_what_a_write_says(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var clock = new SetClock();
        using var check = new StorageCheck(database.Factory, database.Options, clock);
        async Task<HealthStatus> AskAsync() => (await check.CheckHealthAsync(new HealthCheckContext())).Status;
        Assert.Equal(HealthStatus.Healthy, await AskAsync());

        await using (var db = database.Open()) await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Settings\" RENAME TO \"Gone\"");
        // For a few seconds the last answer holds: whoever asks often must not be a load.
        Assert.Equal(HealthStatus.Healthy, await AskAsync());
        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HealthStatus.Unhealthy, await AskAsync());
    }
}
