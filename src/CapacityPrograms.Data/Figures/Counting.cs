using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;

namespace CapacityPrograms.Data.Figures;

/// <summary>A registration as it counts: the snapshot of its event, never today's affiliation.</summary>
/// <param name="PersonId">The person after merges; null for an unidentified line.</param>
/// <param name="UnitId">Id of the unit; negative: of the programme's slot that has no name yet; 0: not stated.</param>
/// <param name="RegionId">Id of the unit's upper unit; 0: not stated.</param>
/// <param name="Cohort">Those units of the programme that entered together with the person's; null: not stated.</param>
/// <param name="Delivery">How the event was held.</param>
public sealed record CountedRegistration(
    int Id, int EventId, int? PersonId, int? TargetGroupId, int UnitId, int RegionId, Sex Sex, PositionGroup Position = PositionGroup.NotStated,
    int? BirthYear = null, Disability Disability = Disability.NotStated, int? SpecialismId = null, string? Cohort = null,
    Delivery Delivery = Delivery.InMunicipality);

/// <summary>A session as it counts.</summary>
/// <param name="StartsAt">When it begins; what is held at the same time counts once.</param>
public sealed record CountedSession(int Id, int EventId, DateOnly Day, int? Minutes, TimeOnly? StartsAt = null)
{
    /// <summary>The session with what is recorded for somebody in it.</summary>
    public SessionAttendance With(AttendanceValue value, int? attended) =>
        new(Minutes, value, attended, StartsAt is { } at ? (Day.DayNumber * 1440) + (at.Hour * 60) + at.Minute : null);
}

/// <summary>A mark as it counts.</summary>
public sealed record CountedMark(int RegistrationId, int SessionId, AttendanceValue Value, int? Minutes);

/// <summary>What one registration came to.</summary>
/// <param name="FirstDay">First day in the room; a participation stands in its month, so that months add up to the total.</param>
/// <param name="SessionIds">Sessions in which the person was in the room.</param>
/// <param name="Minutes">Minutes in the room, of sessions whose times are known.</param>
/// <param name="TimesUnknown">True where person-days rest on sessions without times.</param>
/// <param name="Share">Attended share of the whole event's time, whatever period is looked at; see <see cref="Attendance.PersonDays.Share"/>.</param>
/// <param name="Completed">True where that share reaches the programme's.</param>
public sealed record Participation(
    CountedRegistration Registration, DateOnly FirstDay, IReadOnlyList<int> SessionIds, decimal PersonDays, int Minutes, bool TimesUnknown,
    decimal Share, bool Completed)
{
    /// <summary>Number of sessions in which the person was in the room.</summary>
    public int Sessions => SessionIds.Count;
}

/// <summary>The shares of scheduled time that a programme counts by; see <see cref="PersonDays"/>.</summary>
public sealed record CountingShares(decimal FullDay, decimal HalfDay, decimal Completion);

/// <summary>
/// Counts attendance. A participation is person × event with at least one present or partial mark (Sahana, USAID);
/// a person counts once however often they came (PEPFAR); an unidentified line is a participation and no person.
/// Two lines of one event that a merge made one person's are one participation, with what the first of them says and the
/// better mark of each session.
/// </summary>
public sealed class Counting
{
    /// <summary>Counts registrations of events that count.</summary>
    /// <param name="sessions">All sessions of the events: completion is measured against the whole event.</param>
    /// <param name="shares">Shares of the programme that owns an event, by event.</param>
    /// <param name="from">First day that counts; null for no bound.</param>
    /// <param name="to">Last day that counts; null for no bound.</param>
    public Counting(
        IEnumerable<CountedRegistration> registrations, IEnumerable<CountedSession> sessions, IEnumerable<CountedMark> marks,
        Func<int, CountingShares> shares, DateOnly? from = null, DateOnly? to = null)
    {
        var byEvent = sessions.GroupBy(s => s.EventId).ToDictionary(g => g.Key, g => g.GroupBy(s => s.Day).ToList());
        var byRegistration = marks.ToLookup(m => m.RegistrationId);
        Participations = registrations
            .Where(r => byRegistration.Contains(r.Id))
            .GroupBy(r => (r.EventId, r.PersonId, Line: r.PersonId is null ? r.Id : 0))
            .Select(lines =>
                Of(
                    lines.MinBy(r => r.Id)!, byEvent.GetValueOrDefault(lines.Key.EventId) ?? [], Best(lines.SelectMany(r => byRegistration[r.Id])),
                    shares(lines.Key.EventId),
                    day => (from is null || day >= from) && (to is null || day <= to)))
            .OfType<Participation>()
            .ToList();
    }

    private Counting(IEnumerable<Participation> some) => Participations = some.ToList();

    /// <summary>Some of the participations, counted in the same way.</summary>
    public Counting Where(Func<Participation, bool> some) => new(Participations.Where(some));

    /// <summary>Registrations with at least one present or partial mark in the period.</summary>
    public IReadOnlyList<Participation> Participations { get; }

    /// <summary>Distinct people among participations.</summary>
    public static int People(IEnumerable<Participation> participations) => participations.Select(p => p.Registration.PersonId).OfType<int>().Distinct().Count();

    /// <summary>Sum of person-days.</summary>
    public static decimal Days(IEnumerable<Participation> participations) => participations.Sum(p => p.PersonDays);

    /// <summary>One mark of each session: the better one where two lines are one person's.</summary>
    public static Dictionary<int, CountedMark> Best(IEnumerable<CountedMark> marks)
    {
        var best = new Dictionary<int, CountedMark>();
        foreach (var mark in marks)
        {
            if (!best.TryGetValue(mark.SessionId, out var other) || Rank(mark).CompareTo(Rank(other)) > 0) best[mark.SessionId] = mark;
        }
        return best;
    }

    // Present, then partial with the more minutes, then whatever says that somebody was not there.
    private static (int Value, int Minutes) Rank(CountedMark mark) =>
        (
            mark.Value switch
            {
                AttendanceValue.Present => 2,
                AttendanceValue.Partial => 1,
                _ => 0,
            },
            mark.Minutes ?? 0);

    private static Participation? Of(
        CountedRegistration r, List<IGrouping<DateOnly, CountedSession>> days, Dictionary<int, CountedMark> marks, CountingShares shares,
        Func<DateOnly, bool> counts)
    {
        var (sessions, total, minutes, unknown, first) = (new List<int>(), 0m, 0, false, DateOnly.MaxValue);
        var whole = new List<SessionAttendance>();
        foreach (var day in days)
        {
            var cells = day.Select(s =>
                    marks.TryGetValue(s.Id, out var m)
                        ? s.With(m.Value, m.Minutes)
                        : s.With(AttendanceValue.Cleared, null))
                .ToList();
            whole.AddRange(cells);
            var present = day.Where((_, i) => PersonDays.IsPresent(cells[i].Value)).Select(s => s.Id).ToList();
            if (present.Count == 0 || !counts(day.Key)) continue;
            sessions.AddRange(present);
            minutes += PersonDays.Attended(cells);
            if (day.Key < first) first = day.Key;
            var counted = PersonDays.Of(cells, shares.FullDay, shares.HalfDay);
            total += counted.Value;
            unknown |= counted.TimesUnknown;
        }
        if (sessions.Count == 0) return null;
        var share = PersonDays.Share(whole);
        return new Participation(r, first, sessions, total, minutes, unknown, share, share >= shares.Completion);
    }
}
