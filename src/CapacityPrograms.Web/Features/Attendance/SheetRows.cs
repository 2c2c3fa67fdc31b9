using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
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
                Organisation = r.Organisation!.Name,
                Unit = r.ProgrammeUnit!.Unit!.Name,
                Slot = r.ProgrammeUnit.SlotLabel,
                Language = r.Event!.Programme!.Language,
            }).ToListAsync(ct);
        var substitutes = rows.Where(r => r.SubstitutesId is not null).ToList();
        var substituteIds = substitutes.Select(r => r.Id).ToList();
        var sits = substituteIds.Count == 0 ? [] : await db.SeatOccupancies.AsNoTracking().Where(o => substituteIds.Contains(o.RegistrationId))
            .Select(o => new { o.RegistrationId, o.SessionId }).ToListAsync(ct);
        var replaced = (from s in substitutes
                        from o in sits
                        where o.RegistrationId == s.Id
                        select new { Original = s.SubstitutesId!.Value, o.SessionId, s.Number }).ToLookup(x => x.Original);
        return rows.Select(r => new SheetRow(
            r.Id, r.Number, r.GivenName is null ? null : PersonLabel.Of(r.GivenName, r.FamilyName), r.NameLanguage ?? r.Language, r.UnidentifiedNote,
            r.Organisation ?? r.Unit ?? r.Slot, r.Language, r.Role, r.IsWalkIn,
            replaced[r.Id].DistinctBy(x => x.SessionId).ToDictionary(x => x.SessionId, x => x.Number),
            r.SubstitutesId is null ? null : sits.Where(o => o.RegistrationId == r.Id).Select(o => o.SessionId).ToHashSet(),
            r.SearchKey ?? "")).ToList();
    }
}
