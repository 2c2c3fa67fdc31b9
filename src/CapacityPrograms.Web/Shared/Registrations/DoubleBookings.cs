using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>Somebody who stands on the lists of two events that are held at the same time.</summary>
/// <param name="RegistrationId">Their line in the event that was asked about; 0 for somebody who is to come to it.</param>
/// <param name="OtherId">The other event; null where the actor does not see it, and then its title and hours are not told either.</param>
public sealed record DoubleBooking(
    int EventId, int RegistrationId, string Name, string Lang, DateOnly Day, int? OtherId, LocalizedText OtherTitle, string OtherLanguage, string Hours);

/// <summary>
/// Finds people who cannot be where they are expected: somebody is expected in a session, or was there, unless a mark says that
/// they were not or a substitute sits in their place. It is no fault that keeps anybody from being registered, and is said.
/// </summary>
public static class DoubleBookings
{
    private sealed record Attended(int EventId, int RegistrationId, int PersonId, OccupiedTime Time);

    /// <summary>Those of some events.</summary>
    public static async Task<IReadOnlyList<DoubleBooking>> OfAsync(AppDbContext db, Actor actor, IReadOnlyCollection<int> eventIds, CancellationToken ct)
    {
        var days = await db.Events.Where(e => eventIds.Contains(e.Id) && e.FirstDay != null).Select(e => new { e.FirstDay, e.LastDay }).ToListAsync(ct);
        if (days.Count == 0) return [];
        // One more day on each side: another zone's evening may be this zone's next morning.
        var (first, last) = (days.Min(d => d.FirstDay!.Value).AddDays(-1), days.Max(d => d.LastDay!.Value).AddDays(1));
        // Few stand on two lists of one time; only their sessions are compared.
        var people = (await db.Registrations
            .Where(r => r.PersonId != null && r.Event!.LastDay >= first && r.Event.FirstDay <= last && r.Event.State != EventState.Cancelled)
            .Select(r => new { r.EventId, PersonId = r.Person!.CanonicalId ?? r.PersonId!.Value }).ToListAsync(ct))
            .GroupBy(r => r.PersonId).Where(g => g.Any(r => eventIds.Contains(r.EventId)) && g.Select(r => r.EventId).Distinct().Count() > 1)
            .Select(g => g.Key).ToList();
        if (people.Count == 0) return [];
        var mine = await TimesAsync(
            db,
            db.Registrations.Where(r => eventIds.Contains(r.EventId)
                && (people.Contains(r.PersonId ?? 0) || people.Contains(r.Person!.CanonicalId ?? 0))),
            null, null, ct);
        return await CompareAsync(db, actor, mine, ct);
    }

    /// <summary>Those that there would be if somebody came to an event.</summary>
    public static async Task<IReadOnlyList<DoubleBooking>> IfAsync(AppDbContext db, Actor actor, int eventId, int personId, CancellationToken ct)
    {
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.EventId == eventId)
            .Select(s => new { s.Id, s.Day, s.StartsAt, s.EndsAt, s.Event!.TimeZone }).ToListAsync(ct);
        // Where somebody else's people are is not to be had by a number.
        if (await db.PeopleFoundBy(actor).Where(p => p.Id == personId || db.People.Any(m => m.Id == personId && m.CanonicalId == p.Id))
            .Select(p => (int?)p.Id).SingleOrDefaultAsync(ct) is not { } person) return [];
        return await CompareAsync(
            db, actor,
            sessions.Select(s => new Attended(eventId, 0, person, new OccupiedTime(eventId, s.Id, s.Day, s.StartsAt, s.EndsAt, s.TimeZone, null, []))).ToList(),
            ct);
    }

    private static async Task<IReadOnlyList<DoubleBooking>> CompareAsync(AppDbContext db, Actor actor, List<Attended> mine, CancellationToken ct)
    {
        if (mine.Count == 0) return [];
        var people = mine.Select(m => m.PersonId).Distinct().ToList();
        var (first, last) = (mine.Min(m => m.Time.Day).AddDays(-1), mine.Max(m => m.Time.Day).AddDays(1));
        var others = (await TimesAsync(
            db,
            db.Registrations.Where(r => r.Event!.LastDay >= first && r.Event.FirstDay <= last
                && (people.Contains(r.PersonId ?? 0) || people.Contains(r.Person!.CanonicalId ?? 0))),
            first, last, ct)).ToLookup(o => o.PersonId);
        var pairs = mine
            .SelectMany(m => others[m.PersonId].Where(o => o.EventId != m.EventId && Clashes.Overlap(m.Time, o.Time)).Select(o => (Mine: m, Other: o)))
            .DistinctBy(p => (p.Mine.EventId, p.Mine.PersonId, p.Mine.Time.Day, p.Other.EventId)).ToList();
        if (pairs.Count == 0) return [];
        var found = pairs.Select(p => p.Mine.PersonId).Distinct().ToList();
        var names = await db.People.AsNoTracking().Where(p => found.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => (Name: PersonLabel.Of(p.GivenName, p.FamilyName), Lang: p.NameLanguage ?? ""), ct);
        var ids = pairs.Select(p => p.Other.EventId).Distinct().ToList();
        var seen = await db.Events.VisibleTo(actor).AsNoTracking().Where(e => ids.Contains(e.Id))
            .Select(e => new { e.Id, e.Title, Language = e.Language ?? e.Programme!.Language }).ToDictionaryAsync(e => e.Id, ct);
        return pairs.OrderBy(p => p.Mine.Time.Day).ThenBy(p => p.Mine.RegistrationId).Select(p =>
        {
            var (name, lang) = names[p.Mine.PersonId];
            var other = seen.GetValueOrDefault(p.Other.EventId);
            return new DoubleBooking(
                p.Mine.EventId, p.Mine.RegistrationId, name, lang, p.Mine.Time.Day, other?.Id, other?.Title ?? LocalizedText.Empty, other?.Language ?? "",
                other is null ? "" : $"{p.Other.Time.StartsAt!.Value.Clock()}–{p.Other.Time.EndsAt!.Value.Clock()}");
        }).ToList();
    }

    // Where people are expected or were, session by session.
    private static async Task<List<Attended>> TimesAsync(
        AppDbContext db, IQueryable<Registration> registrations, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var rows = await registrations.AsNoTracking()
            .Where(r => r.PersonId != null && r.Event!.State != EventState.Cancelled && r.Event.State != EventState.Draft)
            .SelectMany(r => r.Event!.Sessions, (r, s) => new { Line = r, Session = s })
            .Where(x => x.Session.StartsAt != null && x.Session.EndsAt != null
                && (from == null || x.Session.Day >= from) && (to == null || x.Session.Day <= to))
            .Select(x => new
            {
                x.Line.Id, x.Line.EventId, x.Line.State, x.Line.SubstitutesId, PersonId = x.Line.Person!.CanonicalId ?? x.Line.PersonId!.Value,
                SessionId = x.Session.Id, x.Session.Day, x.Session.StartsAt, x.Session.EndsAt, x.Line.Event!.TimeZone,
                Mark = db.AttendanceMarks.Where(m => m.RegistrationId == x.Line.Id && m.SessionId == x.Session.Id)
                    .Select(m => (AttendanceValue?)m.Value).FirstOrDefault(),
                Sits = db.SeatOccupancies.Any(o => o.RegistrationId == x.Line.Id && o.SessionId == x.Session.Id),
                IsReplaced = db.SeatOccupancies.Any(o => o.SessionId == x.Session.Id && o.Registration!.SubstitutesId == x.Line.Id),
            })
            .ToListAsync(ct);
        return rows
            .Where(r => r.Mark is { } mark and not AttendanceValue.Cleared
                ? mark is AttendanceValue.Present or AttendanceValue.Partial
                : RegistrationStates.OnSheet(r.State) && !r.IsReplaced && (r.SubstitutesId is null || r.Sits))
            .Select(r => new Attended(
                r.EventId, r.Id, r.PersonId, new OccupiedTime(r.EventId, r.SessionId, r.Day, r.StartsAt, r.EndsAt, r.TimeZone, null, [])))
            .ToList();
    }
}
