using CapacityPrograms.Data;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>Writes a list of organisations inside the transaction of an import.</summary>
internal static class OrganisationWriter
{
    private const int Batch = 500;

    /// <summary>Writes what the plan says.</summary>
    /// <exception cref="RefusedException">The organisations are not as they were when the plan was made.</exception>
    public static async Task WriteAsync(AppDbContext db, ImportRun run, ImportPlan plan, IProgress<int>? progress, CancellationToken ct)
    {
        var known = await KnownOrganisations.ReadAsync(db, ct);
        var rows = plan.Rows.OfType<PlannedOrganisation>().Where(r => r.Outcome != RowOutcome.LeftOut).ToList();
        foreach (var row in rows)
        {
            row.Id = row.Meant ?? 0;
            if (row.Id != 0 && !known.Has(row.Id)) throw new RefusedException("", "ImportStale");
        }
        var depths = RowTree.Depths(rows, r => r.ParentRow);
        var done = 0;
        foreach (var batch in rows.OrderBy(r => depths[r]).GroupBy(r => depths[r]).SelectMany(level => level.Chunk(Batch)))
        {
            var written = new List<(PlannedOrganisation Row, Organisation Organisation, string? Filled)>();
            var there = batch.Where(r => r.Outcome == RowOutcome.Fill).Select(r => r.Id).ToList();
            var organisations = await db.Organisations.Where(o => there.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
            foreach (var row in batch)
            {
                if (row.Outcome == RowOutcome.Add)
                    written.Add((row, Add(db, row), null));
                else if (
                    row.Outcome == RowOutcome.Fill
                    && organisations.TryGetValue(row.Id, out var organisation)
                    && Fill(db, organisation, row) is { } filled)
                    written.Add((row, organisation, filled));
            }
            await db.SaveAsync(ct);
            foreach (var (row, organisation, filled) in written)
            {
                row.Id = organisation.Id;
                db.ImportItems.Add(
                    new ImportItem
                    {
                        RunId = run.Id, Subject = ImportSubject.Organisation, SubjectId = organisation.Id, Version = organisation.Version,
                        Filled = filled,
                    }
                );
            }
            await db.SaveAsync(ct);
            db.ChangeTracker.Clear();
            run.Made += written.Count(w => w.Filled is null);
            run.Filled += written.Count(w => w.Filled is not null);
            progress?.Report(done += batch.Length);
        }
    }

    private static Organisation Add(AppDbContext db, PlannedOrganisation row)
    {
        var organisation = new Organisation { Kind = row.Kind, Name = row.Name, UnitId = row.Unit, ParentId = ParentOf(row), Version = 1 };
        foreach (var (property, text) in row.Texts) db.Entry(organisation).Property(property).CurrentValue = text;
        organisation.SearchKey = SearchKey.Of([.. row.Name.Texts.Values, organisation.ShortName]);
        db.Organisations.Add(organisation);
        return organisation;
    }

    // Only what is empty: what somebody entered is not replaced by what a list says.
    private static string? Fill(AppDbContext db, Organisation organisation, PlannedOrganisation row)
    {
        var entry = db.Entry(organisation);
        // A short name is searched by; filled in, it would have to be taken out of the search again.
        var filled = row.Texts.Where(t => t.Key != nameof(Organisation.ShortName) && entry.Property(t.Key).CurrentValue is null).ToList();
        foreach (var (property, text) in filled) entry.Property(property).CurrentValue = text;
        var names = filled.Select(f => f.Key).ToList();
        if (organisation.ParentId is null && ParentOf(row) is { } parent && parent != organisation.Id)
        {
            organisation.ParentId = parent;
            names.Add(nameof(Organisation.ParentId));
        }
        if (organisation.UnitId is null && row.Unit is { } unit)
        {
            organisation.UnitId = unit;
            names.Add(nameof(Organisation.UnitId));
        }
        if (names.Count == 0) return null;
        organisation.NextVersion(organisation.Version);
        return string.Join(',', names);
    }

    private static int? ParentOf(PlannedOrganisation row) =>
        row.AnswerTo(QuestionSubject.Parent)?.Id ?? row.ParentId ?? (row.ParentRow is { Id: > 0 } parent ? parent.Id : null);
}
