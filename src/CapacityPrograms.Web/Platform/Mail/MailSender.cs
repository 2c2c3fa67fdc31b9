using CapacityPrograms.Data;
using CapacityPrograms.Web.Platform.Jobs;
using CapacityPrograms.Web.Platform.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Platform.Mail;

/// <summary>
/// Sends what waits in the table. Every node runs one; a mail is taken by changing its row only if nobody holds it, so
/// two nodes never send the same one, and the lease of a node that died runs out.
/// </summary>
public sealed class MailSender(
    IDbContextFactory<AppDbContext> contexts, MailDelivery delivery, IOptions<MailOptions> options, TimeProvider clock, ILogger<MailSender> log
) : PeriodicJob(clock, log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    protected override TimeSpan Pause => TimeSpan.FromSeconds(options.Value.PollSeconds);

    /// <inheritdoc />
    protected override Task RunAsync(CancellationToken ct) => SendDueAsync(ct);

    /// <summary>Sends everything that is due and not held by another; returns how many were sent.</summary>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = Clock.GetUtcNow().UtcDateTime;
        var most = options.Value.MostAttempts;
        var due = await db.OutgoingMails.AsNoTracking()
            .Where(m => m.SentAt == null && m.DueAt <= now && m.Attempts < most && (m.LeasedUntil == null || m.LeasedUntil < now))
            .OrderBy(m => m.DueAt).Take(20).Select(m => m.Id).ToListAsync(ct);
        var sent = 0;
        foreach (var id in due)
        {
            if (await AcquireLeaseAsync(db, id, ct) is { } lease && await DeliverAsync(db, id, lease, ct)) sent++;
        }
        Meters.MailWaiting(await db.OutgoingMails.LongCountAsync(m => m.SentAt == null && m.Attempts < most, ct));
        return sent;
    }

    private async Task<Guid?> AcquireLeaseAsync(AppDbContext db, int id, CancellationToken ct)
    {
        var (now, lease) = (Clock.GetUtcNow().UtcDateTime, Guid.NewGuid());
        var until = now + Lease;
        var taken = await db
            .OutgoingMails.Where(m => m.Id == id && m.SentAt == null && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil < now))
            .ExecuteUpdateAsync(
                s => s.SetProperty(m => m.LeaseId, lease).SetProperty(m => m.LeasedUntil, until).SetProperty(m => m.Attempts, m => m.Attempts + 1),
                ct);
        return taken == 1 ? lease : null;
    }

    private async Task<bool> DeliverAsync(AppDbContext db, int id, Guid lease, CancellationToken ct)
    {
        var mail = await db.OutgoingMails.AsNoTracking().SingleAsync(m => m.Id == id, ct);
        var row = db.OutgoingMails.Where(m => m.Id == id && m.LeaseId == lease);
        try
        {
            await delivery.DeliverAsync(mail, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var again = Clock.GetUtcNow().UtcDateTime.AddMinutes(Math.Pow(2, mail.Attempts - 1));
            var why = $"{e.GetType().Name}: {e.Message}";
            why = why.Length > 1000 ? why[..1000] : why;
            await row.ExecuteUpdateAsync(s => s.SetProperty(m => m.DueAt, again).SetProperty(m => m.LastError, why)
                .SetProperty(m => m.LeasedUntil, (DateTime?)null).SetProperty(m => m.LeaseId, (Guid?)null), ct);
            log.LogWarning("Mail {MailId} was not sent at attempt {Attempt}: {Reason}", id, mail.Attempts, e.GetType().Name);
            return false;
        }
        var now = Clock.GetUtcNow().UtcDateTime;
        // A sent text may hold a link that opens an account; it is not needed any more.
        await row.ExecuteUpdateAsync(s => s.SetProperty(m => m.SentAt, now).SetProperty(m => m.Body, "").SetProperty(m => m.LastError, (string?)null)
            .SetProperty(m => m.LeasedUntil, (DateTime?)null).SetProperty(m => m.LeaseId, (Guid?)null), CancellationToken.None);
        return true;
    }
}
