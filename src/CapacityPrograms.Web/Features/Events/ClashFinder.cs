using CapacityPrograms.Data;
using CapacityPrograms.Data.Schedule;
using CapacityPrograms.Web.Shared.Languages;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Events;

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
        // A day more on each side, since another zone's evening may be this zone's next morning.
        var (from, to) = (mine.Min(s => s.Day).AddDays(-1), mine.Max(s => s.Day).AddDays(1));
        var trainers = mine.SelectMany(s => s.TrainerIds).Distinct().ToList();
        var venues = mine.Select(s => s.VenueId).OfType<int>().Distinct().ToList();
        var own = mine[0].EventId;
        var rows = await db.Sessions.AsNoTracking()
            .Where(s => s.EventId != own && s.Day >= from && s.Day <= to && s.Event!.State != EventState.Cancelled
                && (venues.Contains(s.Event.VenueId ?? 0) || s.Trainers.Any(t => trainers.Contains(t.PersonId))))
            .Select(s => new { s.Id, s.EventId, s.Day, s.StartsAt, s.EndsAt, s.Event!.TimeZone, s.Event.VenueId, s.Event.Title, Trainers = s.Trainers.Select(t => t.PersonId).ToList() })
            .ToListAsync(ct);
        var others = rows.Select(s => new OccupiedTime(s.EventId, s.Id, s.Day, s.StartsAt, s.EndsAt, s.TimeZone, s.VenueId, s.Trainers)).ToList();
        var clashes = Clashes.Find(mine, others).Concat(Clashes.OutsideProgramme(mine, programme.StartsOn?.Earliest, programme.EndsOn?.Latest)).ToList();
        if (clashes.Count == 0) return [];

        var people = await db.People.AsNoTracking().Where(p => trainers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FullName, ct);
        var halls = await db.Venues.AsNoTracking().Where(v => venues.Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Name, ct);
        var titles = rows.DistinctBy(r => r.EventId).ToDictionary(r => r.EventId, r => r.Title.For(Language.Current.Tag).Text);
        return clashes.Select(c => new ClashView(
            c.Key, c.Kind,
            c.Kind switch { ClashKind.Trainer => people.GetValueOrDefault(c.ResourceId, ""), ClashKind.Venue => halls.GetValueOrDefault(c.ResourceId, ""), _ => "" },
            c.Mine.Day, Hours(c.Mine),
            c.Other?.EventId is { } other && other != own ? other : null,
            c.Other is { } o ? titles.GetValueOrDefault(o.EventId, "") : "",
            c.Other is null ? "" : Hours(c.Other)))
            .DistinctBy(c => c.Key).ToList();
    }

    private static string Hours(OccupiedTime s) => s is { StartsAt: { } a, EndsAt: { } b } ? $"{a.Clock()}–{b.Clock()}" : "";
}
