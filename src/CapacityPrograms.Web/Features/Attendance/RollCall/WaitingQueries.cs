using System.Text.Json;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Attendance.RollCall;

/// <summary>An act that waits, as the coordinator sees it.</summary>
/// <param name="Who">Name of the line or of who was added; null where neither is known any more.</param>
/// <param name="Session">Number and day of the session; null where it is gone.</param>
/// <param name="Standing">What the mark is now.</param>
public sealed record WaitingLine(
    int Id, WaitingReason Reason, string? By, DateTime ReceivedAt, DateTime ObservedAt, ActKind Kind, string? Who, string? Lang,
    (int Order, DateOnly Day)? Session, AttendanceValue Value, int? Minutes, string? Note, AttendanceValue? Standing);

/// <summary>What waits at an event.</summary>
public sealed record WaitingView(int EventId, LocalizedText Title, string Language, string TimeZone, IReadOnlyList<WaitingLine> Lines);

/// <summary>Shows a coordinator what devices sent too late.</summary>
public sealed class WaitingQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>What waits at an event.</summary>
    /// <exception cref="MissingException">No such event in a programme that the actor coordinates.</exception>
    public async Task<WaitingView> ReadAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await RequireAsync(db, actor, eventId, ct);
        var head = await db
            .Events.AsNoTracking()
            .Where(e => e.Id == eventId)
            .Select(e => new
            {
                e.Title, Language = e.Language ?? e.Programme!.Language, e.TimeZone,
            })
            .SingleAsync(ct);
        var rows = await db
            .WaitingActs.AsNoTracking()
            .Where(w => w.EventId == eventId && w.Outcome == WaitingOutcome.Undecided)
            .OrderBy(w => w.Id)
            .Select(w => new { Row = w, By = db.Users.Where(u => u.Id == w.UserId).Select(u => u.DisplayName).FirstOrDefault() })
            .ToListAsync(ct);
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.EventId == eventId).ToDictionaryAsync(s => s.Id, s => (s.Order, s.Day), ct);
        var people = (await SheetRows.ReadAsync(db, eventId, ct)).ToDictionary(r => r.RegistrationId);
        var marks = await db
            .AttendanceMarks.AsNoTracking()
            .Where(m => m.EventId == eventId)
            .ToDictionaryAsync(m => (m.RegistrationId, m.SessionId), m => m.Value, ct);
        return new WaitingView(
            eventId, head.Title, head.Language, head.TimeZone,
            rows.Select(r =>
                {
                    var act = Read(r.Row);
                    var person = act.Row is { } id ? people.GetValueOrDefault(id) : null;
                    var typed = act.Unread ?? $"{act.Given} {act.Family}".Trim();
                    return new WaitingLine(
                        r.Row.Id, r.Row.Reason, r.By, r.Row.ReceivedAt, act.At, act.Kind,
                        typed.Length > 0 ? typed : person?.Name ?? person?.UnidentifiedNote, person?.Lang,
                        sessions.TryGetValue(act.Session, out var session) ? session : null, act.Value, act.Minutes, act.Note,
                        act.Row is { } row && marks.TryGetValue((row, act.Session), out var standing) ? standing : null);
                })
                .ToList());
    }

    /// <summary>How many acts wait; 0 for who does not decide.</summary>
    public async Task<int> CountAsync(Actor actor, int eventId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct);
        return programme is { } id && actor.Coordinates(id)
            ? await db.WaitingActs.CountAsync(w => w.EventId == eventId && w.Outcome == WaitingOutcome.Undecided, ct)
            : 0;
    }

    internal static DeviceAct Read(WaitingAct row) => JsonSerializer.Deserialize<DeviceAct>(row.Act!, DeviceActs.Json)!;

    internal static async Task<int> RequireAsync(AppDbContext db, Actor actor, int eventId, CancellationToken ct)
    {
        var programmeId =
            await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        return actor.Coordinates(programmeId) ? programmeId : throw new MissingException();
    }
}
