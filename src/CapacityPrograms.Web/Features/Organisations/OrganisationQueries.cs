using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Organisations;

/// <summary>Reads organisations for the list, the page and the form; coordinators and administrators only.</summary>
public sealed class OrganisationQueries(IDbContextFactory<AppDbContext> contexts)
{
    /// <summary>One page of organisations, by <c>name</c> or by <c>place</c>.</summary>
    public async Task<PageOf<OrganisationRow>> ListAsync(Actor actor, string? text, OrganisationKind? kind, ListAsk asked, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var query = db.Organisations.AsNoTracking().Search(text, o => o.SearchKey);
        if (kind is { } k) query = query.Where(o => o.Kind == k);
        var tag = Language.Current.Tag;
        var ordered = asked.Column == "place"
            ? query.InAlphabetOf(tag, asked.Descending, o => o.Unit!.SortLatin, o => o.Unit!.SortCyrillic).ThenInAlphabet(tag)
            : query.InAlphabet(tag, asked.Descending);
        return await ordered
            .ThenBy(o => o.Id)
            .Select(o => new OrganisationRow(o.Id, o.Name, o.ShortName, o.Kind, o.Unit!.Name, o.Unit.Parent!.Name, o.ClosedOn))
            .PageAsync(asked, ct);
    }

    /// <summary>The page of an organisation.</summary>
    /// <exception cref="MissingException">No such organisation.</exception>
    public async Task<OrganisationView> ReadAsync(Actor actor, int id, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var o =
            await db
                .Organisations.AsNoTracking()
                .Include(x => x.Names)
                .Include(x => x.Parent)
                .Include(x => x.Unit)
                    .ThenInclude(u => u!.Parent)
                .AsSplitQuery()
                .SingleOrDefaultAsync(x => x.Id == id, ct)
            ?? throw new MissingException();
        var parts = await db
            .Organisations.AsNoTracking()
            .Where(x => x.ParentId == id)
            .InAlphabet(Language.Current.Tag)
            .Select(x => new
            {
                x.Id, x.Name, x.FoundedOn, x.ClosedOn,
            })
            .ToListAsync(ct);
        var associations = await db
            .OrganisationMemberships.AsNoTracking()
            .Where(m => m.MemberId == id)
            .OrderBy(m => m.Id)
            .Select(m => new
            {
                Id = m.AssociationId, m.Association!.Name, m.From, m.To,
            })
            .ToListAsync(ct);
        var members = await db
            .OrganisationMemberships.AsNoTracking()
            .Where(m => m.AssociationId == id)
            .OrderBy(m => m.Id)
            .Select(m => new
            {
                m.MemberId, Member = m.Member!.Name, m.MemberUnitId, Unit = m.MemberUnit!.Name, m.From, m.To,
            })
            .ToListAsync(ct);
        var visible = db.Programmes.VisibleTo(actor);
        var roles = await db
            .ProgrammeOrganisations.AsNoTracking()
            .Where(r => r.OrganisationId == id && visible.Any(p => p.Id == r.ProgrammeId))
            .OrderBy(r => r.ProgrammeId)
            .ThenBy(r => r.Role)
            .Select(r => new RoleLine(r.Programme!.Code, r.Programme.Name, r.Programme.Language, r.Role))
            .ToListAsync(ct);
        var memoranda = await db
            .Memoranda.AsNoTracking()
            .Where(m => m.OrganisationId == id && visible.Any(p => p.Id == m.ProgrammeId))
            .OrderBy(m => m.Id)
            .Select(m => new MemorandumLine(m.Programme!.Code, m.Programme.Name, m.Programme.Language, m.SignedOn, m.EndsOn, m.Promises))
            .ToListAsync(ct);
        return new OrganisationView(
            o.Id, o.Name, o.ShortName, o.Kind, o.UnitId, o.Unit?.Name, o.Unit?.Parent?.Name, o.ParentId, o.Parent?.Name, o.Address, o.Phone, o.Email,
            o.Website, o.PublicIdentifier, o.FoundedOn, o.ClosedOn, o.Note,
            o.Names.OrderBy(n => n.IsAlias).ThenBy(n => n.Id).Select(n => new NameView(n.Text, n.Language, n.IsAlias, n.From, n.To)).ToList(),
            parts.Select(p => new MemberLine($"/organisations/{p.Id}", p.Name, p.FoundedOn, p.ClosedOn)).ToList(),
            associations.Select(a => new MemberLine($"/organisations/{a.Id}", a.Name, a.From, a.To)).ToList(),
            members
                .Select(m =>
                    m.MemberId is { } member
                        ? new MemberLine($"/organisations/{member}", m.Member, m.From, m.To)
                        : new MemberLine($"/places/{m.MemberUnitId}", m.Unit ?? LocalizedText.Empty, m.From, m.To))
                .ToList(),
            roles, memoranda);
    }

    /// <summary>The form of an organisation; an empty one for none.</summary>
    public async Task<OrganisationInput> FormAsync(Actor actor, int? id, CancellationToken ct)
    {
        Require(actor);
        if (id is null) return new OrganisationInput();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var o =
            await db
                .Organisations.AsNoTracking()
                .Include(x => x.Names)
                .Include(x => x.Parent)
                .Include(x => x.Unit)
                    .ThenInclude(u => u!.Parent)
                .Include(x => x.Memberships)
                    .ThenInclude(m => m.Association)
                .AsSplitQuery()
                .SingleOrDefaultAsync(x => x.Id == id, ct)
            ?? throw new MissingException();
        return new OrganisationInput
        {
            Id = o.Id, Version = o.Version, Kind = o.Kind, Name = o.Name, ShortName = o.ShortName, Address = o.Address, Phone = o.Phone,
            Email = o.Email, Website = o.Website, PublicIdentifier = o.PublicIdentifier, Note = o.Note,
            Unit = o.Unit is null ? null : Chosen(o.Unit.Id, o.Unit.Name, $"{o.Unit.Parent?.Name.Shown()} {o.Unit.Country}", o.Unit.Parent?.Name),
            Parent = o.Parent is null ? null : Chosen(o.Parent.Id, o.Parent.Name, ""), FoundedOn = o.FoundedOn?.ToString() ?? "",
            ClosedOn = o.ClosedOn?.ToString() ?? "",
            Names = o
                .Names.OrderBy(n => n.Id)
                .Select(n => new NameInput
                {
                    Id = n.Id, Text = n.Text, Language = n.Language, IsAlias = n.IsAlias, From = n.From?.ToString() ?? "",
                    To = n.To?.ToString() ?? "",
                })
                .ToList(),
            Memberships = o
                .Memberships.OrderBy(m => m.Id)
                .Select(m => new MembershipInput
                {
                    Id = m.Id, Association = Chosen(m.AssociationId, m.Association!.Name, ""), From = m.From?.ToString() ?? "",
                    To = m.To?.ToString() ?? "",
                })
                .ToList(),
        };
    }

    internal static void Require(Actor actor)
    {
        if (!actor.CoordinatesAny) throw new ForbiddenException();
    }

    private static Found Chosen(int id, LocalizedText name, string detail, LocalizedText? within = null) =>
        new(id, name.Shown(), name.ShownTag(), detail.Trim(), within?.ShownTag());
}
