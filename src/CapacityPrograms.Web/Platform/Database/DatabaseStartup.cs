using System.Data.Common;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>Brings the database up to date before the first request, or says in one sentence why it cannot.</summary>
public static class DatabaseStartup
{
    public static async Task<DatabaseConfigurationException?> MigrateAsync(IServiceProvider services, CancellationToken cancel = default)
    {
        var options = services.GetRequiredService<DatabaseOptions>();
        try
        {
            if (options.Provider == DatabaseProvider.Sqlite)
                PrepareFolder(options);

            await using var db = await services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContextAsync(cancel);
            // Migrating compares the whole model with the newest migration even where there is nothing to do.
            if (await IsBehindAsync(db, cancel)) await db.Database.MigrateAsync(cancel);
            await SortAsync(db, cancel);
            return null;
        }
        catch (DatabaseConfigurationException e)
        {
            return e;
        }
        catch (Exception e) when (Cause(e) is { } cause)
        {
            return new DatabaseConfigurationException($"The {options.Provider} database cannot be used: {DriverMessage.FirstSentence(cause.Message)}", e);
        }
    }

    /// <summary>Writes the sentence where whoever started the server sees it, and gives the process's exit code.</summary>
    public static int Refuse(DatabaseConfigurationException reason)
    {
        Console.Error.WriteLine(reason.Message);
        return 1;
    }

    private static void PrepareFolder(DatabaseOptions options)
    {
        var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var open = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseConfigurationException($"The database file {file} cannot be written: {DriverMessage.FirstSentence(e.Message)}", e);
        }
    }

    private static async Task<bool> IsBehindAsync(AppDbContext db, CancellationToken cancel)
    {
        if (!await db.Database.CanConnectAsync(cancel)) return true;
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        // An older server on a newer database would write rows that the newer one no longer understands.
        if (applied.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new DatabaseConfigurationException(
                $"The database was made by a newer version of CapacityPrograms (it holds \"{unknown}\"); install that version or restore an older backup.");
        }
        return !known.IsSubsetOf(applied);
    }

    // Rows of before there were alphabetical keys; the context writes the keys when a row is saved.
    private static async Task SortAsync(AppDbContext db, CancellationToken cancel)
    {
        await SortAsync(db, db.People.Where(p => p.SortLatin == "" && p.SortCyrillic == "" && (p.FamilyName != "" || p.GivenName != "")), cancel);
        await SortAsync(db, db.Units.Where(u => u.SortLatin == "" && u.SortCyrillic == "" && u.SearchKey != ""), cancel);
        await SortAsync(db, db.Organisations.Where(o => o.SortLatin == "" && o.SortCyrillic == "" && o.SearchKey != ""), cancel);
        await SortAsync(db, db.Programmes.Where(p => p.SortLatin == "" && p.SortCyrillic == "" && p.SearchKey != ""), cancel);
    }

    private static async Task SortAsync<T>(AppDbContext db, IQueryable<T> unsorted, CancellationToken cancel) where T : class, ISorted
    {
        while (await unsorted.Take(500).ToListAsync(cancel) is { Count: > 0 } rows)
        {
            foreach (var row in rows) row.Key();
            // A name without a letter has an empty key, and would be read again without end.
            if (rows.All(r => r.SortLatin.Length == 0)) return;
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private static Exception? Cause(Exception e)
    {
        for (Exception? at = e; at is not null; at = at.InnerException)
        {
            if (at is DbException or System.Net.Sockets.SocketException or TimeoutException or IOException or UnauthorizedAccessException or ArgumentException)
                return at;
        }

        return null;
    }
}
