using CapacityPrograms.Data.Places;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Data.Figures;

/// <summary>What lies in which municipality: whoever comes from a town or a village comes from its municipality.</summary>
/// <param name="units">Units with their kind and what they lie in, up to the top.</param>
public sealed class Municipalities(IReadOnlyDictionary<int, (UnitKind Kind, int? ParentId)> units)
{
    // Of what a unit lies in, the first of these kinds that is found is its municipality: the town of a community counts for that, the
    // village of a city for the city, and a city's own municipalities count for themselves.
    private static readonly UnitKind[] _kinds = [UnitKind.Municipality, UnitKind.Community, UnitKind.City];

    /// <summary>The municipality that a unit counts for: itself, or the nearest it lies in; itself where none is known.</summary>
    public int Of(int unit)
    {
        var line = Line(unit);
        // Above its municipality a district or region has none: it stands for itself.
        if (units.GetValueOrDefault(unit).Kind is UnitKind.Country or UnitKind.Entity or UnitKind.Region or UnitKind.Canton or UnitKind.District) return unit;
        foreach (var kind in _kinds)
        {
            var found = line.FindIndex(u => units.GetValueOrDefault(u).Kind == kind);
            if (found >= 0) return line[found];
        }
        return unit;
    }

    /// <summary>What a unit's municipality lies in; 0 where it is not known.</summary>
    public int RegionOf(int unit) => units.GetValueOrDefault(Of(unit)).ParentId ?? 0;

    /// <summary>Reads what the units lie in.</summary>
    public static async Task<Municipalities> ReadAsync(AppDbContext db, IEnumerable<int> wanted, CancellationToken ct)
    {
        var known = new Dictionary<int, (UnitKind, int?)>();
        var next = wanted.Distinct().ToList();
        while (next.Count > 0)
        {
            var ids = next;
            var rows = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Kind, u.ParentId }).ToListAsync(ct);
            foreach (var row in rows) known[row.Id] = (row.Kind, row.ParentId);
            next = rows.Select(r => r.ParentId).OfType<int>().Where(id => !known.ContainsKey(id)).Distinct().ToList();
        }
        return new Municipalities(known);
    }

    // The unit and all it lies in, from the nearest; a ring ends where it closes.
    private List<int> Line(int unit)
    {
        var line = new List<int>();
        for (int? at = unit; at is { } id && !line.Contains(id); at = units.GetValueOrDefault(id).ParentId) line.Add(id);
        return line;
    }
}
