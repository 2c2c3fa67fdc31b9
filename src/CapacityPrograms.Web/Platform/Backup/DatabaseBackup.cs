using System.Data.Common;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Web.Platform.Backup;

/// <summary>A copy of the whole database in one file, made while the server runs.</summary>
public abstract class DatabaseBackup
{
    public static DatabaseBackup For(DatabaseOptions options) => options.Provider switch
    {
        DatabaseProvider.PostgreSql => new PostgreSqlBackup(options.ConnectionString),
        DatabaseProvider.SqlServer => new SqlServerBackup(options.ConnectionString),
        _ => new SqliteBackup(options.ConnectionString),
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

    /// <summary>Takes the name only when the copy is whole, so that a half-written file never looks like a backup.</summary>
    protected static async Task WriteWholeAsync(string file, bool force, Func<string, Task> write)
    {
        if (File.Exists(file) && !force)
            throw WouldOverwriteFile(file);

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var partial = file + ".partial";
        File.Delete(partial);
        try
        {
            await write(partial);
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
