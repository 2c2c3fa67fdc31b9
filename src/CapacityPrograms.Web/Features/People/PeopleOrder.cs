using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Web.Features.People;

/// <summary>The orders that the list of people can have.</summary>
internal static class PeopleOrder
{
    /// <summary>By name, or by where somebody works: their newest place of work, as the row shows it.</summary>
    public static IOrderedQueryable<Person> Of(IQueryable<Person> people, ListAsk asked, string reader) =>
        (
            asked.Column switch
            {
                "organisation" => people
                    .InAlphabetOf(
                        reader, asked.Descending,
                        p => p.Affiliations.OrderByDescending(a => a.Id).Select(a => a.Organisation!.SortLatin).FirstOrDefault(),
                        p => p.Affiliations.OrderByDescending(a => a.Id).Select(a => a.Organisation!.SortCyrillic).FirstOrDefault())
                    .ThenInAlphabet(reader),
                "unit" => people
                    .InAlphabetOf(
                        reader, asked.Descending,
                        p => p.Affiliations.OrderByDescending(a => a.Id).Select(a => a.Unit!.SortLatin ?? a.Organisation!.Unit!.SortLatin).FirstOrDefault(),
                        p => p.Affiliations.OrderByDescending(a => a.Id).Select(a => a.Unit!.SortCyrillic ?? a.Organisation!.Unit!.SortCyrillic)
                            .FirstOrDefault())
                    .ThenInAlphabet(reader),
                _ => people.InAlphabet(reader, asked.Descending),
            }
        ).ThenBy(p => p.Id);
}
