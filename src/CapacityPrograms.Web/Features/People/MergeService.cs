using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>
/// Makes two records one person, and two again. Registrations and marks stay with the record they were made for; figures
/// count by <see cref="Person.CanonicalId"/>.
/// </summary>
public sealed class MergeService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Merges, or refuses and changes nothing.</summary>
    /// <exception cref="RefusedException">
    /// One of the two was changed or merged meanwhile, or the record that goes belongs to an account or a trainer.
    /// </exception>
    /// <exception cref="MissingException">The actor does not keep both.</exception>
    public async Task MergeAsync(Actor actor, MergeInput input, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.People, ct);
        if (input.StaysId == input.GoesId) throw new RefusedException("", "MergeWithItself");
        var two = await db.PeopleKeptBy(actor).Where(p => p.Id == input.StaysId || p.Id == input.GoesId).ToListAsync(ct);
        if (two.Count != 2) throw new MissingException();
        var (stays, goes) = two[0].Id == input.StaysId ? (two[0], two[1]) : (two[1], two[0]);
        stays.NextVersion(input.StaysVersion);
        goes.NextVersion(input.GoesVersion);
        await JoinAsync(db, actor, clock, stays, goes, input.Taken, ct);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Makes two records one inside the caller's transaction, which holds the lock of people; what may be decided was decided before.</summary>
    /// <exception cref="RefusedException">One of the two is erased or only kept, or the record that goes belongs to an account or a trainer.</exception>
    internal static async Task JoinAsync(
        AppDbContext db, Actor actor, TimeProvider clock, Person stays, Person goes, IReadOnlySet<PersonField> taken, CancellationToken ct)
    {
        if (stays.ErasedAt is not null || goes.ErasedAt is not null) throw new RefusedException("", "PersonErased");
        if (stays.RestrictedAt is not null || goes.RestrictedAt is not null) throw new RefusedException("", "PersonRestricted");
        if (await MustStayAsync(db, goes.Id, ct)) throw new RefusedException("", "MergedHasAccount");

        var merge = new PersonMerge { SurvivorId = stays.Id, MergedId = goes.Id, At = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId };
        merge.Keep(taken.Select(f => new FieldChange(f, stays.Of(f), goes.Of(f))).Where(c => c.Before != c.After).ToList());
        foreach (var change in merge.Kept()) stays.Apply(change.Field, change.After);
        db.PersonMerges.Add(merge);
        await db.PersonDistinctions.Where(d => d.FirstId == Math.Min(stays.Id, goes.Id) && d.SecondId == Math.Max(stays.Id, goes.Id)).ExecuteDeleteAsync(ct);
        await db.SaveAsync(ct);
        await RootAsync(db, [stays.Id, goes.Id], ct);
        await PersonKeys.WriteAsync(db, stays, ct);
        db.Audit(actor, clock, AuditActions.PersonMerged, null, "person", stays.Id, $"with {goes.Id}");
    }

    /// <summary>Parts two records again: both are as they were, except what was edited since.</summary>
    /// <returns>The record that is its own again.</returns>
    /// <exception cref="RefusedException">It is not the newest merge of the person, or it is undone already.</exception>
    public async Task<int> UndoAsync(Actor actor, int mergeId, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.People, ct);
        var merge =
            await db.PersonMerges.Include(m => m.Survivor).Include(m => m.Merged).SingleOrDefaultAsync(m => m.Id == mergeId, ct)
            ?? throw new MissingException();
        if (merge.UndoneAt is not null)
            throw new RefusedException("", "MergeUndone");
        var stays = merge.Survivor!;
        if (!await db.PeopleKeptBy(actor).AnyAsync(p => p.Id == stays.Id, ct))
            throw stays.CanonicalId is null ? new MissingException() : new RefusedException("", "MergeNotNewest");
        if (stays.ErasedAt is not null)
            throw new RefusedException("", "PersonErased");
        if (await db.PersonMerges.AnyAsync(m => m.SurvivorId == stays.Id && m.UndoneAt == null && m.Id > mergeId, ct))
            throw new RefusedException("", "MergeNotNewest");

        (merge.UndoneAt, merge.UndoneByUserId) = (clock.GetUtcNow().UtcDateTime, actor.UserId);
        // What somebody edited since is newer than what the merge overwrote.
        foreach (var change in merge.Kept().Where(c => stays.Of(c.Field) == c.After)) stays.Apply(change.Field, change.Before);
        stays.Version++;
        merge.Merged!.Version++;
        await db.SaveAsync(ct);
        await RootAsync(db, [stays.Id, merge.MergedId], ct);
        await PersonKeys.WriteAsync(db, stays, ct);
        await PersonKeys.WriteAsync(db, merge.Merged, ct);
        db.Audit(actor, clock, AuditActions.PersonParted, null, "person", stays.Id, $"from {merge.MergedId}");
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return merge.MergedId;
    }

    /// <summary>Remembers that two records are two people, so that they are not suggested again.</summary>
    /// <exception cref="MissingException">The actor does not keep both.</exception>
    public async Task DistinguishAsync(Actor actor, int oneId, int otherId, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginLockedAsync(WriteLock.People, ct);
        if (oneId == otherId || await db.PeopleKeptBy(actor).CountAsync(p => p.Id == oneId || p.Id == otherId, ct) != 2) throw new MissingException();
        await TellApartAsync(db, actor, clock, oneId, otherId, ct);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The same inside the caller's transaction; said twice it is remembered once.</summary>
    internal static async Task TellApartAsync(AppDbContext db, Actor actor, TimeProvider clock, int oneId, int otherId, CancellationToken ct)
    {
        var (first, second) = (Math.Min(oneId, otherId), Math.Max(oneId, otherId));
        if (await db.PersonDistinctions.AnyAsync(d => d.FirstId == first && d.SecondId == second, ct)) return;
        db.PersonDistinctions.Add(new PersonDistinction { FirstId = first, SecondId = second, At = clock.GetUtcNow().UtcDateTime, UserId = actor.UserId });
        db.Audit(actor, clock, AuditActions.PersonToldApart, null, "person", first, $"and {second}");
    }

    /// <summary>True for a record that somebody signs in as or that trains: others look it up by its own id, so it must be the one that stays.</summary>
    internal static async Task<bool> MustStayAsync(AppDbContext db, int personId, CancellationToken ct) =>
        await db.Users.AnyAsync(u => u.PersonId == personId, ct) || await db.SessionTrainers.AnyAsync(t => t.PersonId == personId, ct);

    // All records that hang together with these get the root of the merges that are not undone.
    private static async Task RootAsync(AppDbContext db, List<int> records, CancellationToken ct)
    {
        var merges = new List<PersonMerge>();
        for (var found = -1; found != merges.Count;)
        {
            found = merges.Count;
            merges = await db.PersonMerges.Where(m => m.UndoneAt == null && (records.Contains(m.SurvivorId) || records.Contains(m.MergedId))).ToListAsync(ct);
            records = records.Concat(merges.Select(m => m.SurvivorId)).Concat(merges.Select(m => m.MergedId)).Distinct().ToList();
        }
        var roots = MergeForest.Roots(merges.Select(m => (m.SurvivorId, m.MergedId)));
        foreach (var person in await db.People.Where(p => records.Contains(p.Id)).ToListAsync(ct))
            person.CanonicalId = roots.TryGetValue(person.Id, out var root) ? root : null;
        await db.SaveAsync(ct);
    }
}
