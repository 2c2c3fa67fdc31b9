using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Attendance;

/// <summary>Who stands on a sheet, and in which sessions somebody sits in another's place.</summary>
public static class SheetRows
{
    /// <summary>Rows in order of their numbers: whoever is expected or came; those who declined or were cancelled only where they have marks.</summary>
    public static async Task<IReadOnlyList<SheetRow>> ReadAsync(AppDbContext db, int eventId, CancellationToken ct)
    {
        var rows = await db
            .Registrations.AsNoTracking()
            .Where(r =>
                r.EventId == eventId
                && (
                    r.State == RegistrationState.Invited
                    || r.State == RegistrationState.Nominated
                    || r.State == RegistrationState.Registered
                    || r.State == RegistrationState.Confirmed
                    || db.AttendanceMarks.Any(m => m.RegistrationId == r.Id)))
            .OrderBy(r => r.Number)
            .Select(r => new
            {
                r.Id,
                r.Number,
                r.Person!.GivenName,
                r.Person.FamilyName,
                r.Person.NameLanguage,
                r.Person.SearchKey,
                r.UnidentifiedNote,
                r.Role,
                r.IsWalkIn,
                r.SubstitutesId,
                r.State,
                Organisation = r.Organisation!.Name,
                Unit = r.ProgrammeUnit!.Unit!.Name,
                Slot = r.ProgrammeUnit.SlotLabel,
                Language = r.Event!.Programme!.Language,
            }).ToListAsync(ct);
        var expectation = await Expectation.ReadAsync(db, [eventId], ct);
        var numbers = rows.ToDictionary(r => r.Id, r => r.Number);
        return rows.Select(r => new SheetRow(
            r.Id, r.Number, r.GivenName is null ? null : PersonLabel.Of(r.GivenName, r.FamilyName), r.NameLanguage ?? r.Language, r.UnidentifiedNote,
            r.Organisation ?? r.Unit ?? r.Slot, r.Language, r.Role, r.IsWalkIn,
            expectation.ReplacedBy(r.Id).ToDictionary(x => x.Key, x => numbers.GetValueOrDefault(x.Value)),
            // Who declined and came all the same has marks and is expected nowhere else.
            !RegistrationStates.OnSheet(r.State) ? new HashSet<int>() : r.SubstitutesId is null ? null : expectation.SitsIn(r.Id),
            r.SearchKey ?? "")).ToList();
    }
}
