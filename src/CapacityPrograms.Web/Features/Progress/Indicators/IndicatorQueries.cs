using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Progress.Indicators;

/// <summary>Shows indicators: figures by their rules, breakdowns, and the rows behind each figure.</summary>
public sealed class IndicatorQueries(
    IDbContextFactory<AppDbContext> contexts, TimeProvider clock, IStringLocalizer<ProgressTexts> texts, IStringLocalizer<CommonTexts> common)
{
    /// <summary>All indicators of a programme with their periods.</summary>
    /// <exception cref="MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<LogframeView> ListAsync(Actor actor, string code, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reading = await IndicatorSource.OpenAsync(db, actor, code, clock.GetUtcNow().UtcDateTime, ct);
        var head = reading.Data.First;
        var submitted = await SubmittedAsync(db, head.Id, ct);
        var lines = (await reading.IndicatorsAsync(db, ct)).Select(i => Line(reading, i, submitted)).ToList();
        return new LogframeView(head.Name, actor.Coordinates(head.Id), lines);
    }

    /// <summary>One indicator in a part of the time, by every characteristic.</summary>
    /// <exception cref="MissingException">No such indicator that the actor sees.</exception>
    public async Task<IndicatorView> ReadAsync(Actor actor, string code, int id, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reading = await IndicatorSource.OpenAsync(db, actor, code, clock.GetUtcNow().UtcDateTime, ct);
        var head = reading.Data.First;
        var indicator = (await reading.IndicatorsAsync(db, ct)).Find(i => i.Id == id) ?? throw new MissingException();
        var participations = reading.Participations(indicator, from, to);
        var by = new List<Disaggregation>();
        if (IndicatorCount.IsOfPeople(indicator.Rule))
        {
            var places = await FigureSource.PlacesAsync(db, reading.Data, participations, ct);
            var total = reading.Units(indicator, participations, from, to).Sum(u => u.Value);
            foreach (var dimension in Enum.GetValues<Dimension>())
            {
                if (dimension == Dimension.Group && indicator.TargetGroupId is not null) continue;
                var rows = participations.GroupBy(p => Breakdown.Key(dimension, p.Registration, p.FirstDay))
                    .Select(g => new DisaggregationRow(g.Key, reading.Units(indicator, g.ToList(), from, to).Sum(u => u.Value))).Where(r => r.Value != 0)
                    .OrderBy(r => r.Key == Breakdown.NotStated).ThenByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal).ToList();
                // What hardly any programme asks stands there once somebody was asked, and is no panel of gaps before.
                if (rows.TrueForAll(r => r.Key == Breakdown.NotStated) && IsSeldomAsked(dimension)) continue;
                by.Add(new Disaggregation(dimension, rows, total, await NamesAsync(db, dimension, reading.Data, places, ct)));
            }
        }
        var changes = await db
            .TargetChanges.AsNoTracking()
            .Where(c => c.Period!.IndicatorId == id)
            .OrderByDescending(c => c.Id)
            .Select(c => new TargetChangeLine(
                c.At, db.Users.Where(u => u.Id == c.UserId).Select(u => u.DisplayName).FirstOrDefault(), c.Period!.From, c.Period.To, c.Before,
                c.After, c.Reason))
            .ToListAsync(ct);
        return new IndicatorView(
            head.Name, head.TimeZone, actor.Coordinates(head.Id), Line(reading, indicator, await SubmittedAsync(db, head.Id, ct)), from, to,
            reading.Actual(indicator, from, to), by, changes);
    }

    /// <summary>The rows behind an indicator's figure, as many as it says; names only where the actor may see them.</summary>
    /// <exception cref="MissingException">No such indicator that the actor sees.</exception>
    public async Task<IndicatorRows> RowsAsync(Actor actor, string code, int id, ProgressFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reading = await IndicatorSource.OpenAsync(db, actor, code, clock.GetUtcNow().UtcDateTime, ct);
        var data = reading.Data;
        var indicator = (await reading.IndicatorsAsync(db, ct)).Find(i => i.Id == id) ?? throw new MissingException();
        var units = reading.Units(indicator, reading.Participations(indicator, filter.From, filter.To).Where(filter.Fits).ToList(), filter.From, filter.To);
        var names = await CountedUnitRows.NamesAsync(db, data, units, ct);
        var rows = new CountedUnitRows(data, await ProgressSource.WordsAsync(db, data, ct), names, texts, common);
        var (columns, cells) = rows.Of(indicator.Rule, units);
        var total = indicator.Rule == CountingRule.TypedIn ? reading.Actual(indicator, filter.From, filter.To) : units.Sum(u => u.Value);
        var filters = filter.Keys is null ? [] : await FigureQueries.FiltersAsync(db, data, filter, texts, common, ct);
        db.Audit(actor, clock, AuditActions.IndicatorOpened, data.First.Id, "indicator", id);
        await db.SaveAsync(ct);
        return new IndicatorRows(data.First.Name, indicator.Name, indicator.Rule, filter.From, filter.To, filters, total, columns, cells);
    }

    private static async Task<ILookup<int, (DateOnly From, DateOnly To, int Number, decimal? Value)>> SubmittedAsync(
        AppDbContext db, int programmeId, CancellationToken ct) =>
        (
            await db
                .ReportFigures.AsNoTracking()
                .Where(f => f.Report!.ProgrammeId == programmeId)
                .OrderByDescending(f => f.Report!.Number)
                .Select(f => new
                {
                    f.IndicatorId, f.Report!.From, f.Report.To, f.Report.Number, f.Value,
                })
                .ToListAsync(ct)
        ).ToLookup(f => f.IndicatorId, f => (f.From, f.To, f.Number, f.Value));

    private static IndicatorLine Line(IndicatorSource reading, Indicator i, ILookup<int, (DateOnly From, DateOnly To, int Number, decimal? Value)> submitted)
    {
        var periods = i.Periods.OrderBy(p => p.From).Select(p =>
        {
            var actual = reading.Actual(i, p.From, p.To);
            var report = submitted[i.Id].Where(s => s.From == p.From && s.To == p.To).Select(s => ((int, decimal?)?)(s.Number, s.Value)).FirstOrDefault();
            return new PeriodLine(p.Id, p.From, p.To, p.Target, actual, IndicatorCount.Achieved(actual, p.Target, i.Baseline, i.Direction),
                IndicatorCount.IsMet(actual, p.Target, i.Direction), p.Comment, report);
        }).ToList();
        var whole = i.Rule == CountingRule.TypedIn ? null : reading.Actual(i, null, null);
        var unknown =
            i.Rule is CountingRule.PersonDays or CountingRule.PersonHours or CountingRule.Completers
            && reading.Participations(i, null, null).Any(p => p.TimesUnknown);
        return new IndicatorLine(
            i.Id, i.Code, i.Name, i.Rule, i.Unit, i.ObjectiveId, i.Objective?.Text, i.TargetGroup?.Name, i.CompletionShare, i.Direction, i.Baseline,
            i.BaselineYear, i.Responsible, i.SourceOfVerification, whole, unknown, periods);
    }

    private static bool IsSeldomAsked(Dimension dimension) => dimension is Dimension.Specialism or Dimension.Disability or Dimension.Cohort;

    private static async Task<IReadOnlyDictionary<string, LocalizedText>> NamesAsync(
        AppDbContext db, Dimension dimension, FigureData data, IReadOnlyList<UnitLine> places, CancellationToken ct)
    {
        static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);
        var ids = data.ProgrammeIds;
        return dimension switch
        {
            Dimension.Group => await db
                .TargetGroups.AsNoTracking()
                .Where(g => ids.Contains(g.ProgrammeId))
                .ToDictionaryAsync(g => Key(g.Id), g => g.Name, ct),
            Dimension.Specialism => await db
                .Specialisms.AsNoTracking()
                .Where(s => ids.Contains(s.TargetGroup!.ProgrammeId))
                .ToDictionaryAsync(s => Key(s.Id), s => s.Name, ct),
            Dimension.Region => places
                .Where(p => p.Region is not null)
                .DistinctBy(p => p.RegionId)
                .ToDictionary(p => Key(p.RegionId), p => p.Region!),
            Dimension.Place => places.ToDictionary(p => Key(p.Id), p => p.Name),
            _ => new Dictionary<string, LocalizedText>(),
        };
    }
}
