using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Platform.Access;

/// <summary>Says to all nodes that an account's sessions have to be looked at again.</summary>
public static class AccessSequence
{
    /// <summary>Notes the account inside the caller's transaction; the caller saves and commits.</summary>
    public static async Task RaiseAccessAsync(this AppDbContext db, int userId, CancellationToken ct)
    {
        var locks = db.WriteLocks.Where(l => l.Name == WriteLock.Access);
        await locks.ExecuteUpdateAsync(s => s.SetProperty(l => l.Sequence, l => l.Sequence + 1), ct);
        var sequence = await locks.Select(l => l.Sequence).SingleAsync(ct);
        if (await db.AccessChanges.SingleOrDefaultAsync(c => c.UserId == userId, ct) is { } row) row.Sequence = sequence;
        else db.AccessChanges.Add(new AccessChange { UserId = userId, Sequence = sequence });
    }

    /// <summary>The same in a transaction of its own, after something that Identity has saved by itself.</summary>
    public static async Task RaiseAccessNowAsync(this AppDbContext db, int userId, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.RaiseAccessAsync(userId, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
