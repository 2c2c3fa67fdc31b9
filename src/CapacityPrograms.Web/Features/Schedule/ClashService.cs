using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>Remembers which clashes are kept as they are.</summary>
public sealed class ClashService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Keeps two events as they are, or takes that back: what is kept is asked about no more until its hours change.</summary>
    /// <exception cref="MissingException">The actor does not coordinate the first event.</exception>
    public async Task KeepAsync(Actor actor, int id, int otherId, bool keep, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.Schedule, ct);
        var (row, clashes) = await EventClashes.ReadAsync(db, actor, id, ct);
        var between = clashes.Where(c => EventClashes.IsWith(c, id, otherId)).ToList();
        if (between.Count == 0) throw new RefusedException("", "ChangedMeanwhile");
        if (keep) await ClashDecisions.KeepAsync(db, actor, clock, between, ct);
        else
        {
            var keys = between.Select(c => c.PairKey).ToList();
            db.KeptClashes.RemoveRange(await db.KeptClashes.Where(c => keys.Contains(c.Key)).ToListAsync(ct));
        }
        db.Audit(actor, clock, keep ? AuditActions.ClashKept : AuditActions.ClashReopened, row.ProgrammeId, "event", id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
