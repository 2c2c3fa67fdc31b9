using CapacityPrograms.Data;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>An organisation that there is.</summary>
internal sealed record KnownOrganisation(int Id, LocalizedText Name, int? UnitId, int Version);

/// <summary>The organisations that there are, by every name they have or had.</summary>
internal sealed class KnownOrganisations
{
    private readonly Dictionary<string, List<KnownOrganisation>> _byName = new(StringComparer.Ordinal);
    private readonly HashSet<int> _ids = [];

    /// <summary>Reads all of them.</summary>
    public static async Task<KnownOrganisations> ReadAsync(AppDbContext db, CancellationToken ct)
    {
        var known = new KnownOrganisations();
        var further = (await db.OrganisationNames.AsNoTracking().Select(n => new { n.OrganisationId, n.Text }).ToListAsync(ct)).ToLookup(
            n => n.OrganisationId,
            n => n.Text);
        foreach (
            var o in await db
                .Organisations.AsNoTracking()
                .OrderBy(o => o.Id)
                .Select(o => new
                {
                    o.Id, o.Name, o.ShortName, o.UnitId, o.Version,
                })
                .ToListAsync(ct))
        {
            known._ids.Add(o.Id);
            foreach (var name in o.Name.Texts.Values.Append(o.ShortName ?? "").Concat(further[o.Id]).Select(SearchKey.Fold).Where(n => n.Length > 0).Distinct())
            {
                if (!known._byName.TryGetValue(name, out var list)) known._byName[name] = list = [];
                list.Add(new KnownOrganisation(o.Id, o.Name, o.UnitId, o.Version));
            }
        }
        return known;
    }

    /// <summary>Those that go by a name.</summary>
    public IReadOnlyList<KnownOrganisation> Named(string text) => _byName.GetValueOrDefault(SearchKey.Fold(text), []);

    /// <summary>Whether it is still there.</summary>
    public bool Has(int id) => _ids.Contains(id);

    /// <summary>An answer that takes one.</summary>
    public static ImportAnswer Existing(KnownOrganisation organisation, KnownUnits places) =>
        new(
            AnswerKind.Existing, organisation.Id, organisation.Name.Shown(),
            organisation.UnitId is { } unit && places.Get(unit) is { } place ? KnownUnits.Describe(place) : "");
}
