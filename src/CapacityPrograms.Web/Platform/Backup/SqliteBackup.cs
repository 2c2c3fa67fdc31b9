using Microsoft.Data.Sqlite;

namespace CapacityPrograms.Web.Platform.Backup;

internal sealed class SqliteBackup(string connectionString) : DatabaseBackup
{
    private readonly string _database = new SqliteConnectionStringBuilder(connectionString).DataSource;

    protected override async Task WriteAsync(string file, bool force, CancellationToken cancel)
    {
        if (!File.Exists(_database))
            throw new OperationException($"There is no database at {_database}.");

        await WriteWholeAsync(file, force, async partial =>
        {
            await using var source = await OpenAsync(_database, SqliteOpenMode.ReadWrite, cancel);
            await ExecuteAsync(source, "VACUUM INTO $file", partial, cancel);
        });
    }

    protected override async Task ReadAsync(string file, bool force, CancellationToken cancel)
    {
        if (!File.Exists(file))
            throw new OperationException($"There is no backup at {file}.");

        await using var source = await OpenAsync(file, SqliteOpenMode.ReadOnly, cancel);
        await CheckAsync(source, file, cancel);
        Directory.CreateDirectory(Path.GetDirectoryName(_database)!);
        await using var target = await OpenAsync(_database, SqliteOpenMode.ReadWriteCreate, cancel);
        if (!force && await HasTablesAsync(target, cancel))
            throw WouldOverwriteData();

        // Page by page inside one transaction: a server that still runs sees the old data or the new, never a mixture.
        source.BackupDatabase(target);
    }

    private static async Task CheckAsync(SqliteConnection backup, string file, CancellationToken cancel)
    {
        try
        {
            if (await ScalarAsync(backup, "PRAGMA quick_check(1)", cancel) is not "ok")
                throw new OperationException($"{file} is damaged and was not restored.");
            if (await ScalarAsync(backup, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'", cancel) is null)
                throw new OperationException($"{file} is not a backup of CapacityPrograms.");
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

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new SqliteCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel);
    }
#pragma warning restore CA2100
}
