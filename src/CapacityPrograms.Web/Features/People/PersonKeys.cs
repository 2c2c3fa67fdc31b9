using CapacityPrograms.Data;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.People;

/// <summary>By what a person is found: own names and spellings, where they work or sit, and the same of each record merged into theirs.</summary>
internal static class PersonKeys
{
    /// <summary>Writes the search key of a person whose rows are saved.</summary>
    public static async Task WriteAsync(AppDbContext db, Person person, CancellationToken ct)
    {
        var spellings = await db
            .PersonNames.Where(n => n.PersonId == person.Id)
            .OrderBy(n => n.Id)
            .Select(n => PersonLabel.Of(n.GivenName, n.FamilyName))
            .ToListAsync(ct);
        var affiliations = await db
            .Affiliations.Where(a => a.PersonId == person.Id)
            .OrderBy(a => a.Id)
            .Select(a => new { Organisation = a.Organisation!.Name, Unit = a.Unit!.Name })
            .ToListAsync(ct);
        var merged = await db.People.Where(p => p.CanonicalId == person.Id).OrderBy(p => p.Id).Select(p => p.SearchKey).ToListAsync(ct);
        person.SearchKey = SearchKey.Of([
            person.GivenName, person.FamilyName, .. spellings,
            .. affiliations.SelectMany(a => new[] { a.Organisation, a.Unit }).OfType<LocalizedText>().SelectMany(n => n.Texts.Values), .. merged]);
    }
}
