using System.Diagnostics;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>A database of its own on the server that tests/run.sh starts, reached by PostgreSQL's own client.</summary>
public sealed class PostgreSqlDatabase : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("TEST_POSTGRES");

    private readonly string _name = "browser_" + Guid.NewGuid().ToString("N");

    private PostgreSqlDatabase()
    {
    }

    public static bool IsThere => !string.IsNullOrEmpty(Server);

    /// <summary>For the servers under test.</summary>
    public string ConnectionString => string.Join(';', Server!.Split(';')
        .Where(part => !part.StartsWith("Database=", StringComparison.OrdinalIgnoreCase)).Append("Database=" + _name));

    public static async Task<PostgreSqlDatabase> CreateAsync()
    {
        var database = new PostgreSqlDatabase();
        await RunAsync("postgres", $"CREATE DATABASE {database._name}");
        return database;
    }

    /// <summary>The rows of a question, each with its values separated by "|".</summary>
    public async Task<IReadOnlyList<string>> AskAsync(string sql) =>
        (await RunAsync(_name, sql)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async ValueTask DisposeAsync() => await RunAsync("postgres", $"DROP DATABASE {_name} WITH (FORCE)");

    private static async Task<string> RunAsync(string database, string sql)
    {
        string Part(string name) =>
            Server!.Split(';').First(part => part.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase)).Split('=')[1];
        string[] where = ["-h", Part("Host"), "-p", Part("Port"), "-U", Part("Username"), "-d", database];
        var start = new ProcessStartInfo("psql", [.. where, "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException(await error);
    }
}
