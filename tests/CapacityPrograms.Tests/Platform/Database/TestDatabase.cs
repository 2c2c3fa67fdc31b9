using CapacityPrograms.Data;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Platform.Database;

/// <summary>A fresh, migrated database of its own; a copy of one that was migrated once, which is faster.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    protected TestDatabase(DatabaseOptions options)
    {
        Options = options;
        Factory = new ContextFactory(new DbContextOptionsBuilder<AppDbContext>().UseDatabase(options));
    }

    /// <summary>For a <c>[SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]</c>.</summary>
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    public DatabaseOptions Options { get; }

    public IDbContextFactory<AppDbContext> Factory { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => await SqliteTestDatabase.CopyAsync(),
        DatabaseProvider.PostgreSql => await PostgreSqlTestDatabase.CopyAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "No such server runs beside the tests."),
    };

    /// <summary>One without any table, for what migrations and restores do.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => SqliteTestDatabase.Empty(),
        DatabaseProvider.PostgreSql => await PostgreSqlTestDatabase.EmptyAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "No such server runs beside the tests."),
    };

    public AppDbContext Open() => Factory.CreateDbContext();

    public abstract ValueTask DisposeAsync();

    protected static async Task MigrateAsync(DatabaseOptions options)
    {
        await using var db = new ContextFactory(new DbContextOptionsBuilder<AppDbContext>().UseDatabase(options)).CreateDbContext();
        await db.Database.MigrateAsync();
    }

    private sealed class ContextFactory(DbContextOptionsBuilder builder) : IDbContextFactory<AppDbContext>
    {
        public AppDbContext CreateDbContext() => new((DbContextOptions<AppDbContext>)builder.Options);
    }
}

/// <summary>One database of each provider for a whole test class: <c>IClassFixture&lt;ClassDatabases&gt;</c>.</summary>
public sealed class ClassDatabases : IAsyncLifetime
{
    private readonly Dictionary<DatabaseProvider, TestDatabase> _open = [];

    public async Task<TestDatabase> GetAsync(DatabaseProvider provider)
    {
        if (!_open.TryGetValue(provider, out var database))
            _open[provider] = database = await TestDatabase.CreateAsync(provider);
        return database;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var database in _open.Values)
            await database.DisposeAsync();
    }
}
