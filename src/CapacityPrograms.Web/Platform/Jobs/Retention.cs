using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Jobs;

/// <summary>
/// Deletes entries of the audit and sent mails that are older than the settings keep them, once a day on one node;
/// never anything about attendance. Who is due takes the turn by moving its date on, which only one node succeeds in.
/// </summary>
public sealed class Retention(IDbContextFactory<AppDbContext> contexts, TimeProvider clock, ILogger<Retention> log) : BackgroundService
{
    private const string DueSetting = "retention.due";
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5));
        try
        {
            do
            {
                try
                {
                    await RunDueAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogWarning(e, "Old entries could not be deleted; trying again");
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>Deletes what is old, where a day has passed and no other node does it.</summary>
    /// <returns>True where this node did.</returns>
    public async Task<bool> RunDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await AcquireLeaseAsync(db, ct) is not { } mine) return false;
        var now = clock.GetUtcNow().UtcDateTime;
        var (entries, mails) = (0, 0);
        if (await db.Installations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == Installation.OnlyId, ct) is { } kept)
        {
            if (kept.AuditDays is { } auditDays)
            {
                var limit = now.AddDays(-auditDays);
                entries = await db.AuditEntries.Where(a => a.At < limit).ExecuteDeleteAsync(ct);
            }
            if (kept.MailDays is { } mailDays)
            {
                var limit = now.AddDays(-mailDays);
                mails = await db.OutgoingMails.Where(m => m.SentAt < limit).ExecuteDeleteAsync(ct);
            }
        }
        if (entries + mails > 0)
        {
            db.Audit(Actor.System, clock, "retention.deleted", null, "database", null, string.Create(CultureInfo.InvariantCulture, $"audit {entries}, mail {mails}"));
            await db.SaveChangesAsync(ct);
        }
        var next = Stamp(now.AddDays(1));
        await db.Settings.Where(s => s.Key == DueSetting && s.Value == mine).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, next), ct);
        return true;
    }

    private async Task<string?> AcquireLeaseAsync(AppDbContext db, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (due, lease) = (Stamp(now), Stamp(now + Lease));
#pragma warning disable CA1309 // Compared by the database; the stamps are digits of one length, the same in every collation.
        if (await db.Settings.Where(s => s.Key == DueSetting && string.Compare(s.Value, due) <= 0).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, lease), ct) == 1) return lease;
#pragma warning restore CA1309
        if (await db.Settings.AnyAsync(s => s.Key == DueSetting, ct)) return null;
        var row = db.Settings.Add(new Setting { Key = DueSetting, Value = lease });
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

    // Of one length, so that the order of the texts is the order of the times.
    private static string Stamp(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture);
}
