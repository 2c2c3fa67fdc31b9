using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>What SQLite forgets with every connection: durability, foreign keys and patience with other writers.</summary>
public sealed class SqliteSetup : DbConnectionInterceptor
{
    // Write-ahead logging lets people read while one writes; FULL keeps what was saved when the power fails; what is deleted
    // is overwritten, because a person who was erased must not be found in the file's free pages.
    private const string Pragmas =
        "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

    // A connection that comes out of the pool is an open one, and still knows what it was told.
    private readonly ConditionalWeakTable<sqlite3, object> _told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsTold(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Tell(connection);
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsTold(connection)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Tell(connection);
    }

    private bool IsTold(DbConnection connection) => _told.TryGetValue(((SqliteConnection)connection).Handle!, out _);

    private void Tell(DbConnection connection) => _told.AddOrUpdate(((SqliteConnection)connection).Handle!, this);
}
