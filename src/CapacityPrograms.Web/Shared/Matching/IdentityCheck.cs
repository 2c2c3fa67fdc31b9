using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Matching;

/// <summary>Somebody who may be the person that is being typed.</summary>
/// <param name="Id">0 for somebody of another programme, of whom no more is told than that there is one.</param>
/// <param name="Place">Where the person works or sits.</param>
public sealed record LikelyPerson(int Id, string Name, string Language, LocalizedText? Place, IdentityMatch Match)
{
    /// <summary>Somebody whom the actor may not find.</summary>
    public static LikelyPerson Elsewhere { get; } = new(0, "", "", null, new IdentityMatch(0, []));
}

/// <summary>
/// Looks while somebody types whether the person is known already. The index of everybody is kept for some minutes on each
/// node, since building it takes seconds; who was added since is compared one by one, and whatever the index finds is read
/// anew before it is shown.
/// </summary>
public sealed class IdentityCheck(IDbContextFactory<AppDbContext> contexts, TimeProvider clock) : IDisposable
{
    /// <summary>At most this many are shown.</summary>
    public const int Most = 4;

    private static readonly TimeSpan _keeping = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _building = new(1);
    private Kept? _kept;

    /// <summary>Those who may be the person, best first; none before there is a whole name.</summary>
    /// <exception cref="ForbiddenException">The actor neither coordinates nor trains.</exception>
    public async Task<IReadOnlyList<LikelyPerson>> FindAsync(Actor actor, IdentityRecord typed, CancellationToken ct)
    {
        if (!actor.IsAdministrator && !actor.Roles.Values.Any(r => r is AccessRole.Coordinator or AccessRole.Trainer)) throw new ForbiddenException();
        if (typed.Names.All(n => n.Given.Trim().Length < 2 || n.Family.Trim().Length < 2)) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var likely = (await LikelyAsync(db, typed, ct)).Take(Most).ToList();
        var ids = likely.Select(r => r.Id).ToList();
        var people = await db
            .PeopleFoundBy(actor).AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id, p.GivenName, p.FamilyName, p.NameLanguage,
                Last = p
                    .Affiliations.OrderByDescending(a => a.Id)
                    .Select(a => new { Organisation = a.Organisation!.Name, Unit = a.Unit!.Name })
                    .FirstOrDefault(),
            })
            .ToDictionaryAsync(p => p.Id, ct);
        var own = likely
            .Where(r => people.ContainsKey(r.Id))
            .Select(r => (r.Match, Person: people[r.Id]))
            .Select(r => new LikelyPerson(
                r.Person.Id, PersonLabel.Of(r.Person.GivenName, r.Person.FamilyName), r.Person.NameLanguage ?? "",
                r.Person.Last?.Organisation ?? r.Person.Last?.Unit, r.Match))
            .ToList();
        return own.Count < likely.Count ? [.. own, LikelyPerson.Elsewhere] : own;
    }

    /// <summary>Those who may be a person and whom the actor may not find, best first; their numbers are for a question to who keeps them.</summary>
    /// <param name="own">The record of the person; it is not among them.</param>
    internal async Task<IReadOnlyList<int>> ElsewhereAsync(Actor actor, IdentityRecord own, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var likely = (await LikelyAsync(db, own, ct)).ConvertAll(l => l.Id);
        var found = await db.PeopleFoundBy(actor).Where(p => likely.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        return [.. likely.Except(found).Take(Most)];
    }

    private async Task<List<(int Id, IdentityMatch Match)>> LikelyAsync(AppDbContext db, IdentityRecord typed, CancellationToken ct)
    {
        var kept = await KeptAsync(db, ct);
        var found = kept.Index.Find(typed, ct).Take(Most * 2).Select(c => c.Id).ToList();
        var fresh = await IdentityRecords.ReadAsync(db, db.People.Where(p => p.Id != typed.Id && (p.Id > kept.LastId || found.Contains(p.Id))), ct);
        return fresh
            .Select(r => (r.Id, Match: Identity.Compare(typed, r, kept.Index.Frequencies)))
            .Where(r => r.Match.IsSuggested)
            .OrderByDescending(r => r.Match.Score)
            .ThenBy(r => r.Id)
            .ToList();
    }

    /// <summary>
    /// For each of a list those who may be the person, best first. Everybody is read anew for it, so that nobody who was
    /// added, merged or erased a minute ago is missed or offered.
    /// </summary>
    /// <param name="progress">Told how many of the list are compared, now and then.</param>
    /// <exception cref="ForbiddenException">The actor coordinates nothing.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<LikelyPerson>>> FindAllAsync(
        Actor actor, IReadOnlyList<IdentityRecord> typed, IProgress<int>? progress, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = await IdentityRecords.ReadAsync(db, db.People, ct);
        if (records.Count == 0) return [.. typed.Select(_ => Array.Empty<LikelyPerson>())];
        var found = await Task.Run(
            () =>
            {
                var index = new IdentityIndex(records);
                return typed.Select((t, i) =>
                {
                    if (i % 500 == 499) progress?.Report(i + 1);
                    return index.Find(t, ct).Take(Most).ToList();
                }).ToList();
            }, ct);
        var names = records.ToDictionary(r => r.Id, r => r.Names[0]);
        // Of those found, whom the actor may be told of.
        var places = new Dictionary<int, LocalizedText?>();
        foreach (var ids in found.SelectMany(f => f).Select(c => c.Id).Distinct().Chunk(500))
        {
            foreach (
                var p in await db
                    .PeopleFoundBy(actor).AsNoTracking()
                    .Where(p => ids.Contains(p.Id))
                    .Select(p => new
                    {
                        p.Id,
                        Last = p
                            .Affiliations.OrderByDescending(a => a.Id)
                            .Select(a => new { Organisation = a.Organisation!.Name, Unit = a.Unit!.Name })
                            .FirstOrDefault(),
                    })
                    .ToListAsync(ct))
                places[p.Id] = p.Last?.Unit ?? p.Last?.Organisation;
        }
        return
        [
            .. found.Select(f =>
                f.Where(c => places.ContainsKey(c.Id))
                    .Select(c => new LikelyPerson(c.Id, $"{names[c.Id].Given} {names[c.Id].Family}", "", places[c.Id], c.Match))
                    .ToList()),
        ];
    }

    /// <inheritdoc />
    public void Dispose() => _building.Dispose();

    private async Task<Kept> KeptAsync(AppDbContext db, CancellationToken ct)
    {
        if (_kept is { } kept && clock.GetUtcNow() - kept.At < _keeping) return kept;
        await _building.WaitAsync(ct);
        try
        {
            if (_kept is { } built && clock.GetUtcNow() - built.At < _keeping) return built;
            var at = clock.GetUtcNow();
            var records = await IdentityRecords.ReadAsync(db, db.People, ct);
            return _kept = new Kept(await Task.Run(() => new IdentityIndex(records), ct), records.Count == 0 ? 0 : records.Max(r => r.Id), at);
        }
        finally
        {
            _building.Release();
        }
    }

    private sealed record Kept(IdentityIndex Index, int LastId, DateTimeOffset At);
}
