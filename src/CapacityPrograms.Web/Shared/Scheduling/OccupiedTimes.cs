using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>A session's hours with the title of its event.</summary>
public sealed record TitledTime(OccupiedTime Time, LocalizedText Title);

/// <summary>Reads what occupies trainers and venues, for the clash rule.</summary>
public static class OccupiedTimes
{
    /// <summary>
    /// Sessions of events that are not cancelled, whoever keeps them, between two days (one more on each side, since
    /// another zone's evening may be this zone's next morning) that share a trainer or venue.
    /// </summary>
    public static async Task<IReadOnlyList<TitledTime>> SharingAsync(
        AppDbContext db, DateOnly from, DateOnly to, IReadOnlyCollection<int> trainers, IReadOnlyCollection<int> venues, CancellationToken ct)
    {
        (from, to) = (from > DateOnly.MinValue ? from.AddDays(-1) : from, to < DateOnly.MaxValue ? to.AddDays(1) : to);
        return await ReadAsync(db.Sessions.Where(s => s.Day >= from && s.Day <= to && s.Event!.State != EventState.Cancelled
            && (venues.Contains(s.Event.VenueId ?? 0) || s.Trainers.Any(t => trainers.Contains(t.PersonId)))), ct);
    }

    /// <summary>Which of the events have a trainer or venue that is taken twice.</summary>
    public static async Task<IReadOnlySet<int>> ClashingAsync(AppDbContext db, IReadOnlyCollection<int> eventIds, CancellationToken ct)
    {
        var mine = (await ReadAsync(db.Sessions.Where(s => eventIds.Contains(s.EventId) && s.Event!.State != EventState.Cancelled), ct))
            .Select(t => t.Time)
            .ToList();
        if (mine.Count == 0)
            return new HashSet<int>();
        var trainers = mine.SelectMany(s => s.TrainerIds).Distinct().ToList();
        var venues = mine.Select(s => s.VenueId).OfType<int>().Distinct().ToList();
        var others = (await SharingAsync(db, mine.Min(s => s.Day), mine.Max(s => s.Day), trainers, venues, ct)).Select(t => t.Time).ToList();
        return mine.GroupBy(s => s.EventId).Where(e => Clashes.Find(e.ToList(), others).Count > 0).Select(e => e.Key).ToHashSet();
    }

    private static async Task<List<TitledTime>> ReadAsync(IQueryable<EventSession> sessions, CancellationToken ct) =>
        (await sessions.AsNoTracking().Select(s => new
        {
            s.Id,
            s.EventId,
            s.Day,
            s.StartsAt,
            s.EndsAt,
            s.Event!.TimeZone,
            s.Event.VenueId,
            s.Event.Title,
            Trainers = s.Trainers.Select(t => t.PersonId).ToList(),
        }).ToListAsync(ct))
        .Select(s => new TitledTime(new OccupiedTime(s.EventId, s.Id, s.Day, s.StartsAt, s.EndsAt, s.TimeZone, s.VenueId, s.Trainers), s.Title)).ToList();
}
