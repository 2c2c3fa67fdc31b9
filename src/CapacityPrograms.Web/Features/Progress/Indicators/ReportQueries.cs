using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Progress.Indicators;

/// <summary>Shows reports: the figures of the day of submission never change, later changes stand beside them.</summary>
public sealed class ReportQueries(
    IDbContextFactory<AppDbContext> contexts, TimeProvider clock, IStringLocalizer<ProgressTexts> texts, IStringLocalizer<CommonTexts> common)
{
    /// <summary>The reports of a programme, the newest first.</summary>
    /// <exception cref="MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<ReportsView> ListAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reading = await IndicatorSource.OpenAsync(db, actor, code, clock.GetUtcNow().UtcDateTime, ct);
        var head = reading.Data.First;
        var indicators = await reading.IndicatorsAsync(db, ct);
        var reports = await db
            .SubmittedReports.AsNoTracking()
            .Include(r => r.Figures)
                .ThenInclude(f => f.Rows)
            .AsSplitQuery()
            .Where(r => r.ProgrammeId == head.Id)
            .OrderByDescending(r => r.Number)
            .ToListAsync(ct);
        var since = await MergesAsync(db, ct);
        var names = await UserNamesAsync(db, reports, ct);
        return new ReportsView(
            head.Name, head.TimeZone, actor.Coordinates(head.Id), indicators.Count,
            indicators.SelectMany(i => i.Periods).Select(p => (p.From, p.To)).Distinct().Order().ToList(),
            reports.Select(r => Head(r, names, Lines(reading, indicators, r, since))).ToList());
    }

    /// <summary>One report beside what is counted now.</summary>
    /// <exception cref="MissingException">No such report that the actor sees.</exception>
    public async Task<ReportView> ReadAsync(Actor actor, string code, int number, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reading = await IndicatorSource.OpenAsync(db, actor, code, clock.GetUtcNow().UtcDateTime, ct);
        var head = reading.Data.First;
        var report =
            await db
                .SubmittedReports.AsNoTracking()
                .Include(r => r.Figures)
                    .ThenInclude(f => f.Rows)
                .AsSplitQuery()
                .SingleOrDefaultAsync(r => r.ProgrammeId == head.Id && r.Number == number, ct)
            ?? throw new MissingException();
        var lines = Lines(reading, await reading.IndicatorsAsync(db, ct), report, await MergesAsync(db, ct));
        return new ReportView(head.Name, head.TimeZone, actor.Coordinates(head.Id), Head(report, await UserNamesAsync(db, [report], ct), lines), lines);
    }

    /// <summary>The rows that a figure was frozen with; names only where the actor may see them.</summary>
    /// <param name="figure">The figure; null for the report's first.</param>
    /// <exception cref="MissingException">No such figure that the actor sees.</exception>
    public async Task<IndicatorRows> RowsAsync(Actor actor, string code, int number, int? figure, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reading = await IndicatorSource.OpenAsync(db, actor, code, clock.GetUtcNow().UtcDateTime, ct);
        var data = reading.Data;
        var programmeId = data.First.Id;
        var frozen =
            await db
                .ReportFigures.AsNoTracking()
                .Include(f => f.Report)
                .Include(f => f.Rows)
                .Where(f => f.Report!.ProgrammeId == programmeId && f.Report.Number == number && (figure == null || f.Id == figure))
                .OrderBy(f => f.Order)
                .FirstOrDefaultAsync(ct)
            ?? throw new MissingException();
        var units = frozen.Rows.OrderBy(r => r.Id).Select(r => r.Unit).ToList();
        var names = await CountedUnitRows.NamesAsync(db, data, units, ct);
        var rows = new CountedUnitRows(data, await ProgressSource.WordsAsync(db, data, ct), names, texts, common);
        var (columns, cells) = rows.Of(frozen.Rule, units);
        db.Audit(actor, clock, AuditActions.ReportOpened, programmeId, "report", frozen.ReportId);
        await db.SaveAsync(ct);
        return new IndicatorRows(
            data.First.Name, frozen.Name, frozen.Rule, frozen.Report!.From, frozen.Report.To,
            [new Cell(texts["SubmittedOn", frozen.Report.Number, Day(frozen.Report, data.First.TimeZone)])], frozen.Value, columns, cells);
    }

    private static List<ReportLine> Lines(IndicatorSource reading, List<Indicator> indicators, SubmittedReport report, Merges merges) =>
        report
            .Figures.OrderBy(f => f.Order)
            .Select(f =>
            {
                // The definition of that day: an indicator that counts otherwise since is another figure.
                var indicator = indicators.Find(i => i.Id == f.IndicatorId && i.Rule == f.Rule);
                var now = indicator is null ? null : reading.Actual(indicator, report.From, report.To);
                var adjustments = indicator is null
                    ? []
                    : Adjustments.Of(
                        f.Rows.Select(r => r.Unit).ToList(), reading.Units(indicator, report.From, report.To),
                        id => merges.Canonical.GetValueOrDefault(id, id),
                        merges.PartedSince(report.SubmittedAt));
                return new ReportLine(
                    f.Id, f.IndicatorId, indicator is not null, f.Code, f.Name, f.Rule, f.Target, f.Value, now, adjustments, f.AdjustmentNote);
            })
            .ToList();

    private static async Task<Merges> MergesAsync(AppDbContext db, CancellationToken ct) =>
        new(
            await db.People.Where(p => p.CanonicalId != null).ToDictionaryAsync(p => p.Id, p => p.CanonicalId!.Value, ct),
            (await db
                .PersonMerges.AsNoTracking()
                .Where(m => m.UndoneAt != null)
                .Select(m => new { m.MergedId, m.SurvivorId, m.At, m.UndoneAt })
                .ToListAsync(ct))
            .Select(m => (m.MergedId, m.SurvivorId, m.At, m.UndoneAt!.Value)).ToList());

    private static async Task<IReadOnlyDictionary<int, string>> UserNamesAsync(AppDbContext db, IEnumerable<SubmittedReport> reports, CancellationToken ct)
    {
        var ids = reports.Select(r => r.UserId).OfType<int>().Distinct().ToList();
        return await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
    }

    private static ReportHead Head(SubmittedReport r, IReadOnlyDictionary<int, string> names, List<ReportLine> lines) =>
        new(
            r.Number, r.From, r.To, r.SubmittedAt, r.UserId is { } user ? names.GetValueOrDefault(user) : null, r.Note, lines.Count,
            lines.Count(l => l.Adjustments.Count > 0 || l.Difference is not (null or 0)));

    private static string Day(SubmittedReport r, string zone) => DateOnly.FromDateTime(Data.Events.LocalTime.FromUtc(r.SubmittedAt, zone)).Long();

    private sealed record Merges(IReadOnlyDictionary<int, int> Canonical, IReadOnlyList<(int Merged, int Survivor, DateTime At, DateTime UndoneAt)> Undone)
    {
        public HashSet<int> PartedSince(DateTime submitted) =>
            Undone.Where(m => m.At <= submitted && m.UndoneAt > submitted).SelectMany(m => new[] { m.Merged, m.Survivor }).ToHashSet();
    }
}
