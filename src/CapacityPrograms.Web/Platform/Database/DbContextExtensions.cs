using System.Linq.Expressions;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>A page of a list.</summary>
/// <param name="Number">From 1.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Total, int Number, int Size)
{
    /// <summary>At least 1.</summary>
    public int Count => Math.Max(1, (Total + Size - 1) / Size);
}

/// <summary>What services do with contexts in one and the same way.</summary>
public static class DbContextExtensions
{
    /// <summary>Reads one page of a query that has its order.</summary>
    public static async Task<PageOf<T>> PageAsync<T>(this IQueryable<T> query, int page, int size, CancellationToken ct)
    {
        size = Math.Clamp(size, 1, 200);
        var total = await query.CountAsync(ct);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        return new(await query.Skip((page - 1) * size).Take(size).ToListAsync(ct), total, page, size);
    }

    /// <summary>
    /// Begins a write that must not run beside another of its kind: on every database the second waits here until the
    /// first has committed, so what it then checks is what it then writes on.
    /// </summary>
    public static async Task<IDbContextTransaction> BeginLockedAsync(this AppDbContext db, string name, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.WriteLocks.Where(l => l.Name == name).ExecuteUpdateAsync(s => s.SetProperty(l => l.Sequence, l => l.Sequence + 1), ct);
        return transaction;
    }

    /// <summary>Raises the version of what two people can edit, after checking that the editor saw the newest.</summary>
    /// <exception cref="RefusedException">Somebody saved in between.</exception>
    public static void NextVersion(this IVersioned row, int seen)
    {
        if (row.Version != seen) throw new RefusedException("", "ChangedMeanwhile");
        row.Version++;
    }

    /// <summary>Saves; a save of somebody else in between is refused in words.</summary>
    public static async Task SaveAsync(this AppDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException("", "ChangedMeanwhile");
        }
    }

    /// <summary>Notes who did what, in the same transaction; ids and words only, no personal data.</summary>
    public static void Audit(
        this AppDbContext db, Actor actor, TimeProvider clock, AuditAction action, int? programmeId, string? kind = null, long? id = null,
        string? detail = null) =>
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId, Action = action.Code, ProgrammeId = programmeId, SubjectKind = kind,
                SubjectId = id, Detail = detail,
            }
        );

    /// <summary>Reads the page of a list that is asked for; the query has its order.</summary>
    public static Task<PageOf<T>> PageAsync<T>(this IQueryable<T> query, ListAsk asked, CancellationToken ct) => query.PageAsync(asked.Page, ListAsk.Size, ct);

    /// <summary>Orders rows by a value, one way or the other.</summary>
    public static IOrderedQueryable<T> By<T, TKey>(
        this IQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, TKey>> key, bool descending) =>
        descending ? rows.OrderByDescending(key) : rows.OrderBy(key);

    /// <summary>Orders rows by a value within the order that is there already, one way or the other.</summary>
    public static IOrderedQueryable<T> ThenBy<T, TKey>(
        this IOrderedQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, TKey>> key, bool descending) =>
        descending ? rows.ThenByDescending(key) : rows.ThenBy(key);

    /// <summary>Rows whose stored search key holds every word, in one of its spellings.</summary>
    public static IQueryable<T> Search<T>(this IQueryable<T> rows, string? search, Expression<Func<T, string>> key)
    {
        foreach (var spellings in SearchVariants.Of(search))
        {
            var holds = spellings.Select(word =>
                (Expression)Expression.Call(key.Body, typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!, Expression.Constant(word)));
            rows = rows.Where(Expression.Lambda<Func<T, bool>>(holds.Aggregate(Expression.OrElse), key.Parameters));
        }
        return rows;
    }
}
