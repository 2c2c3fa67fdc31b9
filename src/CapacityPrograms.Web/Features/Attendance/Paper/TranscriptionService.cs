using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Attendance.Paper;

/// <summary>Types a signed sheet over: everybody signed except the numbers that did not.</summary>
public sealed class TranscriptionService(
    IDbContextFactory<AppDbContext> contexts, TranscriptionQueries queries, RegistrationService registrations, TimeProvider clock,
    IStringLocalizer<AttendanceTexts> texts)
{
    private const int MostPeople = 2000;

    /// <summary>Writes what the paper says: all of the day in one transaction, or nothing where marks say otherwise and nobody has decided.</summary>
    /// <exception cref="RefusedException">A number that is on no line, a scan of another day, a closed event.</exception>
    public async Task<TranscriptionResult> WriteAsync(Actor actor, int eventId, TranscriptionInput input, CancellationToken ct)
    {
        var except = Numbers(input.Except, "Except");
        var unread = Numbers(input.Unread, "Unread").Select(n => n.Number).Distinct().ToList();
        new Checks().Require(input.Count is null or (>= 0 and <= MostPeople), "Count", "Range", 0, MostPeople).Throw();
        var view = await queries.ReadAsync(actor, eventId, input.Day, ct);
        if (!view.IsOpen)
            throw new RefusedException("", "EventClosed");
        if (!view.HasCome && !input.Ahead) throw new RefusedException("Ahead", "DayAhead");
        if (except.Where(e => view.Lines.All(l => l.Number != e.Number)).Select(e => e.Number).ToList() is [var nobody, ..])
            throw new RefusedException("Except", "NoSuchLine", nobody);
        if (except.Where(e => e.Session is { } s && view.Sessions.All(x => x.Order != s)).Select(e => e.Session).ToList() is [var nothing, ..])
            throw new RefusedException("Except", "NoSuchSession", nothing!);
        if (input.EvidenceId is { } scan && view.Evidence.All(e => e.Id != scan))
            throw new RefusedException("Evidence", "Missing");

        var wanted = (from line in view.Lines
                      from session in view.Sessions
                      where line.ExpectedIn.Contains(session.Id)
                      let signed = except.TrueForAll(e => e.Number != line.Number || (e.Session is { } only && only != session.Order))
                      select (Line: line, Session: session, Value: signed ? AttendanceValue.Present : AttendanceValue.Absent)).ToList();
        var conflicts = wanted.Where(w => w.Line.Marks.TryGetValue(w.Session.Id, out var standing) && standing != w.Value)
            .Select(w => new PaperConflict(w.Line.Number, w.Line.Name, w.Line.Lang, w.Session.Order, w.Line.Marks[w.Session.Id], w.Value)).ToList();
        if (conflicts.Count > 0 && !input.Overwrite) return new TranscriptionResult(0, 0, 0, conflicts);

        // A line that cannot be read is somebody who came and is counted as that.
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learningEvent = await RegistrationService.LockedAsync(db, actor, eventId, ct, walkIn: true);
        var added = new List<int>();
        foreach (var number in unread)
            added.Add(
                await registrations.AddAsync(
                    db, actor, learningEvent,
                    new RegistrationInput
                    {
                        EventId = eventId, OperationId = Operation(eventId, input.Day, number), UnidentifiedNote = texts["LineOfSheet", number],
                        State = RegistrationState.Confirmed, IsWalkIn = true,
                    },
                    ct));
        var marks = await db.AttendanceMarks.Where(m => m.EventId == eventId).ToDictionaryAsync(m => (m.RegistrationId, m.SessionId), ct);
        var (batch, now) = (Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime);
        // Decided on what was read before the lock; a mark that somebody made since is looked at again.
        if (
            wanted.Exists(w =>
                (marks.GetValueOrDefault((w.Line.RegistrationId, w.Session.Id))?.Value ?? AttendanceValue.Cleared)
                != w.Line.Marks.GetValueOrDefault(w.Session.Id)))
            throw new RefusedException("", "ChangedMeanwhile");
        foreach (
            var (row, session, value) in wanted
                .Select(w => (w.Line.RegistrationId, w.Session.Id, w.Value))
                .Concat(added.SelectMany(a => view.Sessions.Select(s => (a, s.Id, AttendanceValue.Present)))))
        {
            var mark = marks.GetValueOrDefault((row, session));
            // What stands already says the same; that it is on paper too is worth an entry where there is a scan.
            if (mark?.Value == value && input.EvidenceId is null)
                continue;
            MarkService.Write(
                db, mark,
                new MarkInput(Guid.CreateVersion7(), row, session, mark?.Version ?? 0, value, null, now, EntrySource.Paper, null, input.EvidenceId),
                eventId, batch, actor, now);
        }
        if (input.Count is { } count) await CountAsync(db, actor, eventId, input.Day, count, now, ct);
        db.Audit(actor, clock, AuditActions.SheetTranscribed, learningEvent.ProgrammeId, "event", eventId);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new TranscriptionResult(
            wanted.Where(w => w.Value == AttendanceValue.Present).Select(w => w.Line.RegistrationId).Distinct().Count() + added.Count,
            wanted.Count(w => w.Value == AttendanceValue.Absent), added.Count, []);
    }

    private static async Task CountAsync(AppDbContext db, Actor actor, int eventId, DateOnly day, int count, DateTime now, CancellationToken ct)
    {
        var row = await db.SheetCounts.SingleOrDefaultAsync(c => c.EventId == eventId && c.Day == day, ct);
        if (row is null) db.SheetCounts.Add(row = new SheetCount { EventId = eventId, Day = day });
        (row.Count, row.RecordedAt, row.UserId) = (count, now, actor.UserId);
        row.Version++;
    }

    private static List<(int Number, int? Session)> Numbers(string? text, string field)
    {
        var numbers = LineNumbers.Read(text, out var wrong);
        return wrong is null ? numbers.ToList() : throw new RefusedException(field, "NoLineNumber", wrong);
    }

    // The same line of the same day is the same act, however often it is typed.
    private static Guid Operation(int eventId, DateOnly day, int number) =>
        new(
            System
                .Security.Cryptography.SHA256.HashData(
                    System.Text.Encoding.UTF8.GetBytes(FormattableString.Invariant($"paper {eventId} {day:yyyy-MM-dd} {number}")))
                .AsSpan(0, 16));
}
