using System.Runtime.CompilerServices;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Platform.Metrics;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CapacityPrograms.Web.Features.Attendance;

/// <summary>Writes marks: each an appended entry and its projection in one transaction, answered only after the commit.</summary>
public sealed class MarkService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    // A compiled query belongs to one model, and each kind of database has its own.
    private static readonly ConditionalWeakTable<IModel, MarkCheck> _checks = [];

    /// <summary>Makes one mark.</summary>
    /// <returns>Saved; or not saved because somebody else changed the mark since its maker looked, with what stands.</returns>
    /// <exception cref="RefusedException">The event is closed or the minutes do not fit.</exception>
    public Task<MarkResult> MarkAsync(Actor actor, MarkInput input, CancellationToken ct) => AgainAsync(() => TryMarkAsync(actor, input, ct));

    /// <summary>Marks everybody who is expected and has no mark in a session as present, as one action that can be undone.</summary>
    /// <param name="ahead">That the session's day is still to come was seen, and they are to be marked all the same.</param>
    /// <returns>How many were marked.</returns>
    /// <exception cref="RefusedException">The event is closed, or the session's day has not come and nobody said to mark it all the same.</exception>
    public Task<int> MarkRestPresentAsync(Actor actor, int sessionId, Guid batchId, CancellationToken ct, bool ahead = false) =>
        AgainAsync(() => TryMarkRestAsync(actor, sessionId, batchId, ahead, ct));

    /// <summary>Takes one action's marks back; those that somebody changed since then stay.</summary>
    /// <returns>How many were taken back, and how many had been changed since.</returns>
    public Task<(int Undone, int Kept)> UndoAsync(Actor actor, Guid batchId, CancellationToken ct) => AgainAsync(() => TryUndoAsync(actor, batchId, ct));

    // Somebody wrote the same mark or the same operation between our read and our write: read again and decide anew.
    private static async Task<T> AgainAsync<T>(Func<Task<T>> write)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await write();
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                // Read again.
            }
        }
    }

    private async Task<int> TryMarkRestAsync(Actor actor, int sessionId, Guid batchId, bool ahead, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var eventId = await db.Sessions.Where(s => s.Id == sessionId).Select(s => (int?)s.EventId).SingleOrDefaultAsync(ct) ?? throw new MissingException();
        await using var transaction = await db.BeginEventAsync(eventId, ct);
        var session = await SessionAsync(db, actor, sessionId, ct);
        if (!ahead && !session.HasCome) throw new RefusedException("", "DayAhead");
        if (await db.AttendanceEntries.AnyAsync(e => e.BatchId == batchId, ct)) return 0;
        var sheet = await SheetRows.ReadAsync(db, session.EventId, ct);
        var marks = await db.AttendanceMarks.Where(m => m.SessionId == sessionId).ToDictionaryAsync(m => m.RegistrationId, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var count = 0;
        foreach (var row in sheet.Where(r => r.IsExpected(sessionId)))
        {
            marks.TryGetValue(row.RegistrationId, out var mark);
            if (mark is { Value: not AttendanceValue.Cleared })
                continue;
            Write(
                db, mark,
                new MarkInput(
                    Guid.CreateVersion7(), row.RegistrationId, sessionId, mark?.Version ?? 0, AttendanceValue.Present, null, now, EntrySource.Sheet),
                session.EventId, batchId, actor, now);
            count++;
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        Meters.MarksSaved.Add(count);
        return count;
    }

    private async Task<(int Undone, int Kept)> TryUndoAsync(Actor actor, Guid batchId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var entries = await db.AttendanceEntries.AsNoTracking().Where(e => e.BatchId == batchId && e.UserId == actor.UserId).ToListAsync(ct);
        if (entries.Count == 0) return (0, 0);
        await using var transaction = await db.BeginEventAsync(entries[0].EventId, ct);
        var sessions = entries.Select(e => e.SessionId).Distinct().ToList();
        foreach (var session in sessions) await SessionAsync(db, actor, session, ct);
        var marks = await db.AttendanceMarks.Where(m => sessions.Contains(m.SessionId)).ToDictionaryAsync(m => (m.RegistrationId, m.SessionId), ct);
        var (now, rows) = (clock.GetUtcNow().UtcDateTime, entries.Select(e => e.RegistrationId).Distinct().ToList());
        var earlier = (
            await db
                .AttendanceEntries.AsNoTracking()
                .Where(e =>
                    sessions.Contains(e.SessionId) && rows.Contains(e.RegistrationId) && e.Outcome == EntryOutcome.Applied && e.BatchId != batchId)
                .OrderByDescending(e => e.Id)
                .Select(e => new
                {
                    e.Id, e.RegistrationId, e.SessionId, e.Value, e.Minutes,
                })
                .ToListAsync(ct)
        ).ToLookup(e => (e.RegistrationId, e.SessionId));
        var undone = 0;
        foreach (var entry in entries)
        {
            if (marks.GetValueOrDefault((entry.RegistrationId, entry.SessionId)) is not { } mark || mark.Version != entry.BaseVersion + 1) continue;
            // What stood there before comes back: for most nothing did.
            var before = earlier[(entry.RegistrationId, entry.SessionId)].FirstOrDefault(e => e.Id < entry.Id);
            Write(
                db, mark,
                new MarkInput(
                    Guid.CreateVersion7(), entry.RegistrationId, entry.SessionId, mark.Version, before?.Value ?? AttendanceValue.Cleared,
                    before?.Minutes, now, EntrySource.Sheet),
                entry.EventId, null, actor, now);
            undone++;
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        Meters.MarksSaved.Add(undone);
        return (undone, entries.Count - undone);
    }

    private async Task<MarkResult> TryMarkAsync(Actor actor, MarkInput input, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // A refused write ends the whole transaction and is decided anew, so there is nothing to go back to within it.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await _checks.GetValue(db.Model, _ => Compile())(db, input.SessionId, input.RegistrationId, input.OperationId, actor.PersonId ?? 0, ct);
        if (found is null || !actor.Marks(found.ProgrammeId, found.Trains)) throw new MissingException();
        var session = Session(input.SessionId, found.EventId, found.State, found.StartsAt, found.EndsAt);
        if (!found.Registered) throw new MissingException();
        // Where the session has times a partial presence has minutes; without times it counts as half and may lack them.
        if (
            input.Value == AttendanceValue.Partial
            && (input.Minutes is { } minutes ? minutes < 1 || minutes > (session.Minutes ?? 1440) : session.Minutes is not null))
            throw new RefusedException("Minutes", "Range", 1, session.Minutes ?? 1440);

        var (sent, mark) = (found.Sent, found.Mark);
        // A number already used by somebody else's act is no repetition of this one.
        if (sent is not null && (sent.UserId != actor.UserId || sent.RegistrationId != input.RegistrationId || sent.SessionId != input.SessionId))
            throw new MissingException();
        if (sent is not null)
            return new(sent.Outcome == EntryOutcome.Applied, await ViewAsync(db, input, mark, ct));

        var now = clock.GetUtcNow().UtcDateTime;
        var version = mark?.Version ?? 0;
        var same = mark is not null && mark.Value == input.Value && mark.Minutes == Minutes(input);
        if (version != input.BaseVersion && !same)
        {
            db.AttendanceEntries.Add(Entry(input, session.EventId, null, actor, now, EntryOutcome.Conflict));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return new(false, await ViewAsync(db, input, mark, ct));
        }
        mark = Write(db, mark, input, session.EventId, null, actor, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        Meters.MarksSaved.Add(1);
        return new(true, new MarkView(mark.RegistrationId, mark.SessionId, mark.Value, mark.Minutes, mark.Version, mark.RecordedAt, actor.Name));
    }

    private async Task<MarkedSession> SessionAsync(AppDbContext db, Actor actor, int sessionId, CancellationToken ct)
    {
        var session = await db.Sessions.MarkedBy(actor).AsNoTracking().Where(s => s.Id == sessionId)
            .Select(s => new { s.Id, s.EventId, s.Day, s.StartsAt, s.EndsAt, s.Event!.State, s.Event.TimeZone }).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        return Session(session.Id, session.EventId, session.State, session.StartsAt, session.EndsAt) with
        {
            HasCome = LocalTime.HasCome(session.Day, session.TimeZone, clock.GetUtcNow().UtcDateTime),
        };
    }

    private static MarkedSession Session(int id, int eventId, EventState state, TimeOnly? startsAt, TimeOnly? endsAt)
    {
        if (!EventStates.AcceptsMarks(state)) throw new RefusedException("", "EventClosed");
        return new(id, eventId, SessionHours.Minutes(startsAt, endsAt));
    }

    // Everything that is checked before a mark is written, in one command; whether the actor may mark there is decided on what it read.
    private static MarkCheck Compile() =>
        new(
            EF.CompileAsyncQuery(
                (AppDbContext db, int sessionId, int registrationId, Guid operationId, int personId, CancellationToken ct) =>
                    (
                        from s in db.Sessions.Where(s => s.Id == sessionId)
                        join r in db.Registrations on new { Id = registrationId, s.EventId } equals new { r.Id, r.EventId } into registrations
                        from r in registrations.DefaultIfEmpty()
                        join m in db.AttendanceMarks
                            on new { RegistrationId = registrationId, SessionId = s.Id } equals new { m.RegistrationId, m.SessionId }
                            into marks
                        from m in marks.DefaultIfEmpty()
                        join e in db.AttendanceEntries on operationId equals e.OperationId into entries
                        from e in entries.DefaultIfEmpty()
                        select new Found
                        {
                            EventId = s.EventId, ProgrammeId = s.Event!.ProgrammeId, State = s.Event!.State, StartsAt = s.StartsAt, EndsAt = s.EndsAt,
                            Trains = s.Trainers.Any(t => t.PersonId == personId), Registered = r != null, Mark = m, Sent = e,
                        }
                    ).SingleOrDefault()));

    private delegate Task<Found?> MarkCheck(AppDbContext db, int sessionId, int registrationId, Guid operationId, int personId, CancellationToken ct);

    private sealed class Found
    {
        public int EventId { get; init; }
        public int ProgrammeId { get; init; }
        public EventState State { get; init; }
        public TimeOnly? StartsAt { get; init; }
        public TimeOnly? EndsAt { get; init; }
        public bool Trains { get; init; }
        public bool Registered { get; init; }
        public AttendanceMark? Mark { get; init; }
        public AttendanceEntry? Sent { get; init; }
    }

    private sealed record MarkedSession(int Id, int EventId, int? Minutes, bool HasCome = true);

    private static async Task<MarkView> ViewAsync(AppDbContext db, MarkInput input, AttendanceMark? mark, CancellationToken ct) =>
        mark is null
            ? new(input.RegistrationId, input.SessionId, AttendanceValue.Cleared, null, 0, default, null)
            : new(mark.RegistrationId, mark.SessionId, mark.Value, mark.Minutes, mark.Version, mark.RecordedAt,
                await db.Users.Where(u => u.Id == mark.UserId).Select(u => u.DisplayName).SingleOrDefaultAsync(ct));

    internal static AttendanceMark Write(AppDbContext db, AttendanceMark? mark, MarkInput input, int eventId, Guid? batchId, Actor actor, DateTime now)
    {
        db.AttendanceEntries.Add(Entry(input with { BaseVersion = mark?.Version ?? 0 }, eventId, batchId, actor, now, EntryOutcome.Applied));
        if (mark is null)
            db.AttendanceMarks.Add(
                mark = new AttendanceMark
                {
                    RegistrationId = input.RegistrationId, SessionId = input.SessionId, EventId = eventId,
                }
            );
        (mark.Value, mark.Minutes, mark.RecordedAt, mark.UserId) = (input.Value, Minutes(input), now, actor.UserId);
        mark.Version++;
        return mark;
    }

    private static AttendanceEntry Entry(MarkInput input, int eventId, Guid? batchId, Actor actor, DateTime now, EntryOutcome outcome) =>
        new()
        {
            OperationId = input.OperationId, BatchId = batchId, EventId = eventId, RegistrationId = input.RegistrationId, SessionId = input.SessionId,
            BaseVersion = input.BaseVersion, Value = input.Value, Minutes = Minutes(input), Outcome = outcome, ObservedAt = input.ObservedAt,
            RecordedAt = now, UserId = actor.UserId, Source = input.Source, Note = input.Note, EvidenceId = input.EvidenceId,
        };

    private static int? Minutes(MarkInput input) => input.Value == AttendanceValue.Partial ? input.Minutes : null;
}
