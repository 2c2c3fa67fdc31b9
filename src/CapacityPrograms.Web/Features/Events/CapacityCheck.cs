using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Events;

/// <summary>More people than there are to be places.</summary>
/// <param name="Taken">How many places are taken.</param>
/// <param name="Reserve">Who would become reserve: those who were registered last and have no marks; nobody where all have.</param>
public sealed record Surplus(int Taken, int Capacity, IReadOnlyList<(string Name, string Lang)> Reserve);

/// <summary>What a smaller number of places means for those who are registered; inside the caller's transaction.</summary>
internal static class CapacityCheck
{
    /// <summary>Who has no place any more; null where all have one, or the number is not made smaller.</summary>
    public static async Task<Surplus?> FindAsync(AppDbContext db, LearningEvent row, int? wanted, CancellationToken ct)
    {
        if (row.Id == 0 || wanted is not { } capacity || row.Capacity <= capacity) return null;
        var taken = await db.Registrations.TakingPlaces().CountAsync(r => r.EventId == row.Id, ct);
        if (taken <= capacity) return null;
        var reserve = await Last(db, row.Id, taken - capacity)
            .Select(r => new { r.Number, r.UnidentifiedNote, r.Person!.GivenName, r.Person.FamilyName, r.Person.NameLanguage }).ToListAsync(ct);
        return new Surplus(
            taken, capacity,
            reserve.Select(r => (r.GivenName is null ? r.UnidentifiedNote ?? $"{r.Number}." : PersonLabel.Of(r.GivenName, r.FamilyName), r.NameLanguage ?? ""))
                .ToList());
    }

    /// <summary>Puts those on the reserve list who have no place any more, and frees their seats.</summary>
    public static async Task ToReserveAsync(AppDbContext db, Actor actor, TimeProvider clock, LearningEvent row, Surplus surplus, CancellationToken ct)
    {
        foreach (var line in await Last(db, row.Id, surplus.Taken - surplus.Capacity).ToListAsync(ct))
        {
            line.State = RegistrationState.Reserve;
            line.Version++;
            await SeatAssignment.PlaceAsync(db, row, line, walkIn: false, ct);
            db.Audit(actor, clock, AuditActions.RegistrationChanged, row.ProgrammeId, "registration", line.Id, $"State: {line.State}");
        }
    }

    private static IQueryable<Registration> Last(AppDbContext db, int eventId, int count) =>
        db.Registrations.TakingPlaces()
            .Where(r => r.EventId == eventId && !db.AttendanceEntries.Any(e => e.RegistrationId == r.Id)
                && !db.Registrations.Any(s => s.SubstitutesId == r.Id))
            .OrderByDescending(r => r.Number).Take(count);
}
