using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Registrations;

/// <summary>Gives a registration its place and its unit's seat, inside the caller's transaction.</summary>
public static class SeatAssignment
{
    /// <summary>
    /// Checks capacity and seats for a registration that takes a place, and seats it in every session. A walk-in needs
    /// neither: it is seated where something is free and else counted without a seat.
    /// </summary>
    /// <exception cref="RefusedException">The event, or the unit's seats, are full.</exception>
    public static async Task PlaceAsync(AppDbContext db, LearningEvent learningEvent, Registration row, bool walkIn, CancellationToken ct)
    {
        var seated = await db.SeatOccupancies.Where(o => o.RegistrationId == row.Id).Include(o => o.Seat).ToListAsync(ct);
        if (!RegistrationStates.OccupiesPlace(row.State))
        {
            await FreeAsync(db, [row], seated, ct);
            return;
        }
        if (learningEvent.Capacity is { } capacity && !walkIn)
        {
            var others = await db.Registrations.TakingPlaces().CountAsync(r => r.EventId == learningEvent.Id && r.Id != row.Id, ct);
            if (others >= capacity) throw new RefusedException("State", "EventFull", capacity);
        }
        if (seated.Any(o => o.Seat!.ProgrammeUnitId == row.ProgrammeUnitId)) return;
        db.SeatOccupancies.RemoveRange(seated);
        if (row.ProgrammeUnitId is not { } unit) return;

        var seats = await db
            .Seats.Where(s => s.EventId == learningEvent.Id && s.ProgrammeUnitId == unit && s.Number > 0)
            .OrderBy(s => s.Number)
            .ToListAsync(ct);
        if (seats.Count == 0)
            return;
        var ids = seats.Select(s => s.Id).ToList();
        var taken = await db.SeatOccupancies.Where(o => ids.Contains(o.SeatId)).Select(o => o.SeatId).Distinct().ToListAsync(ct);
        // A seat kept for a role or group goes to its own kind first, an open one to anybody.
        var seat = seats
            .Where(s => !taken.Contains(s.Id) && Fits(s, row))
            .OrderByDescending(s => s.Role is not null || s.TargetGroupId is not null)
            .FirstOrDefault();
        if (seat is null)
        {
            if (walkIn) return;
            throw new RefusedException("ProgrammeUnitId", "SeatsFull", seats.Count);
        }
        var sessions = await db.Sessions.Where(s => s.EventId == learningEvent.Id).Select(s => s.Id).ToListAsync(ct);
        db.SeatOccupancies.AddRange(sessions.Select(s => new SeatOccupancy { SeatId = seat.Id, SessionId = s, RegistrationId = row.Id }));
    }

    /// <summary>Frees seats; what a substitute sat on is again the seat of whom they came for, where that one still comes.</summary>
    /// <param name="rows">Who gives them up.</param>
    /// <param name="seated">Where they sit.</param>
    public static async Task FreeAsync(
        AppDbContext db, IReadOnlyCollection<Registration> rows, IReadOnlyCollection<SeatOccupancy> seated, CancellationToken ct)
    {
        var leaving = rows.Select(r => r.Id).ToHashSet();
        var originals = rows.Select(r => r.SubstitutesId).OfType<int>().Where(id => !leaving.Contains(id)).Distinct().ToList();
        var stay = (await db.Registrations.Where(r => originals.Contains(r.Id)).Select(r => new { r.Id, r.State }).ToListAsync(ct))
            .Where(r => RegistrationStates.OccupiesPlace(r.State)).Select(r => r.Id).ToHashSet();
        var sits = (await db.SeatOccupancies.Where(o => originals.Contains(o.RegistrationId)).Select(o => new { o.RegistrationId, o.SessionId })
            .ToListAsync(ct)).Select(o => (o.RegistrationId, o.SessionId)).ToHashSet();
        foreach (var seat in seated)
        {
            var original = rows.First(r => r.Id == seat.RegistrationId).SubstitutesId;
            if (original is { } id && stay.Contains(id) && sits.Add((id, seat.SessionId))) seat.RegistrationId = id;
            else db.SeatOccupancies.Remove(seat);
        }
    }

    /// <summary>Somebody who sits on no planned seat gets one outside the plan, so that a substitution has what to pass on.</summary>
    public static async Task AssignSeatAsync(AppDbContext db, Registration row, CancellationToken ct)
    {
        if (await db.SeatOccupancies.AnyAsync(o => o.RegistrationId == row.Id, ct)) return;
        var seat = new Seat { EventId = row.EventId, ProgrammeUnitId = row.ProgrammeUnitId, TargetGroupId = row.TargetGroupId, Role = row.Role, Number = 0 };
        db.Seats.Add(seat);
        var sessions = await db.Sessions.Where(s => s.EventId == row.EventId).Select(s => s.Id).ToListAsync(ct);
        db.SeatOccupancies.AddRange(sessions.Select(s => new SeatOccupancy { Seat = seat, SessionId = s, RegistrationId = row.Id }));
        await db.SaveAsync(ct);
    }

    /// <summary>Gives those who sit in an event their seats in sessions that were added later.</summary>
    public static async Task ExtendAsync(AppDbContext db, int eventId, IReadOnlyCollection<int> newSessionIds, CancellationToken ct)
    {
        if (newSessionIds.Count == 0)
            return;
        var seated = await db
            .SeatOccupancies.Where(o => o.Seat!.EventId == eventId && !newSessionIds.Contains(o.SessionId))
            .GroupBy(o => o.SeatId)
            .Select(g => new { SeatId = g.Key, RegistrationId = g.Min(o => o.RegistrationId) })
            .ToListAsync(ct);
        db.SeatOccupancies.AddRange(
            seated.SelectMany(o =>
                newSessionIds.Select(s => new SeatOccupancy
                {
                    SeatId = o.SeatId, SessionId = s, RegistrationId = o.RegistrationId,
                })));
    }

    private static bool Fits(Seat seat, Registration row) =>
        (seat.Role is null || seat.Role == row.Role) && (seat.TargetGroupId is null || seat.TargetGroupId == row.TargetGroupId);
}
