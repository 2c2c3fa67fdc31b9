using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>Reads what figures are counted from: programmes' own events and those of their projects, without cancelled ones and drafts.</summary>
internal static class CountingSource
{
    /// <summary>A programme and its projects, as far as the actor sees their figures; the programme first.</summary>
    /// <exception cref="MissingException">No such programme whose figures the actor sees.</exception>
    public static async Task<IReadOnlyList<ProgrammeHead>> ProgrammesAsync(AppDbContext db, Actor actor, string code, CancellationToken ct)
    {
        var seen = await SeenAsync(db, actor, ct);
        var programme = seen.FirstOrDefault(p => p.Name.Code == code) ?? throw new MissingException();
        var children = await db.Programmes.VisibleTo(actor).Where(p => p.ParentId == programme.Id).Select(p => p.Id).ToListAsync(ct);
        return [programme with { LineId = programme.Id }, .. seen.Where(p => children.Contains(p.Id)).Select(p => p with { LineId = programme.Id })];
    }

    /// <summary>All programmes whose figures the actor sees; a project stands in the line of its programme where that is seen too.</summary>
    public static async Task<IReadOnlyList<ProgrammeHead>> SeenAsync(AppDbContext db, Actor actor, CancellationToken ct)
    {
        var rows = (
            await db
                .Programmes.VisibleTo(actor)
                .AsNoTracking()
                .OrderBy(p => p.Code)
                .Select(p => new
                {
                    p.Id, p.ParentId, p.Code, p.Name, p.Language, p.TimeZone, p.DonorSeesNames, p.FullDayShare, p.HalfDayShare, p.CompletionShare,
                })
                .ToListAsync(ct)
        ).Where(p => actor.SeesProgress(p.Id)).ToList();
        return rows.Select(p => new ProgrammeHead(
            p.Id, p.ParentId is { } parent && rows.Any(r => r.Id == parent) ? parent : p.Id, new ProgrammeName(p.Id, p.Code, p.Name, p.Language), p.TimeZone,
            actor.Coordinates(p.Id) || p.DonorSeesNames, new CountingShares(p.FullDayShare, p.HalfDayShare, p.CompletionShare))).ToList();
    }

    /// <summary>Reads everything for one period.</summary>
    public static async Task<ProgressData> ReadAsync(
        AppDbContext db, IReadOnlyList<ProgrammeHead> programmes, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var ids = programmes.Select(p => p.Id).ToList();
        var events = await db
            .Events.AsNoTracking()
            .Where(e =>
                ids.Contains(e.ProgrammeId) && e.State != EventState.Draft && (from == null || e.LastDay >= from) && (to == null || e.FirstDay <= to))
            .Select(e => new EventHead(
                e.Id, e.ProgrammeId, e.Title, e.Language ?? e.Programme!.Language, e.Kind, e.State, e.Delivery, e.FirstDay, e.LastDay))
            .ToDictionaryAsync(e => e.Id, ct);
        var counted = db.Events.Where(e =>
            ids.Contains(e.ProgrammeId)
            && e.State != EventState.Draft
            && e.State != EventState.Cancelled
            && (from == null || e.LastDay >= from)
            && (to == null || e.FirstDay <= to));
        var sessions = (
            await counted
                .SelectMany(e => e.Sessions)
                .Select(s => new
                {
                    s.Id, s.EventId, s.Day, s.StartsAt, s.EndsAt,
                })
                .ToListAsync(ct)
        ).Select(s => new CountedSession(s.Id, s.EventId, s.Day, s is { StartsAt: { } a, EndsAt: { } b } && b > a ? (int)(b - a).TotalMinutes : null)).ToList();
        var registrations = (
            await counted
                .SelectMany(e => e.Registrations)
                .Select(r => new
                {
                    r.Id, r.EventId, PersonId = r.Person!.CanonicalId ?? r.PersonId, r.TargetGroupId, r.ProgrammeUnitId,
                    UnitId = r.UnitId ?? r.ProgrammeUnit!.UnitId,
                    Sex = r.Person.Canonical != null ? r.Person.Canonical.Sex : (Data.People.Sex?)r.Person.Sex, r.PositionGroup,
                    BirthYear = r.Person.Canonical != null ? r.Person.Canonical.BirthYear : r.Person.BirthYear,
                    Disability = r.Person.Canonical != null ? r.Person.Canonical.Disability : (Data.People.Disability?)r.Person.Disability,
                    r.SpecialismId, r.State,
                })
                .ToListAsync(ct));
        // Units by their number: asked which of them the registrations name, a database would look at everybody's registrations.
        var units = registrations.Select(r => r.UnitId).OfType<int>().Distinct().ToList();
        var regions = await db.Units.Where(u => u.ParentId != null && units.Contains(u.Id))
            // A settlement lies in a municipality; the region of both is what the municipality lies in.
            .Select(u => new
            {
                u.Id, RegionId = u.Parent!.Kind == UnitKind.Municipality || u.Parent.Kind == UnitKind.City ? u.Parent.ParentId : u.ParentId,
            })
            .ToDictionaryAsync(u => u.Id, u => u.RegionId ?? 0, ct);
        var cohorts = await db
            .ProgrammeUnits.Where(u => ids.Contains(u.ProgrammeId) && u.Cohort != null)
            .Select(u => new { u.Id, u.Cohort })
            .ToDictionaryAsync(u => u.Id, u => u.Cohort, ct);
        var heads = registrations
            .Select(r => new RegistrationHead(
                new CountedRegistration(
                    r.Id, r.EventId, r.PersonId, r.TargetGroupId, r.UnitId ?? -(r.ProgrammeUnitId ?? 0), regions.GetValueOrDefault(r.UnitId ?? 0),
                    r.Sex ?? Data.People.Sex.NotStated, r.PositionGroup, r.BirthYear, r.Disability ?? Data.People.Disability.NotStated,
                    r.SpecialismId, cohorts.GetValueOrDefault(r.ProgrammeUnitId ?? 0), events[r.EventId].Delivery),
                r.PersonId is not null && r.State is not (RegistrationState.Declined or RegistrationState.Cancelled),
                r.PersonId is not null && RegistrationStates.OccupiesPlace(r.State)))
            .ToList();
        var marks = await counted
            .SelectMany(e => db.AttendanceMarks.Where(m => m.EventId == e.Id))
            .Where(m => m.Value == AttendanceValue.Present || m.Value == AttendanceValue.Partial)
            .Select(m => new CountedMark(m.RegistrationId, m.SessionId, m.Value, m.Minutes))
            .ToListAsync(ct);
        var shares = programmes.ToDictionary(p => p.Id, p => p.Shares);
        Counting Count(DateOnly? first, DateOnly? last) => new(heads.Select(r => r.Counted), sessions, marks, e => shares[events[e].ProgrammeId], first, last);
        return new ProgressData(programmes, events, heads, Count(from, to), Count);
    }

    /// <summary>
    /// The programmes' municipalities and slots, and every other place that people came for; one that stands in two roles
    /// or two programmes is one.
    /// </summary>
    public static async Task<IReadOnlyList<UnitLine>> PlacesAsync(AppDbContext db, ProgressData data, IReadOnlyList<Participation> all, CancellationToken ct)
    {
        var ids = data.ProgrammeIds;
        var listed = await db
            .ProgrammeUnits.AsNoTracking()
            .Where(u => ids.Contains(u.ProgrammeId) && (u.Role == UnitRole.Beneficiary || u.Role == UnitRole.Partner))
            .OrderBy(u => u.Role)
            .ThenBy(u => u.Order)
            .Select(u => new
            {
                u.Id, u.UnitId, u.SlotLabel,
            })
            .ToListAsync(ct);
        var rows = Breakdown.Of(Dimension.Place, all).Rows.ToDictionary(r => int.Parse(r.Key, System.Globalization.CultureInfo.InvariantCulture));
        var places = listed.Select(u => u.UnitId ?? -u.Id).Distinct().ToList();
        var others = rows.Keys.Where(k => k != 0 && !places.Contains(k)).Order().ToList();
        var wanted = places.Concat(others).ToList();
        var units = await db
            .Units.AsNoTracking()
            .Where(u => wanted.Contains(u.Id))
            .Select(u => new
            {
                u.Id, u.Name, Region = u.Parent!.Kind == UnitKind.Municipality || u.Parent.Kind == UnitKind.City ? u.Parent.Parent : u.Parent,
                u.Latitude, u.Longitude,
            })
            .Select(u => new
            {
                u.Id, u.Name, RegionId = (int?)u.Region!.Id, Region = u.Region.Name, u.Latitude, u.Longitude,
            })
            .ToDictionaryAsync(u => u.Id, ct);
        var slots = wanted.Where(w => w < 0).Select(w => -w).ToList();
        var labels = await db
            .ProgrammeUnits.AsNoTracking()
            .Where(u => slots.Contains(u.Id))
            .Select(u => new { u.Id, u.SlotLabel })
            .ToDictionaryAsync(u => u.Id, u => u.SlotLabel, ct);
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

    /// <summary>How many municipalities are stated, listed, reached, covered.</summary>
    public static async Task<UnitCounts> UnitCountsAsync(AppDbContext db, IReadOnlyList<int> ids, IReadOnlyList<UnitLine> places, CancellationToken ct)
    {
        var stated = await db
            .SourceStatements.AsNoTracking()
            .Where(s => ids.Contains(s.ProgrammeId) && s.Quantity != null && s.ComparedWith == ComparedWith.Beneficiaries)
            .OrderBy(s => s.Order)
            .Select(s => s.Quantity)
            .FirstOrDefaultAsync(ct);
        var named = places.Where(p => p is { IsListed: true, IsNamed: true }).ToList();
        return new UnitCounts(
            stated, named.Count, named.Count(p => p.Attendances > 0), named.Count(p => p.Completers > 0),
            places.Count(p => p is { IsNamed: false, Attendances: > 0 }));
    }

    /// <summary>Events by what became of them; held ones without any mark of presence are counted apart.</summary>
    public static EventCounts EventCounts(ProgressData data) => new(
        data.Events.Values.Count(e => IsHeld(e)), data.Events.Values.Count(e => e.State is EventState.Planned or EventState.Confirmed),
        data.Events.Values.Count(e => e.State is EventState.Cancelled), Unmarked(data).Count());

    /// <summary>Events that took place.</summary>
    public static bool IsHeld(EventHead e) => e.State is EventState.Held or EventState.Closed;

    /// <summary>Events that took place and of which nobody's presence is recorded.</summary>
    public static IEnumerable<EventHead> Unmarked(ProgressData data)
    {
        var marked = data.Counting.Participations.Select(p => p.Registration.EventId).ToHashSet();
        return data.Events.Values.Where(e => IsHeld(e) && !marked.Contains(e.Id));
    }

    /// <summary>What lists show of registrations, read only for those that are listed.</summary>
    public static async Task<IReadOnlyDictionary<int, RegistrationWords>> WordsAsync(AppDbContext db, ProgressData data, CancellationToken ct)
    {
        var ids = data.ProgrammeIds;
        var named = data.Programmes.Where(p => p.SeesNames).Select(p => p.Id).ToList();
        // Whose data is only kept is counted and not named: figures leave the house with their lists.
        return (
            await db
                .Registrations.AsNoTracking()
                .Where(r => ids.Contains(r.Event!.ProgrammeId) && r.Event.State != EventState.Draft && r.Event.State != EventState.Cancelled)
                .Select(r => new
                {
                    r.Id, r.UnidentifiedNote,
                    GivenName = !named.Contains(r.Event!.ProgrammeId) || r.Person!.RestrictedAt != null ? null
                    : r.Person!.Canonical != null ? r.Person.Canonical.GivenName
                    : r.Person.GivenName,
                    FamilyName = !named.Contains(r.Event.ProgrammeId) || r.Person!.RestrictedAt != null ? null
                    : r.Person!.Canonical != null ? r.Person.Canonical.FamilyName
                    : r.Person.FamilyName, NameLanguage = r.Person!.Canonical != null ? r.Person.Canonical.NameLanguage : r.Person.NameLanguage,
                    r.Event.Programme!.Language, Organisation = r.Organisation!.Name, Unit = r.Unit!.Name, Listed = r.ProgrammeUnit!.Unit!.Name,
                    r.ProgrammeUnit.SlotLabel, Group = r.TargetGroup!.Name,
                })
                .ToListAsync(ct)
        ).ToDictionary(
            r => r.Id,
            r => new RegistrationWords(
                r.FamilyName is null ? null : PersonLabel.Of(r.GivenName, r.FamilyName), r.NameLanguage ?? r.Language, r.UnidentifiedNote,
                r.Organisation ?? r.Unit ?? r.Listed ?? r.SlotLabel, r.Group));
    }
}
