using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Programmes.Sections;

/// <summary>
/// Adds to the registers that all programmes share what a programme needs and they do not know, by its name alone, in the programme's
/// language; the rest is filled in on its own page. Whoever is known by exactly that name is not added a second time.
/// </summary>
public sealed class RegisterService(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    private const int MostLetters = 400;

    /// <summary>Adds an organisation.</summary>
    /// <param name="code">The programme that needs it.</param>
    /// <exception cref="RefusedException">The name is empty or too long.</exception>
    public Task<Picked> AddOrganisationAsync(Actor actor, string code, string name, OrganisationKind kind, CancellationToken ct) =>
        AddAsync(
            actor, code, name, (db, _, key) => db.Organisations.Where(o => o.SearchKey.Contains(key)), o => (o.Id, o.Name),
            (_, label, key) => new Organisation { Name = label, Kind = kind, SearchKey = key }, AuditActions.OrganisationAdded, "organisation", ct);

    /// <summary>Adds a municipality of the programme's country.</summary>
    /// <param name="code">The programme that needs it.</param>
    /// <exception cref="RefusedException">The name is empty or too long.</exception>
    public Task<Picked> AddMunicipalityAsync(Actor actor, string code, string name, CancellationToken ct) =>
        AddAsync(
            actor, code, name,
            (db, programme, key) => db.Units.Where(u => u.Country == programme.Country && u.Kind == UnitKind.Municipality && u.SearchKey.Contains(key)),
            u => (u.Id, u.Name),
            (programme, label, key) => new TerritorialUnit
            {
                Name = label, Kind = UnitKind.Municipality, Country = programme.Country, SearchKey = key,
            },
            AuditActions.UnitAdded, "unit", ct);

    private async Task<Picked> AddAsync<T>(
        Actor actor, string code, string name, Func<AppDbContext, Programme, string, IQueryable<T>> alike, Func<T, (int Id, LocalizedText Name)> read,
        Func<Programme, LocalizedText, string, T> make, AuditAction added, string subject, CancellationToken ct)
        where T : class
    {
        new Checks().Text(name, "Name", MostLetters).Throw();
        name = name.Trim();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programme = await SectionQueries.KeptAsync(db, actor, code, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var key = SearchKey.Of(name);
        var row = (await alike(db, programme, key).ToListAsync(ct)).Find(r => read(r).Name.Texts.Values.Contains(name));
        if (row is null)
        {
            row = db.Set<T>().Add(make(programme, LocalizedText.Of(programme.Language, name), key)).Entity;
            await db.SaveAsync(ct);
            db.Audit(actor, clock, added, null, subject, read(row).Id);
            await db.SaveAsync(ct);
        }
        await transaction.CommitAsync(ct);
        return new(read(row).Id, name, programme.Language);
    }
}
