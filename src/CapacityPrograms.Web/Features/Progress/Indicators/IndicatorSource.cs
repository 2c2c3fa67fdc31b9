using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress.Indicators;

/// <summary>Reads what indicators count, each from the marks of its own programme and its projects.</summary>
internal sealed class IndicatorSource(FigureData data, ILookup<int, int> topics, IReadOnlySet<int> places)
{
    // Indicators share their periods, and counting is the long part.
    private readonly Dictionary<(DateOnly?, DateOnly?), Counting> _counted = new() { [(null, null)] = data.Counting };

    /// <summary>What the programme's indicators are counted from.</summary>
    /// <param name="now">UTC.</param>
    /// <exception cref="MissingException">No such programme whose figures the actor sees.</exception>
    public static async Task<IndicatorSource> OpenAsync(AppDbContext db, Actor actor, string code, DateTime now, CancellationToken ct)
    {
        var data = await FigureSource.ReadAsync(db, await ProgressSource.ProgrammesAsync(db, actor, code, ct), null, null, now, ct);
        var ids = data.ProgrammeIds;
        var topics = (
            await db
                .SessionTopics.AsNoTracking()
                .Where(t => ids.Contains(t.Session!.Event!.ProgrammeId))
                .OrderBy(t => t.Id)
                .Select(t => new { t.SessionId, t.TopicId })
                .ToListAsync(ct)
        ).ToLookup(t => t.SessionId, t => t.TopicId);
        return new IndicatorSource(data, topics, (await FigureSource.ListedAsync(db, ids, ct)).Where(id => id > 0).ToHashSet());
    }

    /// <summary>What is counted from.</summary>
    public FigureData Data => data;

    /// <summary>The programme's indicators, in order.</summary>
    public async Task<List<Indicator>> IndicatorsAsync(AppDbContext db, CancellationToken ct)
    {
        var id = data.First.Id;
        return await db.Indicators.AsNoTracking().Include(i => i.Periods).Include(i => i.Objective).Include(i => i.TargetGroup).AsSplitQuery()
            .Where(i => i.ProgrammeId == id).OrderBy(i => i.Order).ThenBy(i => i.Id).ToListAsync(ct);
    }

    /// <summary>Participations that an indicator looks at in a part of the time.</summary>
    public IReadOnlyList<Participation> Participations(Indicator indicator, DateOnly? from, DateOnly? to)
    {
        if (!_counted.TryGetValue((from, to), out var all)) _counted[(from, to)] = all = data.Count(from, to);
        return indicator.TargetGroupId is { } group ? all.Participations.Where(p => p.Registration.TargetGroupId == group).ToList() : all.Participations;
    }

    /// <summary>What an indicator counts of some participations.</summary>
    public IReadOnlyList<CountedUnit> Units(Indicator indicator, IReadOnlyList<Participation> participations, DateOnly? from, DateOnly? to) =>
        IndicatorCount.Of(indicator.Rule, participations, new CountingScope(topics, places, Held(from, to)), indicator.CompletionShare);

    /// <summary>What an indicator counts in a part of the time.</summary>
    public IReadOnlyList<CountedUnit> Units(Indicator indicator, DateOnly? from, DateOnly? to) =>
        Units(indicator, Participations(indicator, from, to), from, to);

    /// <summary>The figure; of what is typed in, that of exactly this period.</summary>
    public decimal? Actual(Indicator indicator, DateOnly? from, DateOnly? to) => indicator.Rule == CountingRule.TypedIn
        ? indicator.Periods.Find(p => p.From == from && p.To == to)?.TypedActual
        : Units(indicator, from, to).Sum(u => u.Value);

    // An event that spans two periods counts in the one in which it ended, so that periods add up.
    private List<int> Held(DateOnly? from, DateOnly? to) =>
        data
            .Held.Where(e => (from is null || e.LastDay >= from) && (to is null || e.LastDay <= to))
            .OrderBy(e => e.FirstDay)
            .ThenBy(e => e.Id)
            .Select(e => e.Id)
            .ToList();
}
