using CapacityPrograms.Web.Database;

namespace CapacityPrograms.Web.Operations;

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
        }
        else
        {
            await backup.RestoreAsync(path, force, cancel);
            Console.WriteLine($"The {options.Provider} database was restored from {path}.");
        }
    }
}
