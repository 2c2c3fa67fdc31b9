using CapacityPrograms.Web.Platform.Database;
using Microsoft.Data.Sqlite;

namespace CapacityPrograms.Web.Platform.Backup;

internal sealed class SqliteBackup(DatabaseOptions options) : DatabaseBackup
{
    private readonly string _database = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;

    protected override async Task WriteAsync(string file, bool force, CancellationToken cancel)
    {
        if (!File.Exists(_database))
            throw new OperationException($"There is no database at {_database}.");

        await WriteWholeAsync(file, force, async partial =>
        {
            await using var source = await OpenAsync(_database, SqliteOpenMode.ReadWrite, cancel);
            await ExecuteAsync(source, "VACUUM INTO $file", partial, cancel);
        }, cancel);
    }

    protected override async Task ReadAsync(string file, bool force, CancellationToken cancel)
    {
        var whole = await RequireWholeAsync(file, cancel);
        await using var source = await OpenAsync(file, SqliteOpenMode.ReadOnly, cancel);
        await CheckAsync(source, file, whole, cancel);
        OwnFiles.MakeFolder(Path.GetDirectoryName(_database)!);
        await using var target = await OpenAsync(_database, SqliteOpenMode.ReadWriteCreate, cancel);
        OwnFiles.Close(_database);
        if (!force && await HasTablesAsync(target, cancel))
            throw WouldOverwriteData();

        // Page by page inside one transaction: a server that still runs sees the old data or the new, never a mixture.
        source.BackupDatabase(target);
    }

    private async Task CheckAsync(SqliteConnection backup, string file, bool isSealed, CancellationToken cancel)
    {
        try
        {
            var size = (long)(await ScalarAsync(backup, "PRAGMA page_count", cancel))! * (long)(await ScalarAsync(backup, "PRAGMA page_size", cancel))!;
            if (size != new FileInfo(file).Length - (isSealed ? BackupSeal.Length : 0)
                || await ScalarAsync(backup, "PRAGMA integrity_check(1)", cancel) is not "ok"
                || await ScalarAsync(backup, "PRAGMA foreign_key_check", cancel) is not null)
                throw new OperationException($"{file} is damaged and was not restored.");
            if (await ScalarAsync(backup, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'", cancel) is null)
                throw new OperationException($"{file} is not a backup of CapacityPrograms.");
            var applied = await ListAsync(backup, "SELECT MigrationId, MigrationId FROM __EFMigrationsHistory", cancel);
            var held = (await ListAsync(backup, "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c", cancel)).ToHashSet();
            if (KnownTables.After(options, [.. applied.Select(a => a.First)], file).SelectMany(t => t.Value.Select(c => (t.Key, c)))
                .FirstOrDefault(c => !held.Contains(c)) is ({ } table, { } column))
                throw new OperationException($"{file} is not a whole backup of CapacityPrograms: it lacks {table}.{column}.");
        }
        catch (SqliteException e)
        {
            throw new OperationException($"{file} is not a SQLite backup, or it is damaged.", e);
        }
    }

    private static async Task<bool> HasTablesAsync(SqliteConnection connection, CancellationToken cancel) =>
        await ScalarAsync(connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' LIMIT 1", cancel) is not null;

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken cancel)
    {
        // Not pooled: a pooled handle would keep the file open after this command is done with it.
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 60 }.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

#pragma warning disable CA2100 // Every statement is a constant of this class; the file name is a parameter.
    private static async Task ExecuteAsync(SqliteConnection connection, string sql, string file, CancellationToken cancel)
    {
        await using var command = new SqliteCommand(sql, connection);
        command.Parameters.AddWithValue("$file", file);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<List<(string First, string Second)>> ListAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new SqliteCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync(cancel)) rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new SqliteCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }
#pragma warning restore CA2100
}
