using CapacityPrograms.Data;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Seed;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Seed;

/// <summary>A database into which the demonstration was loaded once, for tests that only read.</summary>
public sealed class LoadedDemo : IAsyncLifetime
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 11, 9, 0, 0, TimeSpan.Zero);

    private TestDatabase? _database;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await new DemoData(_database.Factory, new FixedClock(Morning)).LoadAsync("Demo-2026!", CancellationToken.None);
    }

    public IDbContextFactory<AppDbContext> Factory => _database!.Factory;

    public AppDbContext Open() => _database!.Open();

    public async Task DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
