using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Attendance.RollCall;

/// <summary>Carries out what devices sent too late, or dismisses it; either stays in the history.</summary>
public sealed class WaitingService(IDbContextFactory<AppDbContext> contexts, DeviceActs acts, TimeProvider clock)
{
    /// <summary>Carries out what waits, whatever the mark is now, or dismisses it.</summary>
    /// <exception cref="RefusedException">It is decided already, or cannot be carried out: the event is closed, the session gone.</exception>
    public async Task DecideAsync(Actor actor, int eventId, int id, bool accept, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programmeId = await WaitingQueries.RequireAsync(db, actor, eventId, ct);
        var row = await db.WaitingActs.SingleOrDefaultAsync(w => w.Id == id && w.EventId == eventId, ct) ?? throw new MissingException();
        if (row.Outcome != WaitingOutcome.Undecided) throw new RefusedException("", "ChangedMeanwhile");
        // An act can be repeated without harm, so it comes first: where its decision is not kept, it is asked for again.
        if (accept)
            await CarryOutAsync(actor, eventId, WaitingQueries.Read(row), ct);
        (row.Outcome, row.DecidedAt, row.DecidedByUserId, row.Act) = (
            accept ? WaitingOutcome.Accepted : WaitingOutcome.Dismissed, clock.GetUtcNow().UtcDateTime, actor.UserId, null);
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
}
