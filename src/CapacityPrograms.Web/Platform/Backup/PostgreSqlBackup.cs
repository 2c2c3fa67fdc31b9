using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CapacityPrograms.Web.Platform.Database;
using Npgsql;

namespace CapacityPrograms.Web.Platform.Backup;

internal sealed partial class PostgreSqlBackup(DatabaseOptions options) : DatabaseBackup
{
    // The backup may be older than the database, so tables that it does not know have to go as well.
    private const string DropTables = """
        DO $do$ DECLARE t record; BEGIN
          FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE format('DROP TABLE public.%I CASCADE', t.tablename);
          END LOOP;
        END $do$
        """;

    private readonly NpgsqlConnectionStringBuilder _server = new(options.ConnectionString);

    protected override Task WriteAsync(string file, bool force, CancellationToken cancel) =>
        WriteWholeAsync(file, force, partial => RunAsync("pg_dump", ["--format=custom", "--file", partial, "--no-password"], cancel), cancel);

    protected override async Task ReadAsync(string file, bool force, CancellationToken cancel)
    {
        await RequireWholeAsync(file, cancel);
        if (!force && await HasTablesAsync(cancel))
            throw WouldOverwriteData();

        var script = Path.Combine(Directory.CreateTempSubdirectory("restore-").FullName, "restore.sql");
        try
        {
            // Through a script, because only psql can drop and load in one transaction: all of the backup or none.
            await RunAsync("pg_restore", ["--no-owner", "--no-privileges", "--file", script, file], cancel);
            await CheckAsync(script, file, cancel);
            await RunAsync(
                "psql",
                [
                    "--no-psqlrc", "--quiet", "--no-password", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null", "-c",
                    DropTables, "-f", script,
                ],
                cancel);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(script)!, recursive: true);
        }
    }

    // What the dump would make, read as it lies there: a dump of something else must not take the place of the data.
    private async Task CheckAsync(string script, string file, CancellationToken cancel)
    {
        var (tables, applied, inHistory) = (new HashSet<string>(StringComparer.Ordinal), new List<string>(), false);
        await foreach (var line in File.ReadLinesAsync(script, cancel))
        {
            if (inHistory && line == "\\.") inHistory = false;
            else if (inHistory) applied.Add(line.Split('\t')[0]);
            else if (Made().Match(line) is { Success: true } made) tables.Add(made.Groups[1].Value);
            else inHistory = line.StartsWith("COPY public.\"__EFMigrationsHistory\" (\"MigrationId\"", StringComparison.Ordinal);
        }
        if (KnownTables.After(options, applied, file).Keys.FirstOrDefault(table => !tables.Contains(table)) is { } lacking)
            throw new OperationException($"{file} is not a whole backup of CapacityPrograms: it lacks {lacking}.");
    }

    [GeneratedRegex("^CREATE TABLE public\\.\"?([A-Za-z_]+)\"? \\($")]
    private static partial Regex Made();

    private async Task<bool> HasTablesAsync(CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(_server.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1", connection);
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    private async Task RunAsync(string tool, string[] arguments, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardError = true, UseShellExecute = false };

        // By environment, because every user of the machine can read a process's arguments.
        start.Environment["PGHOST"] = _server.Host;
        start.Environment["PGPORT"] = _server.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = _server.Database ?? _server.Username;
        start.Environment["PGUSER"] = _server.Username;
        start.Environment["PGPASSWORD"] = _server.Password;
        start.Environment["PGCLIENTENCODING"] = "UTF8";

        using var process = Start(start);
        var error = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new OperationException($"{tool} failed: {DriverMessage.FirstSentence(error)}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new OperationException($"{start.FileName} was not found; install the client programs of PostgreSQL on this machine.", e);
        }
    }
}
