using System.Data;
using Microsoft.Data.SqlClient;

namespace CapacityPrograms.Web.Platform.Backup;

/// <summary>The server itself writes and reads the file, on its own machine and with its own rights.</summary>
internal sealed class SqlServerBackup(string connectionString) : DatabaseBackup
{
    private readonly string _database = new SqlConnectionStringBuilder(connectionString).InitialCatalog;

    protected override async Task WriteAsync(string file, bool force, CancellationToken cancel)
    {
        await using var master = await OpenMasterAsync(cancel);
        if (!force && await FileExistsAsync(master, file, cancel))
            throw WouldOverwriteFile(file);

        // COPY_ONLY leaves the chain of scheduled backups as it is.
        await ExecuteAsync(master, "BACKUP DATABASE @database TO DISK = @file WITH COPY_ONLY, CHECKSUM, INIT, FORMAT", file, cancel);
    }

    protected override async Task ReadAsync(string file, bool force, CancellationToken cancel)
    {
        await using var master = await OpenMasterAsync(cancel);
        if (!await FileExistsAsync(master, file, cancel))
            throw new OperationException($"There is no backup at {file} on the database server.");

        await ExecuteAsync(master, "RESTORE VERIFYONLY FROM DISK = @file WITH CHECKSUM", file, cancel);
        var exists = await DatabaseExistsAsync(master, cancel);
        if (exists && !force)
            throw WouldOverwriteData();

        // A restore needs the database for itself, and open connections of a server would keep it from that.
        if (exists)
            await ExecuteAsync(master, Alter("SINGLE_USER WITH ROLLBACK IMMEDIATE"), file, cancel);
        try
        {
            await ExecuteAsync(master, "RESTORE DATABASE @database FROM DISK = @file WITH REPLACE, CHECKSUM", file, cancel);
        }
        finally
        {
            if (exists)
                await ExecuteAsync(master, Alter("MULTI_USER"), file, CancellationToken.None);
        }
    }

    // ALTER DATABASE takes no variable for the name, so the server itself quotes it.
    private static string Alter(string mode) =>
        $"DECLARE @sql nvarchar(max) = N'ALTER DATABASE ' + QUOTENAME(@database) + N' SET {mode}'; EXEC (@sql);";

    private async Task<SqlConnection> OpenMasterAsync(CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(_database))
            throw new OperationException("Database:ConnectionString names no database.");

        var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { InitialCatalog = "master" }.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    private async Task<bool> DatabaseExistsAsync(SqlConnection master, CancellationToken cancel)
    {
        await using var command = new SqlCommand("SELECT DB_ID(@database)", master);
        command.Parameters.AddWithValue("@database", _database);
        return await command.ExecuteScalarAsync(cancel) is not (null or DBNull);
    }

    private static async Task<bool> FileExistsAsync(SqlConnection master, string file, CancellationToken cancel)
    {
        await using var command = new SqlCommand("EXEC master.dbo.xp_fileexist @file, @exists OUTPUT", master);
        command.Parameters.AddWithValue("@file", file);
        var exists = command.Parameters.Add("@exists", SqlDbType.Int);
        exists.Direction = ParameterDirection.Output;
        await command.ExecuteNonQueryAsync(cancel);
        return exists.Value is 1;
    }

#pragma warning disable CA2100 // Every statement is a constant of this class; names and paths are parameters.
    private async Task ExecuteAsync(SqlConnection master, string sql, string file, CancellationToken cancel)
    {
        await using var command = new SqlCommand(sql, master) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("@database", _database);
        command.Parameters.AddWithValue("@file", file);
        await command.ExecuteNonQueryAsync(cancel);
    }
#pragma warning restore CA2100
}
