using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Backup;

/// <summary>When the backup command last succeeded, kept in the database that it copied.</summary>
public static class LastBackup
{
    private const string Setting = "backup.last";

    /// <summary>Notes that a backup was made now.</summary>
    public static async Task NoteAsync(AppDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var value = clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        if (await db.Settings.SingleOrDefaultAsync(s => s.Key == Setting, ct) is { } row) row.Value = value;
        else db.Settings.Add(new Setting { Key = Setting, Value = value });
        db.Audit(Actor.System, clock, AuditActions.BackupMade, null, "database");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>When, in UTC; null where none was ever made.</summary>
    public static async Task<DateTime?> ReadAsync(AppDbContext db, CancellationToken ct) =>
        await db.Settings.AsNoTracking().Where(s => s.Key == Setting).Select(s => s.Value).SingleOrDefaultAsync(ct) is { } value
        && DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at) ? at : null;
}
