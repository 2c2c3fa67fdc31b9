using CapacityPrograms.Data;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Backup;

/// <summary><c>backup FILE</c> and <c>restore FILE</c> on the server's own command line; a running server is not disturbed by a backup.</summary>
public static class OperationsCommand
{
    private const string Usage = "Usage: backup FILE [--force] or restore FILE [--force]";

    public static bool IsCalledBy(string[] args) => args is ["backup" or "restore", ..];

    public static async Task<int> RunAsync(string[] args, CancellationToken cancel = default)
    {
        var force = args.Contains("--force");
        var files = args.Skip(1).Where(arg => arg != "--force").ToList();
        if (files is not [var file] || file.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        // The host's own builder, so that a backup reads exactly the configuration that the server reads.
        var builder = WebApplication.CreateBuilder();
        try
        {
            var options = DatabaseOptions.Read(builder.Configuration, builder.Environment.ContentRootPath);
            await RunAsync(options, args[0], file, force, cancel);
            return 0;
        }
        catch (Exception e) when (e is DatabaseConfigurationException or OperationException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task RunAsync(DatabaseOptions options, string verb, string file, bool force, CancellationToken cancel)
    {
        var backup = DatabaseBackup.For(options);

        // SQL Server writes on its own machine, where this machine's paths mean nothing.
        var path = options.Provider == DatabaseProvider.SqlServer ? file : Path.GetFullPath(file);
        if (verb == "backup")
        {
            await backup.BackUpAsync(path, force, cancel);
            Console.WriteLine($"The {options.Provider} database was backed up to {path}.");
            await NoteAsync(options, cancel);
        }
        else
        {
            await backup.RestoreAsync(path, force, cancel);
            Console.WriteLine($"The {options.Provider} database was restored from {path}.");
        }
    }

    // The settings page tells when a backup was last made. The copy is whole already: that it could not be noted, such
    // as in a database of an older version, does not make it worthless.
    private static async Task NoteAsync(DatabaseOptions options, CancellationToken cancel)
    {
        try
        {
            await using var db = new AppDbContext((DbContextOptions<AppDbContext>)new DbContextOptionsBuilder<AppDbContext>().UseDatabase(options).Options);
            await LastBackup.NoteAsync(db, TimeProvider.System, cancel);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or DbUpdateException)
        {
            await Console.Error.WriteLineAsync($"The backup is made, but the database could not note it: {DriverMessage.FirstSentence(e.Message)}");
        }
    }
}
