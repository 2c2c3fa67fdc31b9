using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CapacityPrograms.Web.Platform.Database;
using Npgsql;

namespace CapacityPrograms.Benchmarks;

/// <summary>
/// The PostgreSQL server: the one that <c>TEST_POSTGRES</c> names, or one of its own on loopback, with fsync on, because a
/// mark that does not reach the disk would be measured too fast. A named one must have it on too.
/// </summary>
internal static class Cluster
{
    private static readonly Lazy<string> _server = new(() => Environment.GetEnvironmentVariable("TEST_POSTGRES") is { Length: > 0 } named ? named : Start());
    private static string? _data;

    public static DatabaseOptions Options(string database) =>
        new(DatabaseProvider.PostgreSql, new NpgsqlConnectionStringBuilder(_server.Value) { Database = database, CommandTimeout = 600 }.ConnectionString, null);

    public static async Task<bool> HasAsync(string database)
    {
        await using var connection = new NpgsqlConnection(_server.Value);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT current_setting('fsync') || current_setting('synchronous_commit')", connection);
        if (await command.ExecuteScalarAsync() is not "onon")
            throw new InvalidOperationException(
                "The PostgreSQL server does not wait for the disk (fsync, synchronous_commit); its marks would not be durable.");
        command.CommandText = "SELECT count(*) FROM pg_database WHERE datname = @name";
        command.Parameters.AddWithValue("name", database);
        return (long)(await command.ExecuteScalarAsync())! > 0;
    }

    public static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server.Value);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stops the own one.</summary>
    public static void Stop()
    {
        if (_data is not null) Run("pg_ctl", "-D", _data, "-m", "fast", "-w", "stop");
        _data = null;
    }

    private static string Start()
    {
        var folder = Path.Combine(Archives.Folder, "postgres");
        // The server's own user must reach its files, which below somebody's home it could not.
        if (Environment.UserName == "root") folder = Path.Combine(Path.GetTempPath(), "capacityprograms-benchmarks-postgres");
        var data = Path.Combine(folder, "data");
        if (!Directory.Exists(data))
        {
            Directory.CreateDirectory(folder);
            if (Environment.UserName == "root") Start("chown", ["postgres", folder]).WaitForExit();
            Run("initdb", "-D", data, "-U", "test", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8");
        }
        var port = FreePort();
        Run(
            "pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "server.log"), "-o",
            $"-c listen_addresses=127.0.0.1 -c port={port.ToString(CultureInfo.InvariantCulture)} -c unix_socket_directories='' -c max_connections=300",
            "start");
        _data = data;
        return $"Host=127.0.0.1;Port={port.ToString(CultureInfo.InvariantCulture)};Username=test;Database=postgres";
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // A server refuses to run as root, so there it runs as the user that its package made.
    private static void Run(string program, params string[] args)
    {
        var found = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last();
        string[] whole = [Path.Combine(found, "bin", program), .. args];
        using var process = Environment.UserName == "root" ? Start("runuser", ["-u", "postgres", "--", .. whole]) : Start(whole[0], whole[1..]);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static Process Start(string program, IEnumerable<string> args) => Process.Start(new ProcessStartInfo(program, args) { UseShellExecute = false })!;
}
