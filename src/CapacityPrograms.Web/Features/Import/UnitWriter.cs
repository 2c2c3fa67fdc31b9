using CapacityPrograms.Data;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Import;

/// <summary>Writes a list of units inside the transaction of an import.</summary>
internal static class UnitWriter
{
    private const int Batch = 500;

    /// <summary>Writes what the plan says.</summary>
    /// <exception cref="RefusedException">The units are not as they were when the plan was made.</exception>
    public static async Task WriteAsync(AppDbContext db, ImportRun run, ImportPlan plan, IProgress<int>? progress, CancellationToken ct)
    {
        var known = await KnownUnits.ReadAsync(db, ct);
        var rows = plan.Rows.OfType<PlannedUnit>().Where(r => r.Outcome != RowOutcome.LeftOut).ToList();
        foreach (var row in rows)
        {
            row.Id = row.Meant ?? 0;
            var now = row.Code is null ? null : known.OfCode(row.System!, row.Code);
            if (now is not null ? now.Id != row.Id : row.Id != 0 && known.Get(row.Id) is null) throw new RefusedException("", "ImportStale");
        }
        var depths = RowTree.Depths(rows, r => r.ParentRow);
        var done = 0;
        // Upper units first, so that their parts find their ids; several files of one kind come in one after the other.
        foreach (var batch in rows.OrderBy(r => depths[r]).GroupBy(r => depths[r]).SelectMany(level => level.Chunk(Batch)))
        {
            var written = new List<(PlannedUnit Row, TerritorialUnit Unit, string? Filled)>();
            var there = batch.Where(r => r.Outcome == RowOutcome.Fill).Select(r => r.Id).ToList();
            var units = await db.Units.Include(u => u.Codes).Where(u => there.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
            foreach (var row in batch)
            {
                if (row.Outcome == RowOutcome.Add)
                    written.Add((row, Add(db, row), null));
                else if (row.Outcome == RowOutcome.Fill && units.TryGetValue(row.Id, out var unit) && Fill(unit, row) is { } filled)
                    written.Add((row, unit, filled));
            }
            await db.SaveAsync(ct);
            foreach (var (row, unit, filled) in written)
            {
                row.Id = unit.Id;
                db.ImportItems.Add(
                    new ImportItem
                    {
                        RunId = run.Id, Subject = ImportSubject.Unit, SubjectId = unit.Id, Version = unit.Version, Filled = filled,
                    }
                );
                if (
                    filled is not null
                    && row.Code is not null
                    && unit.Codes.Find(c => c.System == row.System && c.Code == row.Code) is { } code
                    && filled.Contains(nameof(unit.Codes), StringComparison.Ordinal))
                    db.ImportItems.Add(
                        new ImportItem
                        {
                            RunId = run.Id, Subject = ImportSubject.UnitCode, SubjectId = code.Id,
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

    private static TerritorialUnit Add(AppDbContext db, PlannedUnit row)
    {
        var unit = new TerritorialUnit
        {
            Country = row.Country, Kind = row.Kind, Name = row.Name, ParentId = ParentOf(row), Latitude = row.Latitude, Longitude = row.Longitude, Version = 1,
            SearchKey = SearchKey.Of([.. row.Name.Texts.Values, row.Code]),
        };
        if (row.Code is not null) unit.Codes.Add(Code(row));
        db.Units.Add(unit);
        return unit;
    }

    // Only what is empty: what somebody entered is not replaced by what a list says.
    private static string? Fill(TerritorialUnit unit, PlannedUnit row)
    {
        var filled = new List<string>();
        if (unit.ParentId is null && ParentOf(row) is { } parent && parent != unit.Id)
        {
            unit.ParentId = parent;
            filled.Add(nameof(unit.ParentId));
        }
        if (unit.Latitude is null && unit.Longitude is null && row.Latitude is not null)
        {
            (unit.Latitude, unit.Longitude) = (row.Latitude, row.Longitude);
            filled.AddRange([nameof(unit.Latitude), nameof(unit.Longitude)]);
        }
        if (row.Code is not null && unit.Codes.All(c => c.System != row.System))
        {
            unit.Codes.Add(Code(row));
            unit.SearchKey = SearchKey.Of(unit.SearchKey, row.Code);
            filled.Add(nameof(unit.Codes));
        }
        if (filled.Count == 0) return null;
        unit.NextVersion(unit.Version);
        return string.Join(',', filled);
    }

    private static UnitCode Code(PlannedUnit row) =>
        new()
        {
            System = row.System!, Code = row.Code!, IdentityKey = MunicipalityCode.IdentityKey(row.System!, row.Code!),
        };

    private static int? ParentOf(PlannedUnit row) =>
        row.AnswerTo(QuestionSubject.Parent)?.Id ?? row.ParentId ?? (row.ParentRow is { Id: > 0 } parent ? parent.Id : null);
}
