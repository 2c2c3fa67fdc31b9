using CapacityPrograms.Data;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>What a database keeps of rows that were overwritten.</summary>
public static class WriteAheadLog
{
    /// <summary>
    /// Takes out of SQLite's write-ahead log what was written before; its freed pages are overwritten as they are freed
    /// (<see cref="SqliteSetup"/>). A server keeps old rows until its own housekeeping (on PostgreSQL, vacuum).
    /// </summary>
    public static async Task TruncateLogAsync(this AppDbContext db, CancellationToken ct)
    {
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
    }
}
