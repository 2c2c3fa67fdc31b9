using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Progress.Indicators;

/// <summary>
/// The donor's workbook: target against actual by period, events as a narrative report lists them ("type, title, place, X
/// participants (F/M), Y days"; PRAG Annex VI), profile, municipalities reached and not, and the register of people.
/// </summary>
public sealed class ReportWorkbook(
    IDbContextFactory<AppDbContext> contexts, TimeProvider clock, IStringLocalizer<ProgressTexts> texts, IStringLocalizer<CommonTexts> common)
{
    /// <summary>Writes the workbook in the reader's language; names only where the programme allows them, contact data never.</summary>
    /// <returns>A name for the file.</returns>
    /// <exception cref="Platform.Refusals.MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<string> WriteAsync(Actor actor, string code, Stream stream, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reading = await IndicatorSource.OpenAsync(db, actor, code, clock.GetUtcNow().UtcDateTime, ct);
        var (data, head) = (reading.Data, reading.Data.First);
        var all = data.Counting.Participations;
        var rows = new FigureRows(data, await ProgressSource.WordsAsync(db, data, ct), texts, common);
        var places = await FigureSource.PlacesAsync(db, data, all, ct);
        var indicators = await reading.IndicatorsAsync(db, ct);
        var submitted = (
            await db
                .ReportFigures.AsNoTracking()
                .Where(f => f.Report!.ProgrammeId == head.Id)
                .OrderByDescending(f => f.Report!.Number)
                .Select(f => new
                {
                    f.IndicatorId, f.Report!.From, f.Report.To, f.Value, f.AdjustmentNote,
                })
                .ToListAsync(ct));
        string Describe(LocalizedText? text) => text is { IsEmpty: false } ? FigureRows.Name(text, head.Name.Language).Text : common["NotStated"];
        var now = LocalTime.FromUtc(clock.GetUtcNow().UtcDateTime, head.TimeZone);
        using (var book = new Workbook(stream, Describe(head.Name.Name), actor.Name))
        {
            book.WriteCover(
                common["Cover"], Describe(head.Name.Name),
                [
                    (common["ExportedBy"], actor.Name), (common["ExportedAt"], $"{now.ToString("g", CultureInfo.CurrentCulture)} ({head.TimeZone})"),
                    (texts["Figure.Reached"], Counting.People(all).ToString("N0", CultureInfo.CurrentCulture)),
                    (
                        texts["Figure.UnitsReached"],
                        UnitCounts.Of(null, places).Reached.ToString("N0", CultureInfo.CurrentCulture)),
                    (common["Names"], data.Programmes.All(p => p.SeesNames) ? texts["NamesSeen"] : texts["NamesHidden"]),
                    (texts["Report"], texts["FrozenRule"]),
                ]);
            await book.WriteTableAsync(
                common["Indicators"],
                [
                    new(texts["IndicatorCode"], Width: 12), new(texts["Indicator"], Width: 44), new(texts["CountingRule"], Width: 60),
                    new(texts["MeasuredIn"], Width: 18), new(common["From"], ColumnKind.Date, 12), new(common["To"], ColumnKind.Date, 12),
                    new(texts["Baseline"], ColumnKind.Decimal, 12), new(texts["Target"], ColumnKind.Decimal, 12),
                    new(texts["Actual"], ColumnKind.Decimal, 12), new(texts["Achieved"], ColumnKind.Decimal, 12),
                    new(texts["Submitted"], ColumnKind.Decimal, 12), new(texts["Adjustment"], ColumnKind.Decimal, 12),
                    new(texts["Comment"], Width: 44),
                ],
                indicators.SelectMany(i =>
                    i.Periods.OrderBy(p => p.From)
                        .Select(p =>
                        {
                            var actual = reading.Actual(i, p.From, p.To);
                            var report = submitted.Find(s => s.IndicatorId == i.Id && s.From == p.From && s.To == p.To);
                            return Row([
                                i.Code, Describe(i.Name), texts.Rule(i.Rule), texts.Unit(i.Unit, i.Rule, head.Name.Language).Text, p.From, p.To,
                                i.Baseline, p.Target, actual,
                                IndicatorCount.Achieved(actual, p.Target, i.Baseline, i.Direction) is { } share ? Math.Round(share, 1) : null, report?.Value,
                                actual - report?.Value,
                                string.Join(" · ", new[] { p.Comment, report?.AdjustmentNote }.Where(t => !string.IsNullOrEmpty(t))),
                            ]);
                        })),
                ct);
            await book.WriteTableAsync(
                common["Events"],
                [
                    new(common["Kind"], Width: 16), new(common["Event"], Width: 44), new(texts["Column.EventPlace"], Width: 28),
                    new(common["From"], ColumnKind.Date, 12), new(common["To"], ColumnKind.Date, 12), new(texts["Days"], ColumnKind.Number, 10),
                    new(texts["Participants"], ColumnKind.Number, 12), new(texts["Women"], ColumnKind.Number, 10),
                    new(texts["Men"], ColumnKind.Number, 10), new(texts["SexNotStated"], ColumnKind.Number, 12), new(texts["InWords"], Width: 80),
                ],
                await EventsAsync(db, data, all, ct), ct);
            await book.WriteTableAsync(
                texts["Profile"],
                [
                    new(texts["Characteristic"], Width: 24), new(texts["Column.Row"], Width: 36), new(texts["People"], ColumnKind.Number, 12),
                    new(texts["Attendances"], ColumnKind.Number, 12), new(texts["PersonDays"], ColumnKind.Decimal, 12),
                ],
                new[] { Dimension.Sex, Dimension.Age, Dimension.Position }.SelectMany(d => Profile(d, all)), ct);
            await book.WriteTableAsync(
                common["Municipalities"],
                [
                    new(common["Municipality"], Width: 32), new(texts["Column.Region"], Width: 28), new(texts["People"], ColumnKind.Number, 12),
                    new(texts["Attendances"], ColumnKind.Number, 12), new(texts["Completers"], ColumnKind.Number, 12),
                    new(common["Reached"], Width: 12),
                ],
                places
                    .OrderBy(p => p.Attendances == 0)
                    .Select(p =>
                        Row([
                            Describe(p.Name), Describe(p.Region), p.People, p.Attendances, p.Completers,
                            p.Attendances > 0 ? common["Yes"].Value : common["No"].Value,
                        ])),
                ct);
            await book.WriteTableAsync(
                texts["People"],
                [
                    new(common["PersonNo"], ColumnKind.Number, 12), new(common["Person"], Width: 28), new(texts["Column.Behalf"], Width: 32),
                    new(common["TargetGroup"], Width: 32), new(common["Events"], ColumnKind.Number, 10),
                    new(texts["PersonDays"], ColumnKind.Decimal, 12),
                ],
                all.Where(p => p.Registration.PersonId is not null)
                    .GroupBy(p => p.Registration.PersonId)
                    .OrderBy(g => g.Key)
                    .Select(g =>
                    {
                        var who = rows.Who(g.First().Registration).Select(c => c.Text).ToList();
                        return Row([g.Key, who[0], who[1], who[2], g.Count(), Counting.Days(g)]);
                    }),
                ct);
        }
        db.Audit(actor, clock, AuditActions.ExportReport, head.Id, "programme", head.Id);
        await db.SaveAsync(ct);
        return $"{code}-report-{now:yyyy-MM-dd}.xlsx";
    }

    private async Task<List<IReadOnlyList<object?>>> EventsAsync(AppDbContext db, FigureData data, IReadOnlyList<Participation> all, CancellationToken ct)
    {
        var ids = data.ProgrammeIds;
        var where = await db
            .Events.AsNoTracking()
            .Where(e => ids.Contains(e.ProgrammeId))
            .Select(e => new
            {
                e.Id, Venue = e.Venue!.Name, Unit = e.Unit!.Name, Days = e.Sessions.Select(s => s.Day).Distinct().Count(),
            })
            .ToDictionaryAsync(e => e.Id, ct);
        return data
            .Held
            .OrderBy(e => e.FirstDay)
            .ThenBy(e => e.Id)
            .Select(e =>
            {
                var came = all.Where(p => p.Registration.EventId == e.Id).ToList();
                int Of(Sex sex) => came.Count(p => p.Registration.Sex == sex);
                var at = where[e.Id];
                var place = at.Venue ?? (at.Unit is { IsEmpty: false } unit ? FigureRows.Name(unit, e.Language).Text : common["NotStated"].Value);
                var title = FigureRows.Name(e.Title, e.Language).Text;
                var dates = e.FirstDay is { } first ? LocalDates.Range(first, e.LastDay ?? first) : common["NotStated"].Value;
                return Row([
                    common.Word(e.Kind), title, place, e.FirstDay, e.LastDay, at.Days, came.Count, Of(Sex.Female), Of(Sex.Male),
                    came.Count - Of(Sex.Female) - Of(Sex.Male),
                    texts["EventInWords", common.Word(e.Kind), title, place, came.Count, Of(Sex.Female), Of(Sex.Male), at.Days, dates].Value,
                ]);
            })
            .ToList();
    }

    private IEnumerable<IReadOnlyList<object?>> Profile(Dimension dimension, IReadOnlyList<Participation> all)
    {
        var by = Breakdown.Of(dimension, all);
        var word = texts[$"Dimension.{dimension}"].Value;
        foreach (var row in by.Rows.OrderBy(r => r.Key == Breakdown.NotStated).ThenBy(r => r.Key, StringComparer.Ordinal))
            yield return Row([word, DimensionWords.Of(dimension, row.Key, texts, common), row.People, row.Attendances, row.PersonDays]);
        if (by.InSeveral > 0)
            yield return Row([word, texts["InSeveralRows"].Value, -by.InSeveral, null, null]);
        yield return Row([word, texts["Total"].Value, by.People, all.Count, Counting.Days(all)]);
    }

    private static IReadOnlyList<object?> Row(IReadOnlyList<object?> cells) => cells;
}
