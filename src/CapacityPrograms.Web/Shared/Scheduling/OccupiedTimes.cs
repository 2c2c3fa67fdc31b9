using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Scheduling;

/// <summary>A session's hours with the title of its event.</summary>
/// <param name="Language">The event's own language.</param>
public sealed record TitledTime(OccupiedTime Time, LocalizedText Title, string Language);

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
    public static async Task<IReadOnlySet<int>> ClashingAsync(AppDbContext db, IReadOnlyCollection<int> eventIds, CancellationToken ct) =>
        (await ClashesAsync(db, eventIds, ct)).Select(c => c.Mine.EventId).ToHashSet();

    /// <summary>Pairs of events, one of them among those asked about, of which nobody has said yet to keep both; an event may clash with itself.</summary>
    public static async Task<IReadOnlyList<(int EventId, int OtherId)>> OpenPairsAsync(
        AppDbContext db, IReadOnlyCollection<int> eventIds, CancellationToken ct)
    {
        var found = await ClashesAsync(db, eventIds, ct);
        var keys = found.Select(c => c.PairKey).Distinct().ToList();
        var kept = (await db.KeptClashes.AsNoTracking().Where(c => keys.Contains(c.Key)).Select(c => c.Key).ToListAsync(ct)).ToHashSet();
        return found.Where(c => !kept.Contains(c.PairKey)).Select(c => (c.Mine.EventId, c.Other!.EventId)).Distinct().ToList();
    }

    private static async Task<List<Clash>> ClashesAsync(AppDbContext db, IReadOnlyCollection<int> eventIds, CancellationToken ct)
    {
        var mine = (await ReadAsync(db.Sessions.Where(s => eventIds.Contains(s.EventId) && s.Event!.State != EventState.Cancelled), ct))
            .Select(t => t.Time)
            .ToList();
        if (mine.Count == 0)
            return [];
        var trainers = mine.SelectMany(s => s.TrainerIds).Distinct().ToList();
        var venues = mine.Select(s => s.VenueId).OfType<int>().Distinct().ToList();
        var others = (await SharingAsync(db, mine.Min(s => s.Day), mine.Max(s => s.Day), trainers, venues, ct)).Select(t => t.Time).ToList();
        return mine.GroupBy(s => s.EventId).SelectMany(e => Clashes.Find(e.ToList(), others)).ToList();
    }

    /// <summary>The hours of an event's sessions, were they some days later.</summary>
    /// <param name="row">The event with its sessions and their trainers.</param>
    public static IReadOnlyList<OccupiedTime> Of(LearningEvent row, int days) =>
        row.Sessions.Select(s => new OccupiedTime(
            row.Id, s.Id, s.Day.AddDays(days), s.StartsAt, s.EndsAt, row.TimeZone, row.VenueId, s.Trainers.Select(t => t.PersonId).ToList())).ToList();

    /// <summary>What is taken twice among some hours: the trainer or venue with each event and day that it concerns.</summary>
    public static IReadOnlySet<(ClashKind Kind, int ResourceId, int EventId, DateOnly Day)> ClashesAmong(IReadOnlyList<OccupiedTime> times) =>
        times.GroupBy(t => t.EventId)
            .SelectMany(e => Clashes.Find(e.ToList(), times))
            .SelectMany(c => new[] { c.Mine, c.Other! }.Select(t => (c.Kind, c.ResourceId, t.EventId, t.Day)))
            .ToHashSet();

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
            Language = s.Event.Language ?? s.Event.Programme!.Language,
            Trainers = s.Trainers.Select(t => t.PersonId).ToList(),
        }).ToListAsync(ct))
        .Select(s => new TitledTime(
            new OccupiedTime(s.EventId, s.Id, s.Day, s.StartsAt, s.EndsAt, s.TimeZone, s.VenueId, s.Trainers), s.Title, s.Language)).ToList();
}
