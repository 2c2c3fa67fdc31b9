using CapacityPrograms.Data.People;

namespace CapacityPrograms.Data.Events;

/// <summary>What is taken twice.</summary>
public enum ClashKind { Trainer, Venue, OutsideProgramme, TrainerAway }

/// <summary>A session's hours and what they occupy, as the clash rule needs them.</summary>
/// <param name="EventId">0 for an event not saved yet.</param>
/// <param name="SessionKey">The session's id, or a negative number for one not saved yet.</param>
/// <param name="TimeZone">IANA zone of the event.</param>
public sealed record OccupiedTime(
    int EventId, int SessionKey, DateOnly Day, TimeOnly? StartsAt, TimeOnly? EndsAt, string TimeZone, int? VenueId,
    IReadOnlyCollection<int> TrainerIds);

/// <summary>Two sessions that cannot both take place as planned.</summary>
/// <param name="Other">The other session; null for days outside the programme and for a trainer who is away.</param>
/// <param name="ResourceId">Person or venue; 0 for dates outside the programme.</param>
public sealed record Clash(ClashKind Kind, OccupiedTime Mine, OccupiedTime? Other, int ResourceId)
{
    /// <summary>Names the clash so that a person can say "keep both" to exactly this one.</summary>
    public string Key => FormattableString.Invariant($"{Kind}:{ResourceId}:{Mine.Day:yyyy-MM-dd}:{Mine.StartsAt:HH\\:mm}:{Other?.SessionKey}");

    /// <summary>Names it the same from either side, with both sessions' hours: at other hours it is another clash.</summary>
    public string PairKey => string.Join(
        ' ', new[] { Mine, Other }.OfType<OccupiedTime>().OrderBy(t => t.SessionKey)
            .Select(t => FormattableString.Invariant($"{t.SessionKey}:{t.Day:yyyyMMdd}:{t.StartsAt:HHmm}-{t.EndsAt:HHmm}"))
            .Prepend(FormattableString.Invariant($"{Kind}:{ResourceId}")));
}

/// <summary>Finds trainers and venues that are taken at one hour by two events, and sessions outside the programme's dates.</summary>
public static class Clashes
{
    /// <summary>
    /// Clashes of one event's sessions with the other events' and among themselves. Hours are compared as instants, so
    /// that events of two zones meet rightly; where a time is not known nothing is claimed. Touching hours do not clash:
    /// two half-day events on one day are no clash.
    /// </summary>
    public static IReadOnlyList<Clash> Find(IReadOnlyList<OccupiedTime> mine, IReadOnlyList<OccupiedTime> others)
    {
        var found = new List<Clash>();
        for (var i = 0; i < mine.Count; i++)
        {
            // Sessions of one event share its venue on purpose; only a trainer cannot be in two of them.
            for (var j = 0; j < i; j++)
            {
                if (Overlap(mine[i], mine[j]))
                    found.AddRange(mine[i].TrainerIds.Intersect(mine[j].TrainerIds).Select(t => new Clash(ClashKind.Trainer, mine[i], mine[j], t)));
            }
            foreach (var other in others)
            {
                if (other.EventId == mine[i].EventId || !Overlap(mine[i], other)) continue;
                found.AddRange(mine[i].TrainerIds.Intersect(other.TrainerIds).Select(t => new Clash(ClashKind.Trainer, mine[i], other, t)));
                if (mine[i].VenueId is { } venue && venue == other.VenueId) found.Add(new Clash(ClashKind.Venue, mine[i], other, venue));
            }
        }
        return found;
    }

    /// <summary>Sessions before the first or after the last day that the programme's dates can mean.</summary>
    public static IReadOnlyList<Clash> OutsideProgramme(IReadOnlyList<OccupiedTime> mine, DateOnly? starts, DateOnly? ends) =>
        mine.Where(s => s.Day < starts || s.Day > ends).Select(s => new Clash(ClashKind.OutsideProgramme, s, null, 0)).ToList();

    /// <summary>Sessions on days on which one of their trainers said not to be available.</summary>
    public static IReadOnlyList<Clash> Away(IReadOnlyList<OccupiedTime> mine, IReadOnlyList<TrainerAbsence> absences) =>
        mine.SelectMany(s => absences.Where(a => a.From <= s.Day && a.To >= s.Day && s.TrainerIds.Contains(a.PersonId))
            .Select(a => new Clash(ClashKind.TrainerAway, s, null, a.PersonId))).DistinctBy(c => c.Key).ToList();

    /// <summary>Whether both take up some time at once; where a time is not known nothing is claimed.</summary>
    public static bool Overlap(OccupiedTime a, OccupiedTime b) =>
        Span(a) is { } x && Span(b) is { } y && x.From < y.To && y.From < x.To;

    private static (DateTime From, DateTime To)? Span(OccupiedTime t) =>
        t.StartsAt is { } from && t.EndsAt is { } to && from != to
            ? (LocalTime.ToUtc(t.Day, from, t.TimeZone),
                LocalTime.ToUtc(SessionHours.PassesMidnight(from, to) && t.Day < DateOnly.MaxValue ? t.Day.AddDays(1) : t.Day, to, t.TimeZone))
            : null;
}

/// <summary>Local days and times of an event's zone as instants.</summary>
public static class LocalTime
{
    /// <summary>The instant in UTC. A time skipped by the change to summer time is read as an hour later.</summary>
    /// <param name="timeZone">IANA name; an unknown one is read as UTC.</param>
    public static DateTime ToUtc(DateOnly day, TimeOnly time, string timeZone)
    {
        var zone = Zone(timeZone);
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }

    /// <summary>The local day and time of an instant.</summary>
    public static DateTime FromUtc(DateTime utc, string timeZone) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone(timeZone));

    /// <summary>The local day of an instant.</summary>
    public static DateOnly Today(DateTime utc, string timeZone) => DateOnly.FromDateTime(FromUtc(utc, timeZone));

    /// <summary>Whether a day of a zone has come: today has.</summary>
    public static bool HasCome(DateOnly day, string timeZone, DateTime now) => day <= Today(now, timeZone);

    /// <summary>True where the zone is known here.</summary>
    public static bool IsZone(string? timeZone) => timeZone is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _);

    private static TimeZoneInfo Zone(string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
