using System.Data.Common;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>
/// What a database or a disk cannot do just now: full, locked, away. Nobody who typed can help it, nothing was saved, and the same
/// may go well a moment later; so it is said, and what was typed stays.
/// </summary>
public static class StorageFault
{
    private const string Full = "StorageFull", Busy = "StorageBusy", Away = "StorageAway";
    private const int NoSpace = 28;

    /// <summary>The refusal that says it; null where an exception is about something else.</summary>
    public static Refusal? Of(Exception e)
    {
        for (Exception? at = e; at is not null; at = at.InnerException)
        {
            if (KeyOf(at) is { } key) return new Refusal("", key);
        }
        return null;
    }

    private static string? KeyOf(Exception e) => e switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode switch
        {
            // SQLITE_FULL; SQLITE_BUSY and SQLITE_LOCKED; SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN.
            13 => Full,
            5 or 6 => Busy,
            8 or 10 or 14 => Away,
            _ => null,
        },
        PostgresException postgres => postgres.SqlState switch
        {
            PostgresErrorCodes.DiskFull => Full,
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
                or PostgresErrorCodes.TooManyConnections => Busy,
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
                or PostgresErrorCodes.ReadOnlySqlTransaction => Away,
            _ => null,
        },
        NpgsqlException { IsTransient: true } => Away,
        SqlException server => server.Number switch
        {
            // The filegroup or the log is full; a deadlock or a time-out; the network.
            1105 or 9002 => Full,
            1205 or 1222 or -2 => Busy,
            53 or 233 or 10053 or 10054 or 10060 => Away,
            _ => null,
        },
        IOException { HResult: NoSpace } => Full,
        _ => null,
    };
}
