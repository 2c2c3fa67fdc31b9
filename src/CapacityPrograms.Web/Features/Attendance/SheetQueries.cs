using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Attendance;

/// <summary>Reads sheets, what changed on them, the history of a cell, and the trainer's days.</summary>
public sealed class SheetQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    // Numbers of a sequence may be committed out of order on a server; reading a little behind finds the late ones too.
    private const int Behind = 50;

    /// <summary>The sheet of an event for somebody who opens it: who saw the names on it can be asked later.</summary>
    /// <exception cref="MissingException">No such event in which the actor may mark.</exception>
    public async Task<SheetView> OpenAsync(Actor actor, int eventId, CancellationToken ct)
    {
        var sheet = await ReadAsync(actor, eventId, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        db.Audit(actor, clock, AuditActions.SheetOpened, sheet.ProgrammeId, "event", eventId);
        await db.SaveAsync(ct);
        return sheet;
    }

    /// <summary>The sheet of an event.</summary>
    /// <exception cref="MissingException">No such event in which the actor may mark.</exception>
    public async Task<SheetView> ReadAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var head =
            await db
                .Events.VisibleTo(actor)
                .AsNoTracking()
                .Where(e => e.Id == eventId)
                .Select(e => new
                {
                    e.ProgrammeId, e.Programme!.Code, ProgrammeName = e.Programme.Name, e.Title, Language = e.Language ?? e.Programme.Language,
                    e.TimeZone, e.State, Venue = e.Venue!.Name,
                })
                .SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        var mine = await db.Sessions.MarkedBy(actor).Where(s => s.EventId == eventId).Select(s => s.Id).ToListAsync(ct);
        if (mine.Count == 0 && !actor.Coordinates(head.ProgrammeId)) throw new MissingException();
        var last = await db.AttendanceEntries.Where(e => e.EventId == eventId).MaxAsync(e => (long?)e.Id, ct) ?? 0;
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.EventId == eventId).OrderBy(s => s.Order)
            .Select(s => new { Row = s, Trainers = s.Trainers.Select(t => PersonLabel.Of(t.Person!.GivenName, t.Person.FamilyName)).ToList() }).ToListAsync(ct);
        var marks = await MarksAsync(db, db.AttendanceMarks.Where(m => m.EventId == eventId), ct);
        return new SheetView(
            eventId, head.ProgrammeId, head.Code, head.ProgrammeName, head.Title, head.Language, head.TimeZone, head.State, head.Venue,
            sessions
                .Select(s => new SheetSession(
                    s.Row.Id, s.Row.Order, s.Row.Day, s.Row.StartsAt, s.Row.EndsAt, s.Row.Minutes, s.Row.Title, s.Trainers, mine.Contains(s.Row.Id)))
                .ToList(),
            await SheetRows.ReadAsync(db, eventId, ct), marks.ToDictionary(m => (m.RegistrationId, m.SessionId)), last,
            actor.Coordinates(head.ProgrammeId), await DoubleBookings.OfAsync(db, actor, [eventId], ct));
    }

    /// <summary>Marks that changed since a position of the sequence, for a sheet that is open elsewhere.</summary>
    public async Task<SheetChanges> ChangesAsync(Actor actor, int eventId, long after, int rows, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var state =
            await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (EventState?)e.State).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        var count = await db.Registrations.CountAsync(r => r.EventId == eventId, ct);
        var last = await db.AttendanceEntries.Where(e => e.EventId == eventId).MaxAsync(e => (long?)e.Id, ct) ?? 0;
        if (last == after)
            return new([], last, count != rows, state);
        var marks = await MarksAsync(
            db,
            db.AttendanceMarks.Where(m =>
                m.EventId == eventId
                && db.AttendanceEntries.Any(e =>
                    e.EventId == eventId && e.Id > after - Behind && e.RegistrationId == m.RegistrationId && e.SessionId == m.SessionId)),
            ct);
        return new(marks, last, count != rows, state);
    }

    /// <summary>Everything that was ever entered for one cell, newest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> HistoryAsync(Actor actor, int registrationId, int sessionId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Sessions.MarkedBy(actor).AnyAsync(s => s.Id == sessionId, ct))
            throw new MissingException();
        return await db
            .AttendanceEntries.AsNoTracking()
            .Where(e => e.RegistrationId == registrationId && e.SessionId == sessionId)
            .OrderByDescending(e => e.Id)
            .Select(e => new HistoryLine(
                e.Value, e.Minutes, e.Outcome, e.RecordedAt, e.ObservedAt,
                db.Users.Where(u => u.Id == e.UserId).Select(u => u.DisplayName).FirstOrDefault(), e.Source, e.Note, e.EvidenceId))
            .ToListAsync(ct);
    }

    /// <summary>Number of everybody ever registered for the event, to notice a walk-in made elsewhere.</summary>
    public async Task<int> CountRowsAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).SelectMany(e => e.Registrations).CountAsync(ct);
    }

    /// <summary>Days with sessions that the actor marks: today's first, then the latest past with what is unmarked, then the next.</summary>
    /// <returns>At most 60 days, from 60 days ago to 30 ahead.</returns>
    public async Task<IReadOnlyList<AttendanceDay>> DaysAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var (from, to) = (today.AddDays(-60), today.AddDays(30));
        var rows = (await db.Sessions.MarkedBy(actor).AsNoTracking()
            .Where(s => s.Day >= from && s.Day <= to && s.Event!.State != EventState.Cancelled && s.Event.State != EventState.Draft)
            .Select(s => new { s.Id, s.EventId, s.Day, s.StartsAt }).ToListAsync(ct))
            .GroupBy(s => (s.EventId, s.Day))
            .Select(g => (g.Key.EventId, g.Key.Day, Sessions: g.Select(s => s.Id).ToList(), StartsAt: g.Min(s => s.StartsAt)))
            .OrderByDescending(g => g.Day).Take(200).ToList();
        var ids = rows.Select(r => r.EventId).Distinct().ToList();
        var expectation = await Expectation.ReadAsync(db, ids, ct);
        var heads = await db
            .Events.AsNoTracking()
            .Where(e => ids.Contains(e.Id))
            .Select(e => new
            {
                e.Id, e.Title, Language = e.Language ?? e.Programme!.Language, ProgrammeName = e.Programme!.Name, Venue = e.Venue!.Name, e.State,
                e.TimeZone,
            })
            .ToDictionaryAsync(e => e.Id, ct);
        return rows.Select(r =>
            {
                var head = heads[r.EventId];
                return new AttendanceDay(r.EventId, head.Title, head.Language, head.ProgrammeName, r.Day, r.StartsAt, head.Venue, r.Sessions.Count,
                    expectation.Of(r.EventId).Count(), expectation.Unmarked(r.EventId, r.Sessions).Count(), head.State,
                    r.Day.DayNumber - DateOnly.FromDateTime(LocalTime.FromUtc(clock.GetUtcNow().UtcDateTime, head.TimeZone)).DayNumber);
            })
            .OrderBy(d => d.FromToday == 0 ? 0 : d.FromToday < 0 ? 1 : 2).ThenBy(d => Math.Abs(d.FromToday)).ThenBy(d => d.StartsAt).Take(60).ToList();
    }

    /// <summary>On whose behalf and in which group somebody can come, for the walk-in form.</summary>
    public async Task<WalkInChoices> ChoicesAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var head =
            await db
                .Events.VisibleTo(actor)
                .Where(e => e.Id == eventId)
                .Select(e => new { e.ProgrammeId, e.Programme!.Language })
                .SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        var units = await db
            .ProgrammeUnits.AsNoTracking()
            .Where(u => u.ProgrammeId == head.ProgrammeId && u.Role != Data.Programmes.UnitRole.TargetArea)
            .OrderBy(u => u.Role)
            .ThenBy(u => u.Order)
            .Select(u => new
            {
                u.Id, Unit = u.Unit!.Name, u.SlotLabel,
            })
            .ToListAsync(ct);
        var groups = await db
            .TargetGroups.AsNoTracking()
            .Where(g => g.ProgrammeId == head.ProgrammeId)
            .OrderBy(g => g.Order)
            .Select(g => new { g.Id, g.Name })
            .ToListAsync(ct);
        return new(
            units.Select(u => (u.Id, u.Unit ?? u.SlotLabel, head.Language)).ToList(), groups.Select(g => (g.Id, g.Name, head.Language)).ToList());
    }

    private static async Task<List<MarkView>> MarksAsync(AppDbContext db, IQueryable<AttendanceMark> marks, CancellationToken ct) =>
        await marks.AsNoTracking().Select(m => new MarkView(m.RegistrationId, m.SessionId, m.Value, m.Minutes, m.Version, m.RecordedAt,
            db.Users.Where(u => u.Id == m.UserId).Select(u => u.DisplayName).FirstOrDefault())).ToListAsync(ct);
}
