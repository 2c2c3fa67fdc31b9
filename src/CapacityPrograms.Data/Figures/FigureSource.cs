using System.Globalization;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Data.Figures;

/// <summary>
/// Reads what figures are counted from, the same for every page, list, workbook and report: programmes' own events and those of
/// their projects, without cancelled ones and drafts, and presence only of days that have come.
/// </summary>
public static class FigureSource
{
    /// <summary>All programmes whose figures the actor sees; a project stands in the line of its programme where that is seen too.</summary>
    public static async Task<IReadOnlyList<ProgrammeHead>> SeenAsync(AppDbContext db, Actor actor, CancellationToken ct)
    {
        var seen = actor.IsAdministrator ? null : actor.Roles.Keys.Where(actor.SeesProgress).ToList();
        var rows = await db.Programmes.AsNoTracking().Where(p => seen == null || seen.Contains(p.Id)).OrderBy(p => p.Code).ToListAsync(ct);
        return rows.Select(p => Head(
            p, p.ParentId is { } parent && rows.Exists(r => r.Id == parent) ? parent : p.Id, actor.Coordinates(p.Id) || p.DonorSeesNames,
            actor.Coordinates(p.Id))).ToList();
    }

    /// <summary>A programme in a line, for figures of which nobody is named.</summary>
    public static ProgrammeHead Head(Programme p, int lineId, bool seesNames = false, bool seesNotes = false) => new(
        p.Id, lineId, new ProgrammeName(p.Id, p.Code, p.Name, p.Language), p.TimeZone, seesNames, seesNotes,
        new CountingShares(p.FullDayShare, p.HalfDayShare, p.CompletionShare));

    /// <summary>A programme and its projects, as far as the actor sees their figures; the programme first. None where it is not seen.</summary>
    public static async Task<IReadOnlyList<ProgrammeHead>> WithProjectsAsync(AppDbContext db, Actor actor, string code, CancellationToken ct)
    {
        var seen = await SeenAsync(db, actor, ct);
        if (seen.FirstOrDefault(p => p.Name.Code == code) is not { } programme) return [];
        var projects = await db.Programmes.VisibleTo(actor).Where(p => p.ParentId == programme.Id).Select(p => p.Id).ToListAsync(ct);
        return [programme with { LineId = programme.Id }, .. seen.Where(p => projects.Contains(p.Id)).Select(p => p with { LineId = programme.Id })];
    }

    /// <summary>Reads everything for one period.</summary>
    /// <param name="now">UTC: what lies ahead of it counts nowhere.</param>
    /// <param name="visibleTo">Only events that this actor sees; null for all of the programmes.</param>
    /// <param name="eventId">One event alone; null for all.</param>
    public static async Task<FigureData> ReadAsync(
        AppDbContext db, IReadOnlyList<ProgrammeHead> programmes, DateOnly? from, DateOnly? to, DateTime now, CancellationToken ct, Actor? visibleTo = null,
        int? eventId = null)
    {
        var ids = programmes.Select(p => p.Id).ToList();
        var seen = (visibleTo is { } actor ? db.Events.VisibleTo(actor) : db.Events).Where(e =>
            ids.Contains(e.ProgrammeId) && e.State != EventState.Draft && (eventId == null || e.Id == eventId)
            && (from == null || e.LastDay >= from) && (to == null || e.FirstDay <= to));
        var zones = new Dictionary<int, string>();
        var events = (await seen.AsNoTracking().Select(e => new
        {
            e.Id, e.ProgrammeId, e.Title, Language = e.Language ?? e.Programme!.Language, e.Kind, e.State, e.Delivery, e.FirstDay, e.LastDay, e.TimeZone,
        }).ToListAsync(ct)).ToDictionary(e => e.Id, e =>
        {
            zones[e.Id] = e.TimeZone;
            return new EventHead(
                e.Id, e.ProgrammeId, e.Title, e.Language, e.Kind, e.State, e.Delivery, e.FirstDay, e.LastDay,
                e.LastDay is not { } last || LocalTime.HasCome(last, e.TimeZone, now));
        });
        var counted = seen.Where(e => e.State != EventState.Cancelled);
        var sessions = (await counted.SelectMany(e => e.Sessions).Select(s => new { s.Id, s.EventId, s.Day, s.StartsAt, s.EndsAt }).ToListAsync(ct))
            .Select(s => new CountedSession(s.Id, s.EventId, s.Day, SessionHours.Minutes(s.StartsAt, s.EndsAt), s.StartsAt)).ToList();
        var ahead = sessions.Where(s => !LocalTime.HasCome(s.Day, zones[s.EventId], now)).Select(s => s.Id).ToHashSet();
        var marks = (await counted
            .SelectMany(e => db.AttendanceMarks.Where(m => m.EventId == e.Id))
            .Where(m => m.Value == AttendanceValue.Present || m.Value == AttendanceValue.Partial)
            .Select(m => new CountedMark(m.RegistrationId, m.SessionId, m.Value, m.Minutes))
            .ToListAsync(ct)).Where(m => !ahead.Contains(m.SessionId)).ToList();
        var heads = await RegistrationsAsync(db, counted, events, marks.Select(m => m.RegistrationId).ToHashSet(), ids, ct);
        var shares = programmes.ToDictionary(p => p.Id, p => p.Shares);
        Counting Count(DateOnly? first, DateOnly? last) => new(heads.Select(r => r.Counted), sessions, marks, e => shares[events[e].ProgrammeId], first, last);
        return new FigureData(programmes, events, heads, sessions.ToDictionary(s => s.Id, s => s.Day), Count(from, to), Count);
    }

    /// <summary>
    /// Who came, once for each event: the participations of <see cref="Counting"/>, asked of the database where nothing else is
    /// wanted of them. An unidentified line has no person.
    /// </summary>
    public static async Task<IReadOnlyList<(int ProgrammeId, int? PersonId)>> CameAsync(
        AppDbContext db, IReadOnlyCollection<int> programmes, DateTime now, CancellationToken ct)
    {
        var present = await ComeAsync(
            db,
            db.AttendanceMarks.Where(m => programmes.Contains(m.Event!.ProgrammeId) && m.Event.State != EventState.Draft
                && m.Event.State != EventState.Cancelled && (m.Value == AttendanceValue.Present || m.Value == AttendanceValue.Partial)),
            now, ct);
        return (await present.Select(m => new
        {
            m.Event!.ProgrammeId, m.EventId, PersonId = m.Registration!.Person!.CanonicalId ?? m.Registration.PersonId,
            Line = m.Registration.PersonId == null ? m.RegistrationId : 0,
        }).Distinct().ToListAsync(ct)).Select(m => (m.ProgrammeId, m.PersonId)).ToList();
    }

    /// <summary>Those of the marks whose day has come, each in its event's own time zone.</summary>
    public static async Task<IQueryable<AttendanceMark>> ComeAsync(AppDbContext db, IQueryable<AttendanceMark> marks, DateTime now, CancellationToken ct)
    {
        // No zone is a whole day away from UTC, so only sessions beside its today need to be asked for theirs.
        var (first, last) = (DateOnly.FromDateTime(now).AddDays(-1), DateOnly.FromDateTime(now).AddDays(1));
        var near = await db.Sessions.Where(s => s.Day >= first && s.Day <= last).Select(s => new { s.Id, s.Day, s.Event!.TimeZone }).ToListAsync(ct);
        var ahead = near.Where(s => !LocalTime.HasCome(s.Day, s.TimeZone, now)).Select(s => s.Id).ToList();
        return marks.Where(m => m.Session!.Day <= last && !ahead.Contains(m.SessionId));
    }

    /// <summary>
    /// The programmes' municipalities and slots, and every other place that people came for; one that stands in two roles
    /// or two programmes is one, and a town counts for its municipality.
    /// </summary>
    public static async Task<IReadOnlyList<UnitLine>> PlacesAsync(AppDbContext db, FigureData data, IReadOnlyList<Participation> all, CancellationToken ct)
    {
        var places = await ListedAsync(db, data.ProgrammeIds, ct);
        var rows = Breakdown.Of(Dimension.Place, all).Rows.ToDictionary(r => int.Parse(r.Key, CultureInfo.InvariantCulture));
        var others = rows.Keys.Where(k => k != 0 && !places.Contains(k)).Order().ToList();
        var wanted = places.Concat(others).ToList();
        var units = await db.Units.AsNoTracking().Where(u => wanted.Contains(u.Id)).Select(u => new
        {
            u.Id, u.Name, RegionId = (int?)u.Parent!.Id, Region = u.Parent.Name, u.Latitude, u.Longitude,
        }).ToDictionaryAsync(u => u.Id, ct);
        var slots = wanted.Where(w => w < 0).Select(w => -w).ToList();
        var labels = await db.ProgrammeUnits.AsNoTracking().Where(u => slots.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.SlotLabel, ct);
        return wanted
            .Select(id =>
            {
                var unit = units.GetValueOrDefault(id);
                var row = rows.GetValueOrDefault(id);
                return new UnitLine(
                    id, unit?.Name ?? labels.GetValueOrDefault(-id) ?? LocalizedText.Empty, unit?.RegionId ?? 0, unit?.Region, places.Contains(id),
                    unit?.Latitude, unit?.Longitude, row?.People ?? 0, row?.Attendances ?? 0, row?.Completers ?? 0);
            })
            .ToList();
    }

    /// <summary>Keys of <see cref="Dimension.Place"/> of the programmes' municipalities and slots, in their order, each once.</summary>
    public static async Task<IReadOnlyList<int>> ListedAsync(AppDbContext db, IReadOnlyCollection<int> programmes, CancellationToken ct) =>
        (await ListedByProgrammeAsync(db, programmes, ct)).SelectMany(p => p).Distinct().ToList();

    /// <summary>The same by programme.</summary>
    public static async Task<ILookup<int, int>> ListedByProgrammeAsync(AppDbContext db, IReadOnlyCollection<int> programmes, CancellationToken ct)
    {
        var listed = await db.ProgrammeUnits.AsNoTracking()
            .Where(u => programmes.Contains(u.ProgrammeId) && (u.Role == UnitRole.Beneficiary || u.Role == UnitRole.Partner))
            .OrderBy(u => u.Role).ThenBy(u => u.Order).ThenBy(u => u.Id).Select(u => new { u.Id, u.ProgrammeId, u.UnitId }).ToListAsync(ct);
        var municipalities = await Municipalities.ReadAsync(db, listed.Select(u => u.UnitId).OfType<int>(), ct);
        return listed.ToLookup(u => u.ProgrammeId, u => u.UnitId is { } unit ? municipalities.Of(unit) : -u.Id);
    }

    /// <summary>Statements of how many municipalities take part, as beneficiaries and as partners.</summary>
    public static IQueryable<SourceStatement> UnitsStated(AppDbContext db, IReadOnlyCollection<int> programmes) =>
        db.SourceStatements.Where(s => programmes.Contains(s.ProgrammeId) && s.Quantity != null
            && (s.ComparedWith == ComparedWith.Beneficiaries || s.ComparedWith == ComparedWith.Partners));

    /// <summary>
    /// How many municipalities sources state: beneficiaries, and partners beside them. Of several statements of one the largest
    /// counts, and what a programme states itself goes before what its projects do. Null where nothing is stated.
    /// </summary>
    /// <param name="programmes">The programme first, then its projects.</param>
    public static int? StatedUnits(IEnumerable<SourceStatement> statements, IReadOnlyList<int> programmes)
    {
        var own = statements.Where(s => s.Quantity is not null && s.ComparedWith is ComparedWith.Beneficiaries or ComparedWith.Partners).ToList();
        int? Largest(ComparedWith with) => own.Where(s => s.ComparedWith == with && s.ProgrammeId == programmes[0]).Max(s => s.Quantity)
            ?? own.Where(s => s.ComparedWith == with && programmes.Contains(s.ProgrammeId)).Max(s => s.Quantity);
        var (beneficiaries, partners) = (Largest(ComparedWith.Beneficiaries), Largest(ComparedWith.Partners));
        return beneficiaries is null ? partners : beneficiaries + (partners ?? 0);
    }

    /// <summary>How many municipalities are stated, listed, reached, covered.</summary>
    public static async Task<UnitCounts> UnitCountsAsync(AppDbContext db, IReadOnlyList<int> ids, IReadOnlyList<UnitLine> places, CancellationToken ct) =>
        UnitCounts.Of(StatedUnits(await UnitsStated(db, ids).AsNoTracking().ToListAsync(ct), ids), places);

    /// <summary>A line for each trained group and each that somebody stands in, and one for people of none.</summary>
    public static async Task<IReadOnlyList<GroupLine>> GroupsAsync(AppDbContext db, FigureData data, CancellationToken ct)
    {
        var ids = data.ProgrammeIds;
        var groups = await db.TargetGroups.AsNoTracking().Where(g => ids.Contains(g.ProgrammeId)).OrderBy(g => g.ProgrammeId).ThenBy(g => g.Order)
            .Select(g => new
            {
                g.Id, g.Name, g.Kind, g.StatedQuantity, g.StatedUnit, Specialisms = g.Specialisms.OrderBy(s => s.Order).Select(s => s.Name).ToList(),
            })
            .ToListAsync(ct);
        var named = data.Named(new ProgressFilter()).ToLookup(r => r.Counted.TargetGroupId ?? 0);
        var came = data.Counting.Participations.ToLookup(p => p.Registration.TargetGroupId ?? 0);
        // Final beneficiaries are not trained; where somebody came as one of them all the same, their line must not be missing.
        var lines = groups.Where(g => g.Kind == TargetGroupKind.Trainee || named.Contains(g.Id) || came.Contains(g.Id))
            .Select(g => Line(g.Id, g.Name, g.Specialisms, g.StatedQuantity, g.StatedUnit)).ToList();
        if (named.Contains(0) || came.Contains(0)) lines.Add(Line(0, LocalizedText.Empty, [], null, null));
        return lines;

        GroupLine Line(int id, LocalizedText name, IReadOnlyList<LocalizedText> specialisms, int? stated, StatedUnit? unit) => new(
            id, name, specialisms, stated, unit, named[id].Select(r => r.Counted.PersonId).Distinct().Count(),
            named[id].Where(r => r.IsRegistered).Select(r => r.Counted.PersonId).Distinct().Count(), Counting.People(came[id]), came[id].Count(),
            Counting.Days(came[id]));
    }

    private static async Task<List<RegistrationHead>> RegistrationsAsync(
        AppDbContext db, IQueryable<LearningEvent> counted, Dictionary<int, EventHead> events, HashSet<int> present, List<int> ids, CancellationToken ct)
    {
        var registrations = await counted
            .SelectMany(e => e.Registrations)
            .Select(r => new
            {
                r.Id, r.EventId, PersonId = r.Person!.CanonicalId ?? r.PersonId, r.TargetGroupId, r.ProgrammeUnitId,
                UnitId = r.UnitId ?? r.ProgrammeUnit!.UnitId,
                Sex = r.Person.Canonical != null ? r.Person.Canonical.Sex : (Sex?)r.Person.Sex, r.PositionGroup,
                BirthYear = r.Person.Canonical != null ? r.Person.Canonical.BirthYear : r.Person.BirthYear,
                Disability = r.Person.Canonical != null ? r.Person.Canonical.Disability : (Disability?)r.Person.Disability,
                r.SpecialismId, r.State,
            })
            .ToListAsync(ct);
        // Units by their number: asked which of them the registrations name, a database would look at everybody's registrations.
        var municipalities = await Municipalities.ReadAsync(db, registrations.Select(r => r.UnitId).OfType<int>(), ct);
        var cohorts = await db.ProgrammeUnits.Where(u => ids.Contains(u.ProgrammeId) && u.Cohort != null)
            .Select(u => new { u.Id, u.Cohort }).ToDictionaryAsync(u => u.Id, u => u.Cohort, ct);
        return registrations
            .Select(r => new RegistrationHead(
                new CountedRegistration(
                    r.Id, r.EventId, r.PersonId, r.TargetGroupId, r.UnitId is { } unit ? municipalities.Of(unit) : -(r.ProgrammeUnitId ?? 0),
                    r.UnitId is { } in_ ? municipalities.RegionOf(in_) : 0, r.Sex ?? Sex.NotStated, r.PositionGroup, r.BirthYear,
                    r.Disability ?? Disability.NotStated, r.SpecialismId, cohorts.GetValueOrDefault(r.ProgrammeUnitId ?? 0), events[r.EventId].Delivery),
                r.PersonId is not null && (r.State is not (RegistrationState.Declined or RegistrationState.Cancelled) || present.Contains(r.Id)),
                r.PersonId is not null && RegistrationStates.OccupiesPlace(r.State)))
            .ToList();
    }
}
