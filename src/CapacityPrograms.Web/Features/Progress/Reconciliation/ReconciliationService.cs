using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress.Reconciliation;

/// <summary>Keeps the paper's head count of each day.</summary>
public sealed class ReconciliationService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MostPeople = 2000;

    /// <summary>Sets how many signatures the paper of a day has.</summary>
    /// <param name="version">Of the count that the actor saw; 0 for none.</param>
    /// <param name="count">From 0 to 2,000; null takes the count away.</param>
    /// <exception cref="RefusedException">Out of range, no day of the event or one still to come, or somebody saved in between.</exception>
    public async Task SetCountAsync(Actor actor, int eventId, DateOnly day, int version, int? count, string? note, CancellationToken ct)
    {
        new Checks().Require(count is null or (>= 0 and <= MostPeople), "Count", "Range", 0, MostPeople).Text(note, "Note", 2000, required: false).Throw();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginEventAsync(eventId, ct);
        var programmeId = await ReconciliationQueries.RequireAsync(db, actor, eventId, ct);
        if (!await db.Sessions.AnyAsync(s => s.EventId == eventId && s.Day == day, ct)) throw new RefusedException("", "Missing");
        var row = await db.SheetCounts.SingleOrDefaultAsync(c => c.EventId == eventId && c.Day == day, ct);
        if ((row?.Version ?? 0) != version) throw new RefusedException("", "ChangedMeanwhile");
        // What was counted before the event was put off can be taken away.
        var zone = await db.Events.Where(e => e.Id == eventId).Select(e => e.TimeZone).SingleAsync(ct);
        if (count is not null && !LocalTime.HasCome(day, zone, clock.GetUtcNow().UtcDateTime)) throw new RefusedException("Count", "DayAhead");
        if (count is not { } signatures)
        {
            if (row is not null) db.SheetCounts.Remove(row);
        }
        else
        {
            if (row is null) db.SheetCounts.Add(row = new SheetCount { EventId = eventId, Day = day });
            (row.Count, row.Note, row.RecordedAt, row.UserId) = (signatures, note.TrimToNull(), clock.GetUtcNow().UtcDateTime, actor.UserId);
            row.Version++;
        }
        db.Audit(actor, clock, AuditActions.SheetCounted, programmeId, "event", eventId);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
