using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Jobs;

/// <summary>
/// Deletes entries of the audit and sent mails that are older than the settings keep them, once a day on one node;
/// never anything about attendance. Windows of the rate limit and sessions that have passed go at every turn.
/// </summary>
public sealed class Retention(IDbContextFactory<AppDbContext> contexts, RateLimit limits, SignInSessions sessions, TimeProvider clock, ILogger<Retention> log)
    : PeriodicJob(clock, log)
{
    private const string DueSetting = "retention.due";
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(30);

    /// <inheritdoc />
    protected override TimeSpan Pause => TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        await limits.ForgetAsync(ct);
        await sessions.ForgetAsync(ct);
        await RunDueAsync(ct);
    }

    /// <summary>Deletes what is old, where a day has passed and no other node does it.</summary>
    /// <returns>True where this node did.</returns>
    public async Task<bool> RunDueAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = Clock.GetUtcNow().UtcDateTime;
        if (await JobLease.AcquireAsync(db, DueSetting, now, Lease, ct) is not { } lease) return false;
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
            db.Audit(
                Actor.System, Clock, AuditActions.RetentionDeleted, null, "database", null,
                string.Create(CultureInfo.InvariantCulture, $"audit {entries}, mail {mails}"));
            await db.SaveChangesAsync(ct);
        }
        await JobLease.EndAsync(db, DueSetting, lease, now.AddDays(1), ct);
        return true;
    }
}
