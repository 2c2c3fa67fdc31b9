using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Platform;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Jobs;

/// <summary>
/// The turn of a job that one node does for all: a setting holds when it is due. Who is due moves the date on, which only one node
/// succeeds in; the lease of a node that died runs out by itself.
/// </summary>
public static class JobLease
{
    /// <summary>Takes the turn.</summary>
    /// <param name="key">Key of the setting that holds when the job is due.</param>
    /// <param name="length">How long the work may take before another node tries it.</param>
    /// <returns>What <see cref="EndAsync"/> asks for; null where the job is not due, or another node does it.</returns>
    public static async Task<string?> AcquireAsync(AppDbContext db, string key, DateTime now, TimeSpan length, CancellationToken ct)
    {
        var (due, lease) = (Stamp(now), Stamp(now + length));
#pragma warning disable CA1309 // Compared by the database; the stamps are digits of one length, the same in every collation.
        if (
            await db
                .Settings.Where(s => s.Key == key && string.Compare(s.Value, due) <= 0)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, lease), ct) == 1)
            return lease;
#pragma warning restore CA1309
        if (await db.Settings.AnyAsync(s => s.Key == key, ct)) return null;
        var row = db.Settings.Add(new Setting { Key = key, Value = lease });
        try
        {
            await db.SaveChangesAsync(ct);
            return lease;
        }
        catch (DbUpdateException)
        {
            // Another node came first.
            row.State = EntityState.Detached;
            return null;
        }
    }

    /// <summary>Ends the turn: the job is due again at the given time, in UTC.</summary>
    public static Task EndAsync(AppDbContext db, string key, string lease, DateTime next, CancellationToken ct)
    {
        var stamp = Stamp(next);
        return db.Settings.Where(s => s.Key == key && s.Value == lease).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, stamp), ct);
    }

    // Of one length, so that the order of the texts is the order of the times.
    private static string Stamp(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture);
}
