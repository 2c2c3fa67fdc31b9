using CapacityPrograms.Web.Platform.Database;
using Npgsql;

namespace CapacityPrograms.Tests.Platform.Database;

/// <summary>On the throw-away cluster whose connection string the test script passes in <c>TEST_POSTGRES</c>.</summary>
internal sealed class PostgreSqlTestDatabase : TestDatabase
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("TEST_POSTGRES");
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly string _name;

    private PostgreSqlTestDatabase(string name, DatabaseOptions options)
        : base(options) => _name = name;

    public static async Task<PostgreSqlTestDatabase> EmptyAsync() => await MakeAsync("template0");

    public static async Task<PostgreSqlTestDatabase> CopyAsync()
    {
        SkipWithoutServer();
        return await MakeAsync(await Template.Value);
    }

    public override async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(Options.ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        await ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static async Task<PostgreSqlTestDatabase> MakeAsync(string template)
    {
        SkipWithoutServer();
        var name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new(name, OptionsFor(name, pooling: true));
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0");

        // Not pooled: a database that somebody is connected to cannot be copied.
        await MigrateAsync(OptionsFor(name, pooling: false));
        return name;
    }

    private static void SkipWithoutServer() =>
        Skip.If(string.IsNullOrEmpty(Server), "TEST_POSTGRES names no PostgreSQL server; tests/run.sh starts one where PostgreSQL is installed.");

    private static string NewName() => "test_" + Guid.NewGuid().ToString("N");

    private static DatabaseOptions OptionsFor(string name, bool pooling) => new(
        DatabaseProvider.PostgreSql,
        new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = pooling, MaxPoolSize = 20, IncludeErrorDetail = true }.ConnectionString,
        MaxBatchSize: null);

#pragma warning disable CA2100 // Names made here; a database's name cannot be a parameter.
    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
#pragma warning restore CA2100
}
