using System.Data.Common;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Web.Platform.Backup;

/// <summary>A copy of the whole database in one file, made while the server runs.</summary>
public abstract class DatabaseBackup
{
    public static DatabaseBackup For(DatabaseOptions options) => options.Provider switch
    {
        DatabaseProvider.PostgreSql => new PostgreSqlBackup(options),
        DatabaseProvider.SqlServer => new SqlServerBackup(options.ConnectionString),
        _ => new SqliteBackup(options),
    };

    public Task BackUpAsync(string file, bool force, CancellationToken cancel) =>
        ReportFailureAsync("backed up", () => WriteAsync(file, force, cancel));

    public Task RestoreAsync(string file, bool force, CancellationToken cancel) =>
        ReportFailureAsync("restored", () => ReadAsync(file, force, cancel));

    protected abstract Task WriteAsync(string file, bool force, CancellationToken cancel);

    protected abstract Task ReadAsync(string file, bool force, CancellationToken cancel);

    protected static OperationException WouldOverwriteFile(string file) =>
        new($"{file} exists already; give another name, or --force to replace it.");

    protected static OperationException WouldOverwriteData() =>
        new("The database holds data already; give --force to replace it with the backup.");

    /// <summary>Refuses a file that is not as it was written.</summary>
    /// <returns>True where the file has the line that says so.</returns>
    protected static async Task<bool> RequireWholeAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new OperationException($"There is no backup at {file}.");
        var whole = await BackupSeal.HoldsAsync(file, cancel);
        return whole != false ? whole == true : throw new OperationException($"{file} is damaged and was not restored.");
    }

    /// <summary>Takes the name only when the copy is whole, so that a half-written file never looks like a backup.</summary>
    protected static async Task WriteWholeAsync(string file, bool force, Func<string, Task> write, CancellationToken cancel)
    {
        if (Directory.Exists(file)) throw new OperationException($"{file} is a folder; give the name of a file in it.");
        if (File.Exists(file) && !force)
            throw WouldOverwriteFile(file);
        // A device, a pipe and a socket have no length; a link would be replaced by a file, wherever it leads.
        if (new FileInfo(file) is { LinkTarget: not null } or { Exists: true, Length: 0 })
            throw new OperationException($"{file} is empty or no regular file, and is not replaced; give another name.");

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = $"{file}.{Path.GetRandomFileName()}.partial";
        try
        {
            // For its owner alone from the first byte: a backup holds all that the database does.
            await File.Create(partial).DisposeAsync();
            OwnFiles.Close(partial);
            await write(partial);
            await BackupSeal.WriteAsync(partial, cancel);
            File.Move(partial, file, overwrite: force);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task ReportFailureAsync(string done, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw new OperationException($"The database was not {done}: {DriverMessage.FirstSentence(e.Message)}", e);
        }
    }
}
