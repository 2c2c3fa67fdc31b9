using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>Keeps the plan of seats.</summary>
public sealed class ParticipantService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    /// <summary>Sets how many seats units hold; a seat on which somebody sits is not taken away.</summary>
    /// <param name="seats">Seats by unit or slot of the programme, 0 to 200 each.</param>
    public async Task SetSeatsAsync(Actor actor, int eventId, IReadOnlyDictionary<int, int> seats, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.BeginEventAsync(eventId, ct);
        var programmeId =
            await db.Events.VisibleTo(actor).Where(e => e.Id == eventId).Select(e => (int?)e.ProgrammeId).SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        if (!actor.Coordinates(programmeId))
            throw new ForbiddenException();
        var units = seats.Keys.ToList();
        if (seats.Values.Any(n => n is < 0 or > 200))
            throw new RefusedException("Seats", "Range", 0, 200);
        if (await db.ProgrammeUnits.CountAsync(u => units.Contains(u.Id) && u.ProgrammeId == programmeId, ct) != units.Count)
            throw new RefusedException("Seats", "Choose");
        var rows = await db.Seats.Where(s => s.EventId == eventId && s.Number > 0).ToListAsync(ct);
        var taken = (await db.SeatOccupancies.Where(o => o.Seat!.EventId == eventId).Select(o => o.SeatId).Distinct().ToListAsync(ct)).ToHashSet();
        foreach (var (unit, count) in seats)
        {
            var mine = rows.Where(s => s.ProgrammeUnitId == unit).OrderBy(s => taken.Contains(s.Id) ? 0 : 1).ThenBy(s => s.Number).ToList();
            if (mine.Count(s => taken.Contains(s.Id)) > count)
                throw new RefusedException($"Seats[{unit}]", "SeatsTaken", mine.Count(s => taken.Contains(s.Id)));
            db.Seats.RemoveRange(mine.Skip(count));
            var next = mine.Count == 0 ? 0 : mine.Max(s => s.Number);
            for (var i = mine.Count; i < count; i++) db.Seats.Add(new Seat { EventId = eventId, ProgrammeUnitId = unit, Number = ++next });
        }
        db.Audit(actor, clock, AuditActions.SeatsSet, programmeId, "event", eventId);
        await db.SaveAsync(ct);
        // Those who came before there were seats sit down now.
        var waiting = await db
            .Registrations.TakingPlaces()
            .Where(r =>
                r.EventId == eventId
                && units.Contains(r.ProgrammeUnitId ?? 0)
                && !db.SeatOccupancies.Any(o => o.RegistrationId == r.Id))
            .OrderBy(r => r.Number)
            .ToListAsync(ct);
        var learningEvent = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, ct);
        foreach (var row in waiting)
        {
            await SeatAssignment.PlaceAsync(db, learningEvent, row, walkIn: true, ct);
            await db.SaveAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }
}
