using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>One of two records that may be one person.</summary>
public sealed record DuplicateSide(int Id, string Name, string Language, LocalizedText? Place, string? Position);

/// <summary>Two records that may be one person.</summary>
public sealed record DuplicateRow(DuplicateSide First, DuplicateSide Second, IdentityMatch Match);

/// <summary>Compares all records that the actor keeps.</summary>
public sealed class DuplicateQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>The pairs that may be one person, best first; those of which somebody said that they are two are left out.</summary>
    /// <param name="progress">Told the share done, from 0 to 1.</param>
    /// <exception cref="OperationCanceledException">Somebody stopped it.</exception>
    public async Task<IReadOnlyList<DuplicateRow>> ScanAsync(Actor actor, IProgress<double> progress, CancellationToken ct)
    {
        PeopleQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.Audit(actor, clock, AuditActions.PeopleOpened, null);
        await db.SaveAsync(ct);
        var records = await IdentityRecords.ReadAsync(db, db.PeopleKeptBy(actor), ct);
        var told = (await db.PersonDistinctions.Select(d => new { d.FirstId, d.SecondId }).ToListAsync(ct)).Select(d => (d.FirstId, d.SecondId)).ToHashSet();
        var scan = await Task.Run(() => new IdentityIndex(records).Pairs(ct, progress), ct);
        var pairs = scan.Pairs.Where(p => !told.Contains((p.FirstId, p.SecondId))).ToList();
        var sides = await SidesAsync(db, pairs.SelectMany(p => new[] { p.FirstId, p.SecondId }).Distinct().ToList(), ct);
        return pairs.Select(p => new DuplicateRow(sides[p.FirstId], sides[p.SecondId], p.Match)).ToList();
    }

    internal static async Task<Dictionary<int, DuplicateSide>> SidesAsync(AppDbContext db, List<int> ids, CancellationToken ct)
    {
        var sides = new Dictionary<int, DuplicateSide>();
        // A database takes so many parameters and no more.
        foreach (var some in ids.Chunk(1000))
        {
            foreach (
                var p in await db
                    .People.AsNoTracking()
                    .Where(p => some.Contains(p.Id))
                    .Select(p => new
                    {
                        p.Id, p.GivenName, p.FamilyName, p.NameLanguage,
                        Last = p
                            .Affiliations.OrderByDescending(a => a.Id)
                            .Select(a => new
                            {
                                Organisation = a.Organisation!.Name, Unit = a.Unit!.Name, a.Position,
                            })
                            .FirstOrDefault(),
                    })
                    .ToListAsync(ct))
                sides[p.Id] = new DuplicateSide(
                    p.Id, PersonLabel.Of(p.GivenName, p.FamilyName), p.NameLanguage ?? "", p.Last?.Organisation ?? p.Last?.Unit, p.Last?.Position);
        }
        return sides;
    }
}
