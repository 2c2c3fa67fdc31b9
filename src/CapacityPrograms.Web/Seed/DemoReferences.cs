using CapacityPrograms.Data;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Seed;

/// <summary>Units and organisations that several programmes name: what is there already is taken and left as it is.</summary>
internal sealed class DemoReferences
{
    private readonly AppDbContext _db;
    private readonly List<TerritorialUnit> _units;
    private readonly List<Organisation> _organisations;

    private DemoReferences(AppDbContext db, List<TerritorialUnit> units, List<Organisation> organisations) =>
        (_db, _units, _organisations) = (db, units, organisations);

    public AppDbContext Db => _db;

    public static async Task<DemoReferences> OpenAsync(AppDbContext db, CancellationToken ct) =>
        new(db, await db.Units.Include(u => u.Codes).ToListAsync(ct), await db.Organisations.ToListAsync(ct));

    /// <summary>A unit, found by its identifying code, or without one by country, kind, name and upper unit.</summary>
    public TerritorialUnit Unit(string country, UnitKind kind, LocalizedText name, TerritorialUnit? parent = null, (string System, string Code)? code = null,
        string? aliases = null, double? lat = null, double? lon = null, string? note = null)
    {
        var identity = code is { } c ? MunicipalityCode.IdentityKey(c.System, c.Code) : null;
        var unit = identity is not null
            ? _units.FirstOrDefault(u => u.Codes.Any(x => x.IdentityKey == identity))
            : _units.FirstOrDefault(u => u.Country == country && u.Kind == kind && u.Name.Equals(name) && Same(u.Parent, u.ParentId, parent));
        if (unit is not null) return unit;
        unit = new TerritorialUnit
        {
            Country = country, Kind = kind, Name = name, Parent = parent, Aliases = aliases, Latitude = lat, Longitude = lon, Note = note,
            SearchKey = SearchKey.Of([.. name.Texts.Values, .. aliases?.Split('\n') ?? []]),
        };
        if (code is { } own) unit.Codes.Add(new UnitCode { System = own.System, Code = own.Code, IdentityKey = identity });
        _units.Add(unit);
        _db.Units.Add(unit);
        return unit;
    }

    /// <summary>An organisation, found by kind, name and unit.</summary>
    public Organisation Organisation(
        OrganisationKind kind, LocalizedText name, string? shortName = null, TerritorialUnit? unit = null, Organisation? parent = null)
    {
        var found = _organisations.FirstOrDefault(o => o.Kind == kind && o.Name.Equals(name) && Same(o.Unit, o.UnitId, unit));
        if (found is not null) return found;
        var organisation = new Organisation
        {
            Kind = kind, Name = name, ShortName = shortName, Unit = unit, Parent = parent, SearchKey = SearchKey.Of([.. name.Texts.Values, shortName]),
        };
        _organisations.Add(organisation);
        _db.Organisations.Add(organisation);
        return organisation;
    }

    /// <summary>Named by two of the documents.</summary>
    public Organisation Undp() => Organisation(OrganisationKind.InternationalOrganisation, LocalizedText.From(new Dictionary<string, string>
    {
        ["bs"] = "Razvojni program Ujedinjenih nacija", ["uk"] = "Програма розвитку ООН (ПРООН)", ["en"] = "United Nations Development Programme",
    }), "UNDP");

    private static bool Same(TerritorialUnit? held, int? heldId, TerritorialUnit? wanted) =>
        wanted is null ? held is null && heldId is null : ReferenceEquals(held, wanted) || (wanted.Id != 0 && heldId == wanted.Id);
}
