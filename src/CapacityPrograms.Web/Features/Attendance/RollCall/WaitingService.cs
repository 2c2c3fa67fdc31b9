using System.Text.Json;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Attendance.RollCall;

/// <summary>An act that waits, as the coordinator sees it.</summary>
/// <param name="Who">Name of the line or of who was added; null where neither is known any more.</param>
/// <param name="Session">Number and day of the session; null where it is gone.</param>
/// <param name="Standing">What the mark is now.</param>
public sealed record WaitingLine(int Id, WaitingReason Reason, string? By, DateTime ReceivedAt, DateTime ObservedAt, ActKind Kind, string? Who, string? Lang, (int Order, DateOnly Day)? Session, AttendanceValue Value, int? Minutes, string? Note, AttendanceValue? Standing);

/// <summary>What waits at an event.</summary>
public sealed record WaitingView(int EventId, LocalizedText Title, string Language, string TimeZone, IReadOnlyList<WaitingLine> Lines);

/// <summary>Shows a coordinator what devices sent too late, and carries it out or dismisses it; either stays in the history.</summary>
public sealed class WaitingService(IDbContextFactory<AppDbContext> contexts, DeviceActs acts, TimeProvider clock)
{
    /// <summary>What waits at an event.</summary>
    /// <exception cref="MissingException">No such event in a programme that the actor coordinates.</exception>
    public async Task<WaitingView> ReadAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await RequireAsync(db, actor, eventId, ct);
        var head = await db.Events.AsNoTracking().Where(e => e.Id == eventId).Select(e => new { e.Title, Language = e.Language ?? e.Programme!.Language, e.TimeZone }).SingleAsync(ct);
        var rows = await db.WaitingActs.AsNoTracking().Where(w => w.EventId == eventId && w.Outcome == WaitingOutcome.Undecided).OrderBy(w => w.Id)
            .Select(w => new { Row = w, By = db.Users.Where(u => u.Id == w.UserId).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(ct);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.EventId == eventId).ToDictionaryAsync(s => s.Id, s => (s.Order, s.Day), ct);
        var people = (await SheetRows.ReadAsync(db, eventId, ct)).ToDictionary(r => r.RegistrationId);
        var marks = await db.AttendanceMarks.AsNoTracking().Where(m => m.EventId == eventId).ToDictionaryAsync(m => (m.RegistrationId, m.SessionId), m => m.Value, ct);
        return new WaitingView(eventId, head.Title, head.Language, head.TimeZone, rows.Select(r =>
        {
            var act = Read(r.Row);
            var person = act.Row is { } id ? people.GetValueOrDefault(id) : null;
            var typed = act.Unread ?? $"{act.Given} {act.Family}".Trim();
            return new WaitingLine(
                r.Row.Id, r.Row.Reason, r.By, r.Row.ReceivedAt, act.At, act.Kind, typed.Length > 0 ? typed : person?.Name ?? person?.UnidentifiedNote, person?.Lang, sessions.TryGetValue(act.Session, out var session) ? session : null,
                act.Value, act.Minutes, act.Note, act.Row is { } row && marks.TryGetValue((row, act.Session), out var standing) ? standing : null);
        }).ToList());
    }

    /// <summary>How many acts wait; 0 for who does not decide.</summary>
    public async Task<int> CountAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct);
        return programme is { } id && actor.Coordinates(id) ? await db.WaitingActs.CountAsync(w => w.EventId == eventId && w.Outcome == WaitingOutcome.Undecided, ct) : 0;
    }

    /// <summary>Carries out what waits, whatever the mark is now, or dismisses it.</summary>
    /// <exception cref="RefusedException">It is decided already, or cannot be carried out: the event is closed, the session gone.</exception>
    public async Task DecideAsync(Actor actor, int eventId, int id, bool accept, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programmeId = await RequireAsync(db, actor, eventId, ct);
        var row = await db.WaitingActs.SingleOrDefaultAsync(w => w.Id == id && w.EventId == eventId, ct) ?? throw new MissingException();
        if (row.Outcome != WaitingOutcome.Undecided) throw new RefusedException("", "ChangedMeanwhile");
        // An act can be repeated without harm, so it comes first: where its decision is not kept, it is asked for again.
        if (accept) await CarryOutAsync(actor, eventId, Read(row), ct);
        (row.Outcome, row.DecidedAt, row.DecidedByUserId, row.Act) = (accept ? WaitingOutcome.Accepted : WaitingOutcome.Dismissed, clock.GetUtcNow().UtcDateTime, actor.UserId, null);
        db.Audit(actor, clock, accept ? AuditActions.WaitingAccepted : AuditActions.WaitingDismissed, programmeId, "event", eventId);
        await db.SaveAsync(ct);
    }

    private async Task CarryOutAsync(Actor actor, int eventId, DeviceAct act, CancellationToken ct)
    {
        try
        {
            var answer = await acts.DoAsync(actor, eventId, act, whatStands: true, ct);
            // Somebody marked the cell in the same moment: the decision was about another mark.
            if (answer.Outcome != ActOutcome.Saved) throw new RefusedException("", "ChangedMeanwhile");
        }
        catch (MissingException)
        {
            throw new RefusedException("", "Missing");
        }
    }

    private static DeviceAct Read(WaitingAct row) => JsonSerializer.Deserialize<DeviceAct>(row.Act!, DeviceActs.Json)!;

    private static async Task<int> RequireAsync(AppDbContext db, Actor actor, int eventId, CancellationToken ct)
    {
        var programmeId = await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct) ?? throw new MissingException();
        return actor.Coordinates(programmeId) ? programmeId : throw new MissingException();
    }
}
