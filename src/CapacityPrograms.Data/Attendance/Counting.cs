using CapacityPrograms.Data.People;

namespace CapacityPrograms.Data.Attendance;

/// <summary>A registration as it counts: the snapshot of its event, never today's affiliation.</summary>
/// <param name="PersonId">The person after merges; null for an unidentified line.</param>
public sealed record CountedRegistration(int Id, int EventId, int? PersonId, int? TargetGroupId, int? ProgrammeUnitId, int? UnitId, Sex Sex);

/// <summary>A session as it counts.</summary>
public sealed record CountedSession(int Id, int EventId, DateOnly Day, int? Minutes);

/// <summary>A mark as it counts.</summary>
public sealed record CountedMark(int RegistrationId, int SessionId, AttendanceValue Value, int? Minutes);

/// <summary>What one registration came to.</summary>
/// <param name="FirstDay">First day in the room; a participation stands in its month, so that months add up to the total.</param>
/// <param name="Sessions">Sessions in which the person was in the room.</param>
/// <param name="TimesUnknown">True where person-days rest on sessions without times.</param>
public sealed record Participation(CountedRegistration Registration, DateOnly FirstDay, int Sessions, decimal PersonDays, bool TimesUnknown);

/// <summary>
/// Counts attendance. A participation is person × event with at least one present or partial mark (Sahana, USAID);
/// a person counts once however often they came (PEPFAR); an unidentified line is a participation and no person.
/// </summary>
public sealed class Counting
{
    /// <summary>Counts registrations of events that count, over the sessions of a period.</summary>
    /// <param name="shares">Thresholds of the person-day of the programme that owns an event, by event.</param>
    public Counting(
        IEnumerable<CountedRegistration> registrations, IEnumerable<CountedSession> sessions, IEnumerable<CountedMark> marks, Func<int, (decimal Full, decimal Half)> shares)
    {
        var byEvent = sessions.GroupBy(s => s.EventId).ToDictionary(g => g.Key, g => g.GroupBy(s => s.Day).ToList());
        var byCell = marks.ToLookup(m => m.RegistrationId);
        Participations = registrations.Select(r => Of(r, byEvent.GetValueOrDefault(r.EventId) ?? [], byCell[r.Id].ToDictionary(m => m.SessionId), shares(r.EventId)))
            .OfType<Participation>().ToList();
    }

    /// <summary>Registrations with at least one present or partial mark in the period.</summary>
    public IReadOnlyList<Participation> Participations { get; }

    /// <summary>Distinct people among participations.</summary>
    public static int People(IEnumerable<Participation> participations) => participations.Select(p => p.Registration.PersonId).OfType<int>().Distinct().Count();

    /// <summary>Sum of person-days.</summary>
    public static decimal Days(IEnumerable<Participation> participations) => participations.Sum(p => p.PersonDays);

    private static Participation? Of(CountedRegistration r, IReadOnlyList<IGrouping<DateOnly, CountedSession>> days, Dictionary<int, CountedMark> marks, (decimal Full, decimal Half) shares)
    {
        var (sessions, total, unknown, first) = (0, 0m, false, DateOnly.MaxValue);
        foreach (var day in days)
        {
            var cells = day.Select(s => marks.TryGetValue(s.Id, out var m) ? new SessionAttendance(s.Minutes, m.Value, m.Minutes) : new SessionAttendance(s.Minutes, AttendanceValue.Cleared)).ToList();
            var present = cells.Count(c => PersonDays.IsPresent(c.Value));
            if (present == 0) continue;
            sessions += present;
            if (day.Key < first) first = day.Key;
            var counted = PersonDays.Of(cells, shares.Full, shares.Half);
            total += counted.Value;
            unknown |= counted.TimesUnknown;
        }
        return sessions == 0 ? null : new Participation(r, first, sessions, total, unknown);
    }
}
