using CapacityPrograms.Data;
using CapacityPrograms.Data.People;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Shared.Matching;

/// <summary>Reads of people what their identity is compared by; the spellings of a record merged into another are the other's.</summary>
public static class IdentityRecords
{
    /// <summary>The records of people who are merged into nobody.</summary>
    public static async Task<IReadOnlyList<IdentityRecord>> ReadAsync(AppDbContext db, IQueryable<Person> people, CancellationToken ct)
    {
        people = people.Where(p => p.CanonicalId == null && p.ErasedAt == null && p.RestrictedAt == null);
        var heads = await people.OrderBy(p => p.Id).Select(p => new { p.Id, p.GivenName, p.FamilyName, p.BirthYear, p.Sex, p.Email, p.Phone }).ToListAsync(ct);
        var ids = people.Select(p => p.Id);
        var spellings = (
            await db
                .PersonNames.Where(n => ids.Contains(n.PersonId))
                .Select(n => new
                {
                    n.PersonId, n.GivenName, n.FamilyName,
                })
                .ToListAsync(ct))
            .Concat(
                await db
                    .People.Where(p => p.CanonicalId != null && ids.Contains(p.CanonicalId.Value))
                    .Select(p => new
                    {
                        PersonId = p.CanonicalId!.Value, p.GivenName, p.FamilyName,
                    })
                    .ToListAsync(ct))
            .ToLookup(n => n.PersonId);
        var places = (
            await db
                .Affiliations.Where(a => ids.Contains(a.PersonId))
                .Select(a => new
                {
                    a.PersonId, Unit = a.UnitId ?? a.Organisation!.UnitId, a.OrganisationId,
                })
                .ToListAsync(ct)
        ).ToLookup(a => a.PersonId);
        return heads
            .Select(p => new IdentityRecord(
                p.Id, [new SpelledName(p.GivenName, p.FamilyName), .. spellings[p.Id].Select(n => new SpelledName(n.GivenName, n.FamilyName))],
                p.BirthYear, p.Sex, p.Email, p.Phone, places[p.Id].Select(a => a.Unit).OfType<int>().Distinct().ToList(),
                places[p.Id].Select(a => a.OrganisationId).OfType<int>().Distinct().ToList()))
            .ToList();
    }
}
