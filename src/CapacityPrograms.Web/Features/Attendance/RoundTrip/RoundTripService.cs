using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Attendance.RoundTrip;

/// <summary>Writes a sheet that came back at once or not at all, and takes it back.</summary>
public sealed class RoundTripService(IDbContextFactory<AppDbContext> contexts, MarkService marks, RegistrationService registrations, TimeProvider clock)
{
    /// <summary>Writes what was planned and decided, all in one transaction.</summary>
    /// <exception cref="RefusedException">A mark was changed since the preview, or the event is closed.</exception>
    public async Task<RoundTripResult> ApplyAsync(Actor actor, int eventId, RoundTripPlan plan, RoundTripChoice choice, CancellationToken ct)
    {
        if (plan.Faults.Count > 0)
            throw new RefusedException("File", "SheetFaults", plan.Faults.Count);
        var wanted = plan
            .Differences.Where(d => !d.IsConflict || choice.Files.Contains(d.Cell))
            .Select(d => (d.RegistrationId, d.SessionId, d.File, d.Version))
            .ToList();
        var people = plan.People.Where(p => !choice.Left.Contains(p.Row)).ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var learningEvent = await RegistrationService.LockedAsync(db, actor, eventId, ct, walkIn: true);
        var mine = await db.Sessions.MarkedBy(actor).Where(s => s.EventId == eventId).ToDictionaryAsync(s => s.Id, s => s.Day, ct);
        var matched = choice.Matched.Values.Distinct().ToList();
        if (await db.Registrations.CountAsync(r => r.EventId == eventId && matched.Contains(r.Id), ct) != matched.Count) throw new MissingException();
        var standing = await db.AttendanceMarks.Where(m => m.EventId == eventId).ToDictionaryAsync(m => (m.RegistrationId, m.SessionId), ct);
        foreach (var person in people)
        {
            var line = choice.Matched.TryGetValue(person.Row, out var known)
                ? known
                : await registrations.AddAsync(
                    db, actor, learningEvent,
                    new RegistrationInput
                    {
                        EventId = eventId, GivenName = person.Given, FamilyName = person.Family, HasOneName = person.Given.Length == 0,
                        OrganisationText = person.Organisation, State = RegistrationState.Confirmed, IsWalkIn = true,
                    },
                    ct);
            wanted.AddRange(
                person
                    .Marks.Where(m => m.Value.Value != AttendanceValue.Cleared)
                    .Select(m => (line, m.Key, m.Value, standing.GetValueOrDefault((line, m.Key))?.Version ?? 0)));
        }
        var (batch, now, written) = (Guid.CreateVersion7(), clock.GetUtcNow().UtcDateTime, 0);
        foreach (var (row, session, mark, version) in wanted)
        {
            if (!mine.TryGetValue(session, out var day)) throw new MissingException();
            if (!choice.Ahead && mark.Value != AttendanceValue.Cleared && !LocalTime.HasCome(day, learningEvent.TimeZone, now))
                throw new RefusedException("Ahead", "DayAhead");
            var held = standing.GetValueOrDefault((row, session));
            if ((held?.Version ?? 0) != version)
                throw new RefusedException("File", "ChangedMeanwhile");
            MarkService.Write(
                db, held, new MarkInput(Guid.CreateVersion7(), row, session, version, mark.Value, mark.Minutes, now, EntrySource.Import), eventId,
                batch, actor, now);
            written++;
        }
        db.Audit(actor, clock, AuditActions.SheetImported, learningEvent.ProgrammeId, "event", eventId);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return new RoundTripResult(batch, written, people.Count(p => !choice.Matched.ContainsKey(p.Row)));
    }

    /// <summary>Takes the marks of one import back; those changed since stay, and so do lines that were added.</summary>
    public Task<(int Undone, int Kept)> UndoAsync(Actor actor, Guid batchId, CancellationToken ct) => marks.UndoAsync(actor, batchId, ct);
}
