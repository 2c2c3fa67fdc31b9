using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>What a move came to: the event's new version; or clashes that nobody has seen yet, and nothing was moved.</summary>
public sealed record MoveResult(int? Version, IReadOnlyList<ClashView> Clashes);

/// <summary>Moves an event to other days.</summary>
public sealed class EventMoveService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Moves all sessions of an event by some days, at the same hours, in one transaction.</summary>
    /// <param name="version">The version that the person saw.</param>
    /// <param name="keep">Keys of the clashes that the person has seen and keeps.</param>
    /// <exception cref="RefusedException">Its state or its marks hold it on its days, or somebody saved in between.</exception>
    public async Task<MoveResult> MoveAsync(Actor actor, int id, int version, int days, IReadOnlySet<string> keep, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.Schedule, ct);
        await db.LockEventAsync(id, ct);
        var row = await MoveRules.EventAsync(db, actor, id, ct);
        row.NextVersion(version);
        await MoveRules.CheckAsync(db, row, days, ct);
        var clashes = await ClashFinder.FindAsync(db, row.ProgrammeId, OccupiedTimes.Of(row, days), ct);
        if (clashes.Any(c => !keep.Contains(c.Key))) return new MoveResult(null, clashes);

        var from = row.FirstDay!.Value;
        foreach (var session in row.Sessions) session.Day = session.Day.AddDays(days);
        (row.FirstDay, row.LastDay) = (row.Sessions.Min(s => (DateOnly?)s.Day), row.Sessions.Max(s => (DateOnly?)s.Day));
        db.Audit(
            actor, clock, AuditActions.EventMoved, row.ProgrammeId, "event", id,
            FormattableString.Invariant($"{from:yyyy-MM-dd} → {row.FirstDay:yyyy-MM-dd}"));
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new MoveResult(row.Version, clashes);
    }
}
