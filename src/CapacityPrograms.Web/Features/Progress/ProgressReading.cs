using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Schedule;
using CapacityPrograms.Web.Shared.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>Reads what figures are counted from: a programme's own events and those of its projects, without cancelled ones and drafts.</summary>
internal static class ProgressReading
{
    /// <summary>The programme and its projects, as far as the actor sees their figures.</summary>
    public static async Task<(Programme Programme, IReadOnlyList<int> Ids)> ProgrammesAsync(AppDbContext db, Actor actor, string code, CancellationToken ct)
    {
        var programme = await db.Programmes.VisibleTo(actor).AsNoTracking().SingleOrDefaultAsync(p => p.Code == code, ct) ?? throw new MissingException();
        if (!actor.SeesProgress(programme.Id)) throw new MissingException();
        var children = await db.Programmes.VisibleTo(actor).Where(p => p.ParentId == programme.Id).Select(p => p.Id).ToListAsync(ct);
        return (programme, [programme.Id, .. children.Where(actor.SeesProgress)]);
    }

    /// <summary>Reads everything for one period.</summary>
    public static async Task<ProgressData> ReadAsync(AppDbContext db, Actor actor, string code, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        var (programme, ids) = await ProgrammesAsync(db, actor, code, ct);
        var names = actor.Coordinates(programme.Id) || programme.DonorSeesNames;
        var events = await db.Events.VisibleTo(actor).AsNoTracking().Where(e => ids.Contains(e.ProgrammeId) && e.State != EventState.Draft
                && (from == null || e.LastDay >= from) && (to == null || e.FirstDay <= to))
            .OrderBy(e => e.FirstDay).ThenBy(e => e.Id)
            .Select(e => new EventHead(e.Id, e.Title, e.Language ?? e.Programme!.Language, e.Kind, e.State, e.FirstDay, e.LastDay,
                e.StateChanges.OrderByDescending(c => c.Id).Where(c => c.To == EventState.Cancelled).Select(c => c.Reason).FirstOrDefault())).ToListAsync(ct);
        var counted = events.Where(e => EventStates.Counts(e.State)).Select(e => e.Id).ToList();
        var sessions = (await db.Sessions.AsNoTracking().Where(s => counted.Contains(s.EventId) && (from == null || s.Day >= from) && (to == null || s.Day <= to))
            .Select(s => new { s.Id, s.EventId, s.Day, s.StartsAt, s.EndsAt }).ToListAsync(ct))
            .Select(s => new CountedSession(s.Id, s.EventId, s.Day, s is { StartsAt: { } a, EndsAt: { } b } && b > a ? (int)(b - a).TotalMinutes : null)).ToList();
        var registrations = (await db.Registrations.AsNoTracking().Where(r => counted.Contains(r.EventId)).OrderBy(r => r.EventId).ThenBy(r => r.Number)
            .Select(r => new
            {
                r.Id,
                r.EventId,
                PersonId = r.Person!.CanonicalId ?? r.PersonId,
                r.TargetGroupId,
                r.ProgrammeUnitId,
                r.UnitId,
                Sex = (Data.People.Sex?)r.Person.Sex,
                r.Number,
                r.State,
                r.UnidentifiedNote,
                GivenName = names ? r.Person.GivenName : null,
                FamilyName = names ? r.Person.FamilyName : null,
                r.Person.NameLanguage,
                Organisation = r.Organisation!.Name,
                Unit = r.ProgrammeUnit!.Unit!.Name,
                r.ProgrammeUnit.SlotLabel,
            }).ToListAsync(ct))
            .Select(r => new RegistrationHead(
                new CountedRegistration(r.Id, r.EventId, r.PersonId, r.TargetGroupId, r.ProgrammeUnitId, r.UnitId, r.Sex ?? Data.People.Sex.NotStated), r.Number,
                r.FamilyName is null ? null : $"{r.GivenName} {r.FamilyName}", r.NameLanguage ?? programme.Language, r.UnidentifiedNote, r.Organisation ?? r.Unit ?? r.SlotLabel, r.State)).ToList();
        var marks = await db.AttendanceMarks.AsNoTracking().Where(m => counted.Contains(m.EventId) && (m.Value == AttendanceValue.Present || m.Value == AttendanceValue.Partial))
            .Select(m => new CountedMark(m.RegistrationId, m.SessionId, m.Value, m.Minutes)).ToListAsync(ct);
        var counting = new Counting(registrations.Select(r => r.Counted), sessions, marks, _ => (programme.FullDayShare, programme.HalfDayShare));
        return new ProgressData(programme, ids, names, events, registrations, counting);
    }

    /// <summary>Municipalities and slots of the programme with who came on their behalf; one that stands in two roles is one.</summary>
    public static async Task<IReadOnlyList<UnitLine>> UnitsAsync(AppDbContext db, IReadOnlyList<int> ids, IReadOnlyList<Participation> all, CancellationToken ct)
    {
        var units = await db.ProgrammeUnits.AsNoTracking().Where(u => ids.Contains(u.ProgrammeId) && (u.Role == UnitRole.Beneficiary || u.Role == UnitRole.Partner))
            .OrderBy(u => u.Role).ThenBy(u => u.Order).Select(u => new { u.Id, u.UnitId, Unit = u.Unit!.Name, Parent = u.Unit.Parent!.Name, u.SlotLabel }).ToListAsync(ct);
        // A unit that is both partner and beneficiary is one municipality; its people stand in the first of its rows.
        return units.GroupBy(u => u.UnitId is { } unit ? $"u{unit}" : $"s{u.Id}").Select(g =>
        {
            var rows = g.Select(u => u.Id).ToHashSet();
            var mine = all.Where(p => rows.Contains(p.Registration.ProgrammeUnitId ?? 0) || (g.First().UnitId is { } unit && p.Registration.UnitId == unit)).ToList();
            var first = g.First();
            return new UnitLine(first.Id, first.Unit ?? first.SlotLabel, first.Parent, first.UnitId is not null, Counting.People(mine), mine.Count);
        }).ToList();
    }

    /// <summary>Whether a registration names a person who is expected: declined and cancelled ones do not.</summary>
    public static bool IsNamed(RegistrationHead r) => r.Counted.PersonId is not null && r.State is not (RegistrationState.Declined or RegistrationState.Cancelled);
}
