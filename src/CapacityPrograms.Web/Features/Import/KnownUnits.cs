using CapacityPrograms.Data;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>A unit that there is.</summary>
internal sealed record KnownUnit(int Id, string Country, UnitKind Kind, LocalizedText Name, int? ParentId, bool HasPosition, int Version)
{
    /// <summary>Systems in which it has a code.</summary>
    public HashSet<string> Systems { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether people come on its behalf, as from no region or country.</summary>
    public bool IsMunicipal => Kind is UnitKind.Municipality or UnitKind.City or UnitKind.Community;
}

/// <summary>The units that there are, by code and by name in any script.</summary>
internal sealed class KnownUnits
{
    private readonly Dictionary<int, KnownUnit> _byId = [];
    private readonly Dictionary<string, int> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<KnownUnit>> _byName = new(StringComparer.Ordinal), _byBareName = new(StringComparer.Ordinal),
        _byBareCode = new(StringComparer.Ordinal);

    /// <summary>Reads all of them.</summary>
    public static async Task<KnownUnits> ReadAsync(AppDbContext db, CancellationToken ct)
    {
        var places = new KnownUnits();
        foreach (
            var u in await db
                .Units.AsNoTracking()
                .OrderBy(u => u.Id)
                .Select(u => new
                {
                    u.Id, u.Country, u.Kind, u.Name, u.Aliases, u.ParentId, Has = u.Latitude != null, u.Version,
                })
                .ToListAsync(ct))
        {
            var place = places._byId[u.Id] = new KnownUnit(u.Id, u.Country, u.Kind, u.Name, u.ParentId, u.Has, u.Version);
            foreach (var name in u.Name.Texts.Values.Concat(u.Aliases?.Split('\n') ?? []).Select(SearchKey.Fold).Where(n => n.Length > 0).Distinct())
            {
                Add(places._byName, name, place);
                if (place.IsMunicipal && Bare(name) is { Length: > 0 } bare) Add(places._byBareName, bare, place);
            }
        }
        foreach (var c in await db.UnitCodes.AsNoTracking().Select(c => new { c.UnitId, c.System, c.Code, c.IdentityKey }).ToListAsync(ct))
        {
            places._byId[c.UnitId].Systems.Add(c.System);
            if (c.IdentityKey is null) continue;
            places._byCode[c.IdentityKey] = c.UnitId;
            Add(places._byBareCode, c.Code, places._byId[c.UnitId]);
        }
        return places;
    }

    /// <summary>The unit that a code identifies.</summary>
    public KnownUnit? OfCode(string system, string code) => _byCode.TryGetValue(MunicipalityCode.IdentityKey(system, code), out var id) ? _byId[id] : null;

    /// <summary>Units of that name, or with that code whatever its system is.</summary>
    /// <param name="country">Only of this one; of any where empty.</param>
    public IReadOnlyList<KnownUnit> Named(string text, string country = "") =>
        [
            .. _byName
                .GetValueOrDefault(SearchKey.Fold(text), [])
                .Concat(_byBareCode.GetValueOrDefault(text.Trim(), []))
                .Where(p => country.Length == 0 || p.Country == country)
                .Distinct(),
        ];

    /// <summary>
    /// Municipalities by what a table calls them: “Општина Пријепоље” is “Prijepolje”, and a name that is also a region's
    /// is the municipality's; a registry may have the word in the name and the table not. A region comes only where nothing
    /// else is so called.
    /// </summary>
    public IReadOnlyList<KnownUnit> Municipal(string text, string country = "")
    {
        var found = Named(text, country);
        if (found.Count == 0 && Bare(text) is { } bare) found = Named(bare, country);
        if (found.Count == 0) found = [.. _byBareName.GetValueOrDefault(SearchKey.Fold(text), []).Where(p => country.Length == 0 || p.Country == country)];
        return found.Any(p => p.IsMunicipal) ? [.. found.Where(p => p.IsMunicipal)] : found;
    }

    /// <summary>A unit by its id.</summary>
    public KnownUnit? Get(int id) => _byId.GetValueOrDefault(id);

    /// <summary>Its name for the reader.</summary>
    public static string Describe(KnownUnit place) => place.Name.Shown();

    /// <summary>What it is in, for telling two of one name apart.</summary>
    public string Where(KnownUnit place) => string.Join(", ", Above(place).Select(Describe).Append(place.Country));

    private IEnumerable<KnownUnit> Above(KnownUnit place)
    {
        // Two steps: canton and entity tell any two apart.
        for (var (at, steps) = (place.ParentId, 0); at is { } id && steps < 2 && Get(id) is { } parent; at = parent.ParentId, steps++) yield return parent;
    }

    // The word for a municipality before its name, folded, in the languages served.
    private static readonly string[] _words = ["opstina", "opcina", "obstina", "gmina", "gromada", "grad", "miasto", "municipality of", "city of", "so", "go"];

    private static string? Bare(string text)
    {
        var folded = SearchKey.Fold(text);
        return _words.Where(w => folded.StartsWith(w + " ", StringComparison.Ordinal)).Select(w => folded[(w.Length + 1)..]).FirstOrDefault();
    }

    private static void Add(Dictionary<string, List<KnownUnit>> lists, string key, KnownUnit place)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        if (!list.Contains(place)) list.Add(place);
    }
}
