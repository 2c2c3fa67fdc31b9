using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>Notes that a person keeps clashes as they are; the caller saves.</summary>
internal static class ClashDecisions
{
    /// <summary>Those of the clashes that somebody still has to decide: neither seen just now nor kept before.</summary>
    /// <param name="seen">Keys of the clashes that the person has seen and keeps.</param>
    public static async Task<IReadOnlyList<ClashView>> OpenAsync(
        AppDbContext db, IReadOnlyList<ClashView> clashes, IReadOnlySet<string> seen, CancellationToken ct)
    {
        var keys = clashes.Select(c => c.PairKey).Distinct().ToList();
        var kept = (await db.KeptClashes.Where(c => keys.Contains(c.Key)).Select(c => c.Key).ToListAsync(ct)).ToHashSet();
        return [.. clashes.Where(c => !seen.Contains(c.Key) && !(c.IsTakenTwice && kept.Contains(c.PairKey)))];
    }

    /// <summary>Keeps those that nobody has kept yet. Call it inside the schedule's locked transaction.</summary>
    public static async Task KeepAsync(AppDbContext db, Actor actor, TimeProvider clock, IEnumerable<ClashView> clashes, CancellationToken ct)
    {
        var keys = clashes.Where(c => c.IsTakenTwice).Select(c => c.PairKey).Distinct().ToList();
        var known = await db.KeptClashes.Where(c => keys.Contains(c.Key)).Select(c => c.Key).ToListAsync(ct);
        db.KeptClashes.AddRange(
            keys.Except(known).Select(key => new KeptClash { Key = key, At = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId }));
    }
}
