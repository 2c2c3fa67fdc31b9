using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>Reads what else is planned and puts the clash rule's findings into names.</summary>
public static class ClashFinder
{
    /// <summary>
    /// Clashes of an event's sessions with all other events of the installation, whoever keeps them: a hall is taken
    /// even where the coordinator may not open the other event. Call it inside the write's locked transaction.
    /// </summary>
    public static async Task<IReadOnlyList<ClashView>> FindAsync(AppDbContext db, int programmeId, IReadOnlyList<OccupiedTime> mine, CancellationToken ct)
    {
        if (mine.Count == 0) return [];
        var programme = await db.Programmes.AsNoTracking().Where(p => p.Id == programmeId).Select(p => new { p.StartsOn, p.EndsOn }).SingleAsync(ct);
        var trainers = mine.SelectMany(s => s.TrainerIds).Distinct().ToList();
        var venues = mine.Select(s => s.VenueId).OfType<int>().Distinct().ToList();
        var own = mine[0].EventId;
        var rows = (await OccupiedTimes.SharingAsync(db, mine.Min(s => s.Day), mine.Max(s => s.Day), trainers, venues, ct))
            .Where(r => r.Time.EventId != own)
            .ToList();
        var others = rows.Select(r => r.Time).ToList();
        var (first, last) = (mine.Min(s => s.Day), mine.Max(s => s.Day));
        var absences = await db.TrainerAbsences.AsNoTracking().Where(a => trainers.Contains(a.PersonId) && a.From <= last && a.To >= first).ToListAsync(ct);
        var clashes = Clashes.Find(mine, others).Concat(Clashes.Away(mine, absences))
            .Concat(Clashes.OutsideProgramme(mine, programme.StartsOn?.Earliest, programme.EndsOn?.Latest)).ToList();
        if (clashes.Count == 0) return [];

        var people = await db.People.AsNoTracking().Where(p => trainers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, ct);
        var halls = await db.Venues.AsNoTracking().Where(v => venues.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Name, ct);
        var titles = rows.DistinctBy(r => r.Time.EventId).ToDictionary(r => r.Time.EventId, r => r.Title.Shown(r.Language));
        return clashes
            .Select(c => new ClashView(
                c.Key, c.Kind,
                c.Kind switch
                {
                    ClashKind.Trainer or ClashKind.TrainerAway => people.GetValueOrDefault(c.ResourceId, ""),
                    ClashKind.Venue => halls.GetValueOrDefault(c.ResourceId, ""),
                    _ => "",
                },
                c.Mine.Day, Hours(c.Mine), c.Other?.EventId is { } other && other != own ? other : null,
                c.Other is { } o ? titles.GetValueOrDefault(o.EventId, "") : "", c.Other is null ? "" : Hours(c.Other), c.PairKey,
                c.Mine.SessionKey, c.Other?.SessionKey))
            .DistinctBy(c => c.Key)
            .ToList();
    }

    private static string Hours(OccupiedTime s) => s is { StartsAt: { } a, EndsAt: { } b } ? $"{a.Clock()}–{b.Clock()}" : "";
}
