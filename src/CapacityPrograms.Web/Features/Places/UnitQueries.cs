using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Places;

/// <summary>Reads units for the list, the page and the form; coordinators and administrators only.</summary>
public sealed class UnitQueries(IDbContextFactory<AppDbContext> contexts)
{
    private const int MostEvents = 50;

    /// <summary>
    /// One page of units, by <c>name</c>, <c>parent</c>, <c>country</c> or number of <c>programmes</c>; programmes are those that the actor sees.
    /// </summary>
    public async Task<UnitList> ListAsync(Actor actor, string? text, string? country, UnitKind? kind, ListAsk asked, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var query = db.Units.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(country)) query = query.Where(u => u.Country == country);
        if (kind is { } k) query = query.Where(u => u.Kind == k);
        if (!string.IsNullOrWhiteSpace(text))
        {
            var (code, upper) = (text.Trim(), text.Trim().ToUpperInvariant());
            var byName = db.Units.Search(text, u => u.SearchKey).Select(u => u.Id);
            query = query.Where(u => byName.Contains(u.Id) || u.Codes.Any(c => c.Code == code || c.Code == upper));
        }
        var programmes = db.Programmes.VisibleTo(actor);
        var (tag, descending) = (Language.Current.Tag, asked.Descending);
        var ordered = asked.Column switch
        {
            "parent" => query.InAlphabetOf(tag, descending, u => u.Parent!.SortLatin, u => u.Parent!.SortCyrillic).ThenInAlphabet(tag),
            "country" => query.By(u => u.Country, descending).ThenInAlphabet(tag),
            "programmes" => query.By(u => programmes.Count(p => p.Units.Any(x => x.UnitId == u.Id)), descending).ThenInAlphabet(tag),
            _ => query.InAlphabet(tag, descending),
        };
        var rows = await ordered
            .ThenBy(u => u.Country)
            .ThenBy(u => u.Id)
            .Select(u => new UnitRow(
                u.Id, u.Name, u.Kind, u.Country, u.Parent!.Name, u.ValidTo, programmes.Count(p => p.Units.Any(x => x.UnitId == u.Id))))
            .PageAsync(asked, ct);
        return new(rows, await db.Units.Select(u => u.Country).Distinct().OrderBy(c => c).ToListAsync(ct));
    }

    /// <summary>The page of a unit.</summary>
    /// <exception cref="MissingException">No such unit.</exception>
    public async Task<UnitView> ReadAsync(Actor actor, int id, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var u =
            await db.Units.AsNoTracking().Include(x => x.Parent).Include(x => x.Codes).SingleOrDefaultAsync(x => x.Id == id, ct)
            ?? throw new MissingException();
        var children = await Links(db.Units.Where(x => x.ParentId == id)).ToListAsync(ct);
        var successors = await db
            .UnitSuccessions.AsNoTracking()
            .Where(s => s.PredecessorId == id)
            .Select(s => new UnitLink(s.SuccessorId, s.Successor!.Name, s.Successor.Kind, s.On))
            .ToListAsync(ct);
        var predecessors = await db
            .UnitSuccessions.AsNoTracking()
            .Where(s => s.SuccessorId == id)
            .Select(s => new UnitLink(s.PredecessorId, s.Predecessor!.Name, s.Predecessor.Kind, s.On))
            .ToListAsync(ct);
        var organisations = await db
            .Organisations.AsNoTracking()
            .Where(o => o.UnitId == id)
            .InAlphabet(Language.Current.Tag)
            .Select(o => new UnitOrganisation(o.Id, o.Name, o.Kind))
            .ToListAsync(ct);
        var visible = db.Programmes.VisibleTo(actor);
        var programmes = await db
            .ProgrammeUnits.AsNoTracking()
            .Where(p => p.UnitId == id && visible.Any(v => v.Id == p.ProgrammeId))
            .OrderBy(p => p.ProgrammeId)
            .ThenBy(p => p.Role)
            .Select(p => new UnitProgramme(p.Programme!.Code, p.Programme.Name, p.Programme.Language, p.Role, p.Cohort))
            .ToListAsync(ct);
        var events = await db
            .Events.VisibleTo(actor)
            .AsNoTracking()
            .Where(e => e.UnitId == id || e.Venue!.UnitId == id)
            .OrderByDescending(e => e.FirstDay)
            .ThenByDescending(e => e.Id)
            .Take(MostEvents)
            .Select(e => new UnitEvent(e.Id, e.Title, e.Language ?? e.Programme!.Language, e.FirstDay, e.LastDay))
            .ToListAsync(ct);
        return new UnitView(
            u.Id, u.Name, u.Aliases, u.Kind, u.Country, u.Parent is null ? null : new UnitLink(u.Parent.Id, u.Parent.Name, u.Parent.Kind),
            u.Latitude, u.Longitude, u.ValidFrom, u.ValidTo, u.Note,
            u.Codes.OrderBy(c => c.System, StringComparer.Ordinal).Select(c => new CodeView(c.System, c.Code, c.IdentityKey is not null)).ToList(),
            children, successors, predecessors, organisations, programmes, events);
    }

    /// <summary>The form of a unit; an empty one for none.</summary>
    public async Task<UnitInput> FormAsync(Actor actor, int? id, CancellationToken ct)
    {
        Require(actor);
        if (id is null) return new UnitInput();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var u =
            await db
                .Units.AsNoTracking()
                .Include(x => x.Parent)
                    .ThenInclude(p => p!.Parent)
                .Include(x => x.Codes)
                .Include(x => x.Successors)
                    .ThenInclude(s => s.Successor)
                        .ThenInclude(s => s!.Parent)
                .AsSplitQuery()
                .SingleOrDefaultAsync(x => x.Id == id, ct)
            ?? throw new MissingException();
        return new UnitInput
        {
            Id = u.Id, Version = u.Version, Name = u.Name, Aliases = u.Aliases, Country = u.Country, Kind = u.Kind,
            Parent = u.Parent is null ? null : Chosen(u.Parent), Latitude = u.Latitude, Longitude = u.Longitude,
            ValidFrom = u.ValidFrom?.ToString() ?? "", ValidTo = u.ValidTo?.ToString() ?? "", Note = u.Note,
            Codes = u
                .Codes.Select(c => new CodeInput
                {
                    System = c.System, Code = c.Code, IsIdentity = c.IdentityKey is not null,
                })
                .ToList(),
            Successors = u.Successors.Select(s => new SuccessorInput { Unit = Chosen(s.Successor!), On = s.On?.ToString() ?? "" }).ToList(),
        };
    }

    internal static void Require(Actor actor)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
    }

    private static Found Chosen(TerritorialUnit unit)
    {
        var (tag, text) = unit.Name.ForReader();
        return new(unit.Id, text, tag, $"{unit.Parent?.Name.Shown()} {unit.Country}".Trim(), unit.Parent?.Name.ShownTag());
    }

    private static IQueryable<UnitLink> Links(IQueryable<TerritorialUnit> units) =>
        units.AsNoTracking().InAlphabet(Language.Current.Tag).ThenBy(u => u.Id).Select(u => new UnitLink(u.Id, u.Name, u.Kind, null));
}
