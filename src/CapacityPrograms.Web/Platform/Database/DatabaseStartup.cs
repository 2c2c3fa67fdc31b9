using System.Data.Common;
using CapacityPrograms.Data;
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
            OwnFiles.MakeFolder(Path.GetDirectoryName(file)!);
            var isNew = !File.Exists(file);
            using var open = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            // The log and the index beside it take over whatever holds for the file itself.
            if (isNew) OwnFiles.Close(file);
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
        // An older server on a newer database would write rows that the newer one no longer understands. Before the first release
        // the migrations were made anew, so that a database of those days is unknown too.
        if (applied.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new DatabaseConfigurationException(
                $"The database was made by another version of CapacityPrograms (it holds \"{unknown}\"): install that version, restore a backup of "
                + "this one, or name an empty database.");
        }
        return !known.IsSubsetOf(applied);
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
