using System.Reflection;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>
/// Takes an import back inside the caller's transaction. Whether something depends on what was made is asked of every
/// foreign key of the model, so that a table added later is asked too.
/// </summary>
internal sealed class ImportUndo(AppDbContext db, int runId)
{
    private static readonly Dictionary<Type, ImportSubject> _subjects = new()
    {
        [typeof(TerritorialUnit)] = ImportSubject.Unit, [typeof(UnitCode)] = ImportSubject.UnitCode, [typeof(Organisation)] = ImportSubject.Organisation,
        [typeof(Person)] = ImportSubject.Person, [typeof(Registration)] = ImportSubject.Registration,
    };

    // What is written with a row and goes with it.
    private static readonly HashSet<(Type, string)> _own =
    [
        (typeof(UnitCode), nameof(UnitCode.UnitId)), (typeof(Affiliation), nameof(Affiliation.PersonId)),
        (typeof(SeatOccupancy), nameof(SeatOccupancy.RegistrationId)),
    ];

    /// <summary>Deletes what was made and empties what was filled.</summary>
    /// <exception cref="RefusedException">Something depends on it, or somebody worked on it since.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        await RefuseChangedAsync<TerritorialUnit>(ImportSubject.Unit, ct);
        await RefuseChangedAsync<Organisation>(ImportSubject.Organisation, ct);
        await RefuseChangedAsync<Person>(ImportSubject.Person, ct);
        await RefuseChangedAsync<Registration>(ImportSubject.Registration, ct);

        await EmptyAsync<TerritorialUnit>(ImportSubject.Unit, ct);
        await EmptyAsync<Organisation>(ImportSubject.Organisation, ct);
        // Asked only now, because what was filled may refer to what was made.
        await RefuseUsedAsync(ct);
        var (registrations, people, organisations, units, codes) = (
            Made(ImportSubject.Registration), Made(ImportSubject.Person), Made(ImportSubject.Organisation), Made(ImportSubject.Unit),
            Made(ImportSubject.UnitCode));
        await db.SeatOccupancies.Where(o => registrations.Contains(o.RegistrationId)).ExecuteDeleteAsync(ct);
        await db.Registrations.Where(r => registrations.Contains(r.Id)).ExecuteDeleteAsync(ct);
        await db.Affiliations.Where(a => people.Contains(a.PersonId)).ExecuteDeleteAsync(ct);
        await db.People.Where(p => people.Contains(p.Id)).ExecuteDeleteAsync(ct);
        await db.Organisations.Where(o => organisations.Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.ParentId, (int?)null), ct);
        await db.Organisations.Where(o => organisations.Contains(o.Id)).ExecuteDeleteAsync(ct);
        await db.UnitCodes.Where(c => codes.Contains(c.Id) || units.Contains(c.UnitId)).ExecuteDeleteAsync(ct);
        await RekeyAsync(ct);
        await db.Units.Where(u => units.Contains(u.Id)).ExecuteUpdateAsync(s => s.SetProperty(u => u.ParentId, (int?)null), ct);
        await db.Units.Where(u => units.Contains(u.Id)).ExecuteDeleteAsync(ct);
    }

    private IQueryable<int> Made(ImportSubject subject) =>
        db.ImportItems.Where(i => i.RunId == runId && i.Subject == subject && i.Filled == null).Select(i => i.SubjectId);

    private async Task RefuseUsedAsync(CancellationToken ct)
    {
        var used = 0;
        foreach (var (type, subject) in _subjects)
        {
            var keys = db.Model.FindEntityType(type)!.GetReferencingForeignKeys()
                .Where(key => key.Properties.Count == 1 && !_own.Contains((key.DeclaringEntityType.ClrType, key.Properties[0].Name)));
            foreach (var key in keys)
            {
                var count = typeof(ImportUndo)
                    .GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
                    .MakeGenericMethod(key.DeclaringEntityType.ClrType);
                used += await (Task<int>)count.Invoke(this, [key.Properties[0].Name, subject, ct])!;
            }
        }
        if (used > 0) throw new RefusedException("", "ImportInUse", used);
    }

    private Task<int> CountAsync<T>(string property, ImportSubject subject, CancellationToken ct) where T : class
    {
        var made = Made(subject).Select(id => (int?)id);
        var dependents = db.Set<T>().Where(row => made.Contains(EF.Property<int?>(row, property)));
        if (_subjects.TryGetValue(typeof(T), out var own))
        {
            // Of one import the parts refer to each other; what belongs to them goes with them.
            var mine = Made(own);
            dependents = dependents.Where(row => !mine.Contains(EF.Property<int>(row, "Id")));
        }
        return dependents.CountAsync(ct);
    }

    private async Task RefuseChangedAsync<T>(ImportSubject subject, CancellationToken ct) where T : class, IVersioned
    {
        var items = db.ImportItems.Where(i => i.RunId == runId && i.Subject == subject);
        var same = await items.CountAsync(i => db.Set<T>().Any(row => EF.Property<int>(row, "Id") == i.SubjectId && row.Version == i.Version), ct);
        if (await items.CountAsync(ct) - same is > 0 and var changed) throw new RefusedException("", "ImportChangedSince", changed);
    }

    // A unit whose code went is no longer found by it.
    private async Task RekeyAsync(CancellationToken ct)
    {
        var coded = db
            .ImportItems.Where(i => i.RunId == runId && i.Subject == ImportSubject.Unit && i.Filled!.Contains(nameof(TerritorialUnit.Codes)))
            .Select(i => i.SubjectId);
        foreach (var unit in await db.Units.Include(u => u.Codes).Where(u => coded.Contains(u.Id)).ToListAsync(ct))
            unit.SearchKey = SearchKey.Of([.. unit.Name.Texts.Values, .. unit.Aliases?.Split('\n') ?? [], .. unit.Codes.Select(c => c.Code)]);
        await db.SaveAsync(ct);
    }

    // What was filled was empty before, so empty is what it goes back to.
    private async Task EmptyAsync<T>(ImportSubject subject, CancellationToken ct) where T : class, IVersioned
    {
        var items = await db
            .ImportItems.AsNoTracking()
            .Where(i => i.RunId == runId && i.Subject == subject && i.Filled != null)
            .Select(i => new { i.SubjectId, i.Filled })
            .ToListAsync(ct);
        foreach (var chunk in items.Chunk(500))
        {
            var ids = chunk.Select(i => i.SubjectId).ToList();
            var rows = await db.Set<T>().Where(row => ids.Contains(EF.Property<int>(row, "Id"))).ToListAsync(ct);
            var filled = chunk.ToDictionary(i => i.SubjectId, i => i.Filled!.Split(','));
            foreach (var entry in rows.Select(row => db.Entry(row)))
            {
                foreach (var name in filled[(int)entry.Property("Id").CurrentValue!].Where(name => entry.Metadata.FindProperty(name) is not null))
                    entry.Property(name).CurrentValue = null;
                entry.Entity.NextVersion(entry.Entity.Version);
            }
            await db.SaveAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}
