using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Schedule;

/// <summary>
/// Who and what is taken on which days, for coordinators: the trainers of the register, and where an event is that the actor sees.
/// An event that the actor may not see occupies them all the same, and has no name here.
/// </summary>
public sealed class OccupancyQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>Most rows at once; more are found by name.</summary>
    public const int MostRows = 200;

    /// <summary>Trainers by name with what they hold.</summary>
    /// <exception cref="ForbiddenException">The actor coordinates nothing.</exception>
    public async Task<IReadOnlyList<OccupancyRow>> TrainersAsync(Actor actor, OccupancyFilter filter, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var people = await db.TrainersKeptBy(actor).AsNoTracking().Search(filter.Name, p => p.SearchKey).InAlphabet(Language.Current.Tag)
            .Select(p => new { p.Id, p.GivenName, p.FamilyName, p.NameLanguage })
            .Take(MostRows).ToListAsync(ct);
        var ids = people.Select(p => p.Id).ToList();
        // Somebody may train under a record that was merged into theirs.
        var records = await db.People.Where(p => ids.Contains(p.CanonicalId ?? p.Id)).Select(p => new { p.Id, Root = p.CanonicalId ?? p.Id }).ToListAsync(ct);
        var of = records.ToLookup(r => r.Root, r => r.Id);
        var taken = await TakenAsync(db, actor, filter, records.Select(r => r.Id).ToList(), [], ct);
        var away = (await db.TrainerAbsences.AsNoTracking()
                .Where(a => ids.Contains(a.PersonId) && a.From <= filter.To && a.To >= filter.From).ToListAsync(ct))
            .ToLookup(a => a.PersonId, a => a.Days(filter.From, filter.To));
        return Rows(
            people.Select(p => new OccupancyRow(
                p.Id, PersonLabel.Of(p.GivenName, p.FamilyName), p.NameLanguage ?? "", null, null,
                [
                    .. Cells(taken, ClashKind.Trainer, of[p.Id].ToHashSet(), t => t.TrainerIds)
                        .Concat(
                            away[p.Id].SelectMany(d => d).Distinct()
                                .Select(d => new OccupancyCell(d, null, null, null, null, null, null, false, IsAway: true)))
                        .OrderBy(c => c.Day).ThenBy(c => c.StartsAt),
                ])),
            filter);
    }

    /// <summary>Venues by name with what takes place there.</summary>
    /// <exception cref="ForbiddenException">The actor coordinates nothing.</exception>
    public async Task<IReadOnlyList<OccupancyRow>> VenuesAsync(Actor actor, OccupancyFilter filter, CancellationToken ct)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var visible = db.Events.VisibleTo(actor);
        var venues = await db.Venues.AsNoTracking().Where(v => visible.Any(e => e.VenueId == v.Id)).Search(filter.Name, v => v.SearchKey)
            .OrderBy(v => v.SearchKey).ThenBy(v => v.Id).Select(v => new { v.Id, v.Name, Unit = v.Unit!.Name })
            .Take(MostRows).ToListAsync(ct);
        var ids = venues.Select(v => v.Id).ToList();
        var taken = await TakenAsync(db, actor, filter, [], ids, ct);
        return Rows(
            venues.OrderBy(v => SortKey.For(Language.Current.Tag, v.Name), StringComparer.Ordinal).Select(v => new OccupancyRow(
                v.Id, v.Name, "", v.Unit?.Shown(), v.Unit?.ShownTag(), Cells(taken, ClashKind.Venue, [v.Id], t => t.VenueId is { } id ? [id] : []))),
            filter);
    }

    private sealed record Taken(
        IReadOnlyList<OccupiedTime> Times, IReadOnlySet<(ClashKind Kind, int ResourceId, int EventId, DateOnly Day)> Clashes,
        IReadOnlyDictionary<int, (LocalizedText Title, string Language, EventState State)> Seen);

    private static async Task<Taken> TakenAsync(
        AppDbContext db, Actor actor, OccupancyFilter filter, List<int> trainers, List<int> venues, CancellationToken ct)
    {
        // The days beside are read, too, since hours of another zone may reach over midnight; they only count for clashes.
        var times = (await OccupiedTimes.SharingAsync(db, filter.From, filter.To, trainers, venues, ct)).Select(t => t.Time).ToList();
        var events = times.Select(t => t.EventId).Distinct().ToList();
        var seen = await db.Events.VisibleTo(actor).AsNoTracking().Where(e => events.Contains(e.Id))
            .Select(e => new { e.Id, e.Title, Language = e.Language ?? e.Programme!.Language, e.State }).ToListAsync(ct);
        return new(
            times.Where(t => t.Day >= filter.From && t.Day <= filter.To).ToList(), OccupiedTimes.ClashesAmong(times),
            seen.ToDictionary(e => e.Id, e => (e.Title, e.Language, e.State)));
    }

    private static List<OccupancyCell> Cells(Taken taken, ClashKind kind, HashSet<int> records, Func<OccupiedTime, IEnumerable<int>> of) =>
        taken.Times.Where(t => of(t).Any(records.Contains)).GroupBy(t => (t.Day, t.EventId))
            .Select(g =>
            {
                var named = taken.Seen.TryGetValue(g.Key.EventId, out var e);
                return new OccupancyCell(
                    g.Key.Day, named ? g.Key.EventId : null, named ? e.Title : null, named ? e.Language : null, named ? e.State : null,
                    g.Min(t => t.StartsAt), g.Max(t => t.EndsAt), records.Any(id => taken.Clashes.Contains((kind, id, g.Key.EventId, g.Key.Day))));
            })
            .OrderBy(c => c.Day).ThenBy(c => c.StartsAt).ToList();

    private static List<OccupancyRow> Rows(IEnumerable<OccupancyRow> rows, OccupancyFilter filter) =>
        rows.Where(r => filter.FreeOn is not { } day || r.Cells.All(c => c.Day != day)).ToList();
}
