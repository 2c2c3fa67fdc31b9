using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CapacityPrograms.Web.Database;

/// <summary>What SQLite forgets with every connection: durability, foreign keys and patience with other writers.</summary>
public sealed class SqliteSetup : DbConnectionInterceptor
{
    // Write-ahead logging lets people read while one writes; FULL keeps what was saved when the power fails.
    private const string Pragmas =
        "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
