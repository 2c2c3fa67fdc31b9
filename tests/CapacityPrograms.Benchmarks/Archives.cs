using System.Security.Claims;
using CapacityPrograms.Benchmarks.LargeArchive;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Access;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CapacityPrograms.Benchmarks;

/// <summary>A database with an archive in it, and contexts on it as the server makes them.</summary>
internal sealed class Archive(DatabaseOptions options)
{
    private readonly ServiceProvider _services = Services(options);

    public DatabaseOptions Options { get; } = options;

    public IDbContextFactory<AppDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<AppDbContext>>();

    public string Name => Options.Provider == DatabaseProvider.Sqlite ? "SQLite" : "PostgreSQL";

    /// <summary>Contexts whose commands are seen by an interceptor.</summary>
    public IDbContextFactory<AppDbContext> Watched(IInterceptor interceptor) =>
        Services(Options, interceptor).GetRequiredService<IDbContextFactory<AppDbContext>>();

    /// <summary>An account of the archive as it acts, read as pages read it.</summary>
    /// <param name="account">Such as <c>donor.documented</c> or <c>trainer1.documented</c>.</param>
    public async Task<Actor> ActorAsync(string account)
    {
        await using var db = Contexts.CreateDbContext();
        var id = await db.Users.Where(u => u.UserName == account + "@archive.local").Select(u => u.Id).SingleAsync();
        return await new ActorSource(Contexts).ForAsync(
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [new Claim(ClaimTypes.NameIdentifier, id.ToString(System.Globalization.CultureInfo.InvariantCulture))], "benchmark")),
            default);
    }

    private static ServiceProvider Services(DatabaseOptions options, params IInterceptor[] watching) =>
        new ServiceCollection().AddContexts(options, watching).BuildServiceProvider();
}

/// <summary>Makes archives once and keeps them in <c>artifacts/benchmarks</c>; what writes gets a copy.</summary>
internal static class Archives
{
    // Raised by hand when the generator or the tables change.
    private const string Edition = "1";

    public static string Folder { get; } = Directory.CreateDirectory(Path.Combine(Repository(), "artifacts", "benchmarks")).FullName;

    public static string Repository()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "CapacityPrograms.sln")))
            at = at.Parent ?? throw new InvalidOperationException("Not below the repository.");
        return at.FullName;
    }

    /// <summary>The archive itself, for reading.</summary>
    /// <param name="part">One part in so many of the people, events and marks.</param>
    /// <param name="rest">How many times everything but the documented programme.</param>
    public static async Task<Archive> GetAsync(DatabaseProvider provider, int part = 1, int rest = 1)
    {
        var whole = new ArchiveSize();
        var size = new ArchiveSize(whole.People / part, whole.Events / part, whole.Marks / part, Rest: rest);
        var name = $"archive_{Edition}_x{rest}" + (part == 1 ? "" : $"_part{part}");
        var sqlite = provider == DatabaseProvider.Sqlite;
        var archive = new Archive(sqlite ? Sqlite(Path.Combine(Folder, name + ".db")) : Cluster.Options(name));
        if (!sqlite && !await Cluster.HasAsync(name)) await Cluster.ExecuteAsync($"CREATE DATABASE {name}");
        await using (var db = archive.Contexts.CreateDbContext())
        {
            await db.Database.MigrateAsync();
            if (!await db.Programmes.AnyAsync())
            {
                Console.WriteLine($"-- {archive.Name}, one part in {part}, rest x{rest}");
                var refused = await new ArchiveMaker(archive.Contexts, TimeProvider.System).MakeAsync(ArchivePlan.Make(size), Console.WriteLine, default);
                if (refused is not null) throw new InvalidOperationException(refused);
                // What autovacuum does in its own time.
                if (!sqlite) await db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
            }
        }
        return archive;
    }

    /// <summary>A copy to write to, made anew.</summary>
    public static async Task<Archive> CopyAsync(DatabaseProvider provider, string purpose, int part = 1)
    {
        var source = await GetAsync(provider, part);
        if (provider == DatabaseProvider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            var file = new SqliteConnectionStringBuilder(source.Options.ConnectionString).DataSource;
            var copy = Path.Combine(Folder, $"copy_{purpose}.db");
            foreach (var old in new[] { copy, copy + "-wal", copy + "-shm" }) File.Delete(old);
            File.Copy(file, copy);
            return new Archive(Sqlite(copy));
        }
        NpgsqlConnection.ClearAllPools();
        var (from, name) = (new NpgsqlConnectionStringBuilder(source.Options.ConnectionString).Database, $"copy_{purpose}");
        await Cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await Cluster.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {from}");
        return new Archive(Cluster.Options(name));
    }

    private static DatabaseOptions Sqlite(string file) =>
        new(DatabaseProvider.Sqlite, new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString, null);
}
