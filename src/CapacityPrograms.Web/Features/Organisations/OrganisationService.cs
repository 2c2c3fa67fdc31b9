using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Organisations;

/// <summary>Writes organisations. They are shared by all programmes and never deleted: one ends by the date of its closing.</summary>
public sealed class OrganisationService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MostLines = 50;

    // What the ruleset of IATI 2.03 forbids in references.
    private static readonly char[] _notInIdentifiers = ['/', '&', '|', '?', ' '];

    /// <summary>Saves a new or changed organisation with its names and memberships.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="RefusedException">Input is wrong, or somebody saved in between.</exception>
    public async Task<int> SaveAsync(Actor actor, OrganisationInput input, CancellationToken ct)
    {
        OrganisationQueries.Require(actor);
        Check(input);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row =
            input.Id == 0
                ? db.Organisations.Add(new Organisation()).Entity
                : await db
                    .Organisations.Include(o => o.Names)
                    .Include(o => o.Memberships)
                    .AsSplitQuery()
                    .SingleOrDefaultAsync(o => o.Id == input.Id, ct)
                    ?? throw new MissingException();
        row.NextVersion(input.Version);
        await CheckLinksAsync(db, input, ct);
        Apply(row, input);
        ApplyNames(db, row, input);
        ApplyMemberships(db, row, input);
        row.SearchKey = SearchKey.Of([.. row.Name.Texts.Values, row.ShortName, .. input.Names.Select(n => n.Text)]);
        await db.SaveAsync(ct);
        db.Audit(actor, clock, input.Id == 0 ? AuditActions.OrganisationAdded : AuditActions.OrganisationChanged, null, "organisation", row.Id);
        await db.SaveAsync(ct);
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    private static void Check(OrganisationInput input)
    {
        var checks = new Checks()
            .Require(!input.Name.IsEmpty, "Name", "Required")
            .Require(input.Name.Texts.Values.All(t => t.Length <= 400), "Name", "TooLong", 400)
            .Require(Enum.IsDefined(input.Kind), "Kind", "Choose")
            .Text(input.ShortName, "ShortName", 100, required: false)
            .Text(input.Address, "Address", required: false)
            .Text(input.Phone, "Phone", 60, required: false)
            .Email(input.Email, "Email")
            .Text(input.Website, "Website", required: false)
            .Require(string.IsNullOrWhiteSpace(input.Website) || IsWebAddress(input.Website), "Website", "NotAWebAddress")
            .Text(input.PublicIdentifier, "PublicIdentifier", 100, required: false)
            .Require(
                string.IsNullOrWhiteSpace(input.PublicIdentifier) || input.PublicIdentifier.IndexOfAny(_notInIdentifiers) < 0, "PublicIdentifier",
                "BadIdentifier")
            .Text(input.Note, "Note", 2000, required: false)
            .PartialDate(input.FoundedOn, "FoundedOn").Period(input.FoundedOn, input.ClosedOn, "ClosedOn")
            .Require(input.Names.Count <= MostLines, "Names", "TooManyLines", MostLines)
            .Require(input.Memberships.Count <= MostLines, "Memberships", "TooManyLines", MostLines);
        foreach (var (name, i) in input.Names.Select((n, i) => (n, i)))
            checks
                .Text(name.Text, $"Names[{i}].Text")
                .Text(name.Language, $"Names[{i}].Language", 16)
                .PartialDate(name.From, $"Names[{i}].From")
                .Period(name.From, name.To, $"Names[{i}].To");
        foreach (var (membership, i) in input.Memberships.Select((m, i) => (m, i)))
        {
            checks.PartialDate(membership.From, $"Memberships[{i}].From").Period(membership.From, membership.To, $"Memberships[{i}].To")
                .Require(input.Id == 0 || membership.Association.Id != input.Id, $"Memberships[{i}].From", "OwnPart");
        }
        checks.Throw();
    }

    // Only such addresses become links; a "javascript:" address would run in the reader's page.
    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private static async Task CheckLinksAsync(AppDbContext db, OrganisationInput input, CancellationToken ct)
    {
        if (input.Unit is { } unit && !await db.Units.AnyAsync(u => u.Id == unit.Id, ct)) throw new RefusedException("Unit", "Missing");
        var associations = input.Memberships.Select(m => m.Association.Id).Distinct().ToList();
        if (await db.Organisations.CountAsync(o => associations.Contains(o.Id), ct) != associations.Count) throw new RefusedException("Memberships", "Missing");
        var seen = new HashSet<int>();
        for (var at = input.Parent?.Id; at is { } id && seen.Add(id);)
        {
            if (id == input.Id)
                throw new RefusedException("Parent", "OwnPart");
            var upper =
                await db.Organisations.Where(o => o.Id == id).Select(o => new { o.ParentId }).SingleOrDefaultAsync(ct)
                ?? throw new RefusedException("Parent", "Missing");
            at = upper.ParentId;
        }
    }

    private static void Apply(Organisation row, OrganisationInput input)
    {
        (row.Kind, row.Name, row.ShortName) = (input.Kind, input.Name, input.ShortName.TrimToNull());
        (row.UnitId, row.ParentId) = (input.Unit?.Id, input.Parent?.Id);
        (row.Address, row.Phone, row.Email, row.Website) = (
            input.Address.TrimToNull(), input.Phone.TrimToNull(), input.Email.TrimToNull(), input.Website.TrimToNull());
        row.PublicIdentifier = input.PublicIdentifier.TrimToNull();
        (row.FoundedOn, row.ClosedOn) = (PartialDateChecks.Read(input.FoundedOn), PartialDateChecks.Read(input.ClosedOn));
        row.Note = input.Note.TrimToNull();
    }

    private static void ApplyNames(AppDbContext db, Organisation row, OrganisationInput input)
    {
        foreach (var gone in row.Names.Where(n => input.Names.All(i => i.Id != n.Id)).ToList())
        {
            row.Names.Remove(gone);
            db.OrganisationNames.Remove(gone);
        }
        foreach (var name in input.Names)
        {
            var held = name.Id == 0 ? null : row.Names.Find(n => n.Id == name.Id);
            if (held is null) row.Names.Add(held = new OrganisationName { Text = "", Language = "" });
            (held.Text, held.Language, held.IsAlias) = (name.Text.Trim(), name.Language.Trim(), name.IsAlias);
            (held.From, held.To) = (PartialDateChecks.Read(name.From), PartialDateChecks.Read(name.To));
        }
    }

    private static void ApplyMemberships(AppDbContext db, Organisation row, OrganisationInput input)
    {
        foreach (var gone in row.Memberships.Where(m => input.Memberships.All(i => i.Id != m.Id)).ToList())
        {
            row.Memberships.Remove(gone);
            db.OrganisationMemberships.Remove(gone);
        }
        foreach (var membership in input.Memberships)
        {
            var held = membership.Id == 0 ? null : row.Memberships.Find(m => m.Id == membership.Id);
            if (held is null) row.Memberships.Add(held = new OrganisationMembership());
            held.AssociationId = membership.Association.Id;
            (held.From, held.To) = (PartialDateChecks.Read(membership.From), PartialDateChecks.Read(membership.To));
        }
    }
}
