using System.Globalization;
using System.Runtime.CompilerServices;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Audit;

/// <summary>The filtered audit as a workbook; that it was taken is an entry of its own.</summary>
public sealed class AuditWorkbook(
    IDbContextFactory<AppDbContext> contexts, AuditQueries queries, TimeProvider clock, IStringLocalizer<AuditTexts> texts,
    IStringLocalizer<CommonTexts> common)
{
    private const int Block = 1000;

    /// <summary>Writes the entries in the reader's language, newest first.</summary>
    /// <returns>A name for the file.</returns>
    public async Task<string> WriteAsync(Actor actor, AuditFilter filter, Stream stream, CancellationToken ct)
    {
        AuditQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        int count;
        using (var book = new Workbook(stream, common["Audit"], actor.Name))
        {
            book.WriteCover(
                common["Cover"], common["Audit"],
                [
                    (common["Period"], $"{filter.From?.Long() ?? "…"} – {filter.To?.Long() ?? "…"}"),
                    (texts["Kind"], filter.Kind is { } kind ? texts.Word(kind) : common["All"]),
                    (common["Programme"], filter.Programme ?? common["All"]), (texts["Text"], filter.Text ?? ""), (common["ExportedBy"], actor.Name),
                    (common["ExportedAt"], TimeZoneInfo.ConvertTimeFromUtc(now, clock.LocalTimeZone).ToString("g", CultureInfo.CurrentCulture)),
                ]);
            count = await book.WriteTableAsync(
                common["Audit"],
                [
                    new(texts["When"], ColumnKind.Moment, 20), new(texts["Who"], Width: 28), new(texts["Kind"], Width: 14),
                    new(texts["What"], Width: 40), new(common["Programme"], Width: 32), new(texts["Subject"], Width: 32),
                    new(texts["Detail"], Width: 40), new(texts["Changes"], Width: 60),
                ],
                RowsAsync(db, actor, filter, ct), ct);
        }
        db.Audit(actor, clock, AuditActions.ExportAudit, null, "audit", null, count.ToString(CultureInfo.InvariantCulture));
        await db.SaveAsync(ct);
        return $"audit-{now:yyyy-MM-dd}.xlsx";
    }

    // By blocks that go on below the last number seen: the log grows while it is read.
    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        AppDbContext db, Actor actor, AuditFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var below = long.MaxValue; ;)
        {
            var entries = await queries.Filtered(db, actor, filter).Where(a => a.Id < below).OrderByDescending(a => a.Id).Take(Block).ToListAsync(ct);
            foreach (var row in await new AuditNames(db, clock.LocalTimeZone).ReadAsync(entries, ct))
                yield return
                [
                    row.Local, texts.Who(row), texts.Word(AuditActions.KindOf(row.Action)), texts.Action(row), row.Programme, texts.Subject(row),
                    texts.Detail(row), string.Join("; ", texts.Changes(common, row)),
                ];
            if (entries.Count < Block)
                yield break;
            below = entries[^1].Id;
        }
    }
}
