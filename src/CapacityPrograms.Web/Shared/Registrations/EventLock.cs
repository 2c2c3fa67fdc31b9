using CapacityPrograms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>
/// The one lock of an event: whoever writes its people, seats, places, head counts, scans, state or many marks at once writes the
/// event's row first, so that on every database the second waits and then sees what the first wrote. Who needs the schedule's
/// lock as well takes that one before.
/// </summary>
public static class EventLock
{
    /// <summary>Begins a write that must not run beside another for the same event.</summary>
    public static async Task<IDbContextTransaction> BeginEventAsync(this AppDbContext db, int eventId, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LockEventAsync(eventId, ct);
        return transaction;
    }

    /// <summary>Takes the lock inside the caller's transaction.</summary>
    public static Task<int> LockEventAsync(this AppDbContext db, int eventId, CancellationToken ct) =>
        db.Events.Where(e => e.Id == eventId).ExecuteUpdateAsync(s => s.SetProperty(e => e.TimeZone, e => e.TimeZone), ct);
}
