using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Benchmarks.LargeArchive;

/// <summary>A municipality and whoever sends people for it.</summary>
internal sealed record ArchiveMunicipality(TerritorialUnit Unit, Organisation Administration, Organisation Council, Organisation Association)
{
    /// <summary>Who sends people of a position, in the order of <see cref="ArchiveWords.Positions"/>.</summary>
    public Organisation Of(int position) => position switch { 1 => Council, 3 => Association, _ => Administration };
}

/// <summary>A country's regions, municipalities and their organisations.</summary>
internal sealed record ArchiveCountry(IReadOnlyList<ArchiveMunicipality> Municipalities, Organisation Lead, Organisation Funder, IReadOnlyList<Venue> Venues)
{
    private const int Rows = 8;

    /// <summary>Adds a country to the context; saved by the caller.</summary>
    public static ArchiveCountry Add(AppDbContext db, ArchiveWords words)
    {
        var regions = words.Regions.Select(name => Unit(words, UnitKind.Region, name, null)).ToList();
        var names = words.Seats.SelectMany(seat => words.Before.Select(before => $"{before} {seat}")).ToList();
        var municipalities = names
            .Select(
                (name, i) =>
                {
                    // Neighbours in the list are neighbours on the map, and share a region.
                    var unit = Unit(words, UnitKind.Municipality, name, regions[i * regions.Count / names.Count]);
                    (unit.Latitude, unit.Longitude) = (
                        words.Latitude + (i / Rows * 0.31) + (i % 3 * 0.07), words.Longitude + (i % Rows * 0.42) + (i % 5 * 0.05));
                    var code = string.Create(CultureInfo.InvariantCulture, $"{words.Country}-{i + 1:000}");
                    unit.Codes.Add(
                        new UnitCode
                        {
                            System = "archive", Code = code, IdentityKey = MunicipalityCode.IdentityKey("archive", code),
                        }
                    );
                    unit.SearchKey = SearchKey.Of(name, code);
                    return new ArchiveMunicipality(
                        unit, Organisation(words, OrganisationKind.Administration, words.Office[0], unit),
                        Organisation(words, OrganisationKind.Council, words.Office[1], unit),
                        Organisation(words, OrganisationKind.Ngo, words.Office[2], unit));
                }
            )
            .ToList();
        var lead = Organisation(words, OrganisationKind.Association, words.Office[2], regions[0]);
        var funder = Organisation(words, OrganisationKind.Donor, "Fund {0}", regions[^1]);
        var venues = municipalities
            .Where((_, i) => i % 9 == 0)
            .Select(m => Text(m.Unit.Name))
            .Select(
                (name, i) =>
                    new Venue
                    {
                        Name = $"{words.Before[i % words.Before.Length]} hotel {name}", Capacity = 60,
                        SearchKey = SearchKey.Of(words.Before[i % words.Before.Length], "hotel", name),
                    }
            )
            .ToList();
        db.Units.AddRange(regions);
        db.Organisations.AddRange(municipalities.SelectMany(m => new[] { m.Administration, m.Council, m.Association }).Append(lead).Append(funder));
        db.Venues.AddRange(venues);
        return new ArchiveCountry(municipalities, lead, funder, venues);
    }

    private static TerritorialUnit Unit(ArchiveWords words, UnitKind kind, string name, TerritorialUnit? parent) => new()
    {
        Country = words.Country, Kind = kind, Name = LocalizedText.Of(words.Tag, name), Parent = parent, SearchKey = SearchKey.Of(name),
    };

    private static Organisation Organisation(ArchiveWords words, OrganisationKind kind, string pattern, TerritorialUnit unit)
    {
        var name = string.Format(CultureInfo.InvariantCulture, pattern, Text(unit.Name));
        return new Organisation { Kind = kind, Name = LocalizedText.Of(words.Tag, name), Unit = unit, SearchKey = SearchKey.Of(name) };
    }

    private static string Text(LocalizedText name) => name.Texts.Values.First();
}
