using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>The figures of programmes, counted from marks; nothing here is typed in.</summary>
public sealed class ProgressQueries(IDbContextFactory<AppDbContext> contexts, TimeProvider clock)
{
    // Months stand beside each other up to two years; a longer time is drawn by year.
    private const int MostMonths = 24;

    /// <summary>All figures of a programme and its projects in a period.</summary>
    /// <exception cref="Platform.Refusals.MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<ProgressView> ReadAsync(Actor actor, string code, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var data = await FigureSource.ReadAsync(db, await ProgressSource.ProgrammesAsync(db, actor, code, ct), from, to, clock.GetUtcNow().UtcDateTime, ct);
        var (ids, head, all) = (data.ProgrammeIds, data.First, data.Counting.Participations);
        var groups = await FigureSource.GroupsAsync(db, data, ct);
        var places = await FigureSource.PlacesAsync(db, data, all, ct);
        var dates = await db.Programmes.AsNoTracking().Where(p => p.Id == head.Id).Select(p => new { p.StartsOn, p.EndsOn }).SingleAsync(ct);
        var cancelled = data.Events.Values.Where(e => e.State == EventState.Cancelled).OrderBy(e => e.FirstDay).Select(e => e.Id).ToList();
        var reasons = await ReasonsAsync(db, ids, ct);
        var stated = groups.Where(g => g is { Stated: not null, Unit: StatedUnit.People }).Select(g => g.Id).ToHashSet();
        return new ProgressView(
            head.Name, await FundersAsync(db, ids, ct), data.Programmes.All(p => p.SeesNames), actor.Coordinates(head.Id), dates.StartsOn is not null,
            dates.EndsOn is not null, clock.GetUtcNow().UtcDateTime, head.TimeZone, data.CountNamed(new ProgressFilter()), Counting.People(all),
            Counting.People(all.Where(p => p.Completed)), all.Count, Counting.Days(all), all.Any(p => p.TimesUnknown),
            Counting.People(all.Where(p => stated.Contains(p.Registration.TargetGroupId ?? 0))), all.Count(p => p.Registration.PersonId is null),
            await FigureSource.UnitCountsAsync(db, ids, places, ct), data.EventCounts,
            cancelled
                .Select(id => data.Events[id])
                .Select(e => new EventLine(e.Id, e.Title, e.Language, e.FirstDay, e.LastDay, reasons.GetValueOrDefault(e.Id)))
                .ToList(),
            groups, places, Breakdowns(all, places), ByMonth(all));
    }

    /// <summary>The figures of every programme the actor sees, and of all together.</summary>
    /// <param name="codes">Codes of the programmes wanted; none for all.</param>
    public async Task<ProgrammesView> ReadAllAsync(Actor actor, IReadOnlyList<string> codes, DateOnly? from, DateOnly? to, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var seen = await FigureSource.SeenAsync(db, actor, ct);
        var top = seen.Where(p => p.LineId == p.Id).Select(p => p.Name).ToList();
        var wanted = top.Where(p => codes.Count == 0 || codes.Contains(p.Code)).ToList();
        var data = await FigureSource.ReadAsync(db, seen.Where(p => wanted.Any(w => w.Id == p.LineId)).ToList(), from, to, clock.GetUtcNow().UtcDateTime, ct);
        var lines = new List<ProgrammeLine>();
        foreach (var programme in wanted)
        {
            var mine = data.Of(programme.Id);
            var all = mine.Counting.Participations;
            var stated = await db
                .TargetGroups.Where(g =>
                    mine.ProgrammeIds.Contains(g.ProgrammeId) && g.Kind == TargetGroupKind.Trainee && g.StatedUnit == StatedUnit.People)
                .SumAsync(g => g.StatedQuantity, ct);
            lines.Add(
                new ProgrammeLine(
                    programme, await FundersAsync(db, mine.ProgrammeIds, ct), stated == 0 ? null : stated, mine.CountNamed(new ProgressFilter()),
                    Counting.People(all), all.Count, Counting.Days(all),
                    await FigureSource.UnitCountsAsync(db, mine.ProgrammeIds, await FigureSource.PlacesAsync(db, mine, all, ct), ct),
                    mine.EventCounts));
        }
        var places = await FigureSource.PlacesAsync(db, data, data.Counting.Participations, ct);
        return new ProgrammesView(
            lines, top, data.CountNamed(new ProgressFilter()), Counting.People(data.Counting.Participations),
            UnitCounts.Of(null, places).Reached, places, clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>Why events were cancelled, by event.</summary>
    internal static async Task<Dictionary<int, string?>> ReasonsAsync(AppDbContext db, IReadOnlyList<int> programmes, CancellationToken ct) =>
        (
            await db
                .EventStateChanges.AsNoTracking()
                .Where(c => programmes.Contains(c.Event!.ProgrammeId) && c.Event.State == EventState.Cancelled && c.To == EventState.Cancelled)
                .OrderBy(c => c.Id)
                .Select(c => new { c.EventId, c.Reason })
                .ToListAsync(ct))
            .GroupBy(c => c.EventId)
            .ToDictionary(g => g.Key, g => g.Last().Reason);

    private static async Task<IReadOnlyList<LocalizedText>> FundersAsync(AppDbContext db, IReadOnlyList<int> ids, CancellationToken ct) =>
        (
            await db
                .ProgrammeOrganisations.AsNoTracking()
                .Where(o => ids.Contains(o.ProgrammeId) && o.Role == OrganisationRole.Funder)
                .OrderBy(o => o.Id)
                .Select(o => o.Organisation!.Name)
                .ToListAsync(ct))
            .Distinct()
            .ToList();

    private static IReadOnlyList<NamedBreakdown> Breakdowns(IReadOnlyList<Participation> all, IReadOnlyList<UnitLine> places)
    {
        static string Key(int id) => id.ToString(CultureInfo.InvariantCulture);
        return new[] { Dimension.Sex, Dimension.Age, Dimension.Position, Dimension.Region, Dimension.Place }.Select(dimension =>
        {
            var names = dimension switch
            {
                Dimension.Region => places.Where(p => p.Region is not null).DistinctBy(p => p.RegionId).ToDictionary(p => Key(p.RegionId), p => p.Region!),
                Dimension.Place => places.ToDictionary(p => Key(p.Id), p => p.Name),
                _ => [],
            };
            var breakdown = Breakdown.Of(dimension, all);
            // What is not known stands last, as the gap it is.
            var rows = breakdown.Rows.OrderBy(r => r.Key == Breakdown.NotStated).ThenBy(r => Order(dimension, r.Key)).ThenByDescending(r => r.People).ToList();
            return new NamedBreakdown(breakdown with { Rows = rows }, names);
        }).ToList();
    }

    private static int Order(Dimension dimension, string key) => dimension == Dimension.Age && Enum.TryParse<AgeBand>(key, out var band) ? (int)band : 0;

    internal static IReadOnlyList<(string Month, int Attendances)> ByMonth(IReadOnlyList<Participation> all)
    {
        if (all.Count == 0) return [];
        var (first, last) = (all.Min(p => p.FirstDay), all.Max(p => p.FirstDay));
        var months = (last.Year - first.Year) * 12 + last.Month - first.Month + 1;
        var format = months > MostMonths ? "yyyy" : "yyyy-MM";
        var counts = all.GroupBy(p => p.FirstDay.ToString(format, CultureInfo.InvariantCulture)).ToDictionary(g => g.Key, g => g.Count());
        // A month in which nobody came is drawn too: a gap in time is information.
        return Enumerable
            .Range(0, months)
            .Select(i => new DateOnly(first.Year, first.Month, 1).AddMonths(i).ToString(format, CultureInfo.InvariantCulture))
            .Distinct()
            .Select(m => (m, counts.GetValueOrDefault(m)))
            .ToList();
    }
}
