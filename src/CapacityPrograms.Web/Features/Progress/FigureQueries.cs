using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>Opens a number: the rows behind it, as many as the number says, with names only where the actor may see them.</summary>
public sealed class FigureQueries(
    IDbContextFactory<AppDbContext> contexts, TimeProvider clock, IStringLocalizer<ProgressTexts> texts, IStringLocalizer<CommonTexts> common)
{
    /// <summary>The rows behind one figure of a programme.</summary>
    /// <exception cref="Platform.Refusals.MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<FigureList> ReadAsync(Actor actor, string code, Figure figure, ProgressFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programmes = await ProgressSource.ProgrammesAsync(db, actor, code, ct);
        return await ReadAsync(db, actor, programmes, programmes[0].Name, figure, filter, ct);
    }

    /// <summary>The rows behind one figure of several programmes; codes that the actor does not see are passed over.</summary>
    public async Task<FigureList> ReadAllAsync(Actor actor, IReadOnlyList<string> codes, Figure figure, ProgressFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var seen = await FigureSource.SeenAsync(db, actor, ct);
        var wanted = seen.Where(p => p.LineId == p.Id && (codes.Count == 0 || codes.Contains(p.Name.Code))).Select(p => p.Id).ToHashSet();
        return await ReadAsync(db, actor, seen.Where(p => wanted.Contains(p.LineId)).ToList(), null, figure, filter, ct);
    }

    private async Task<FigureList> ReadAsync(
        AppDbContext db, Actor actor, IReadOnlyList<ProgrammeHead> programmes, ProgrammeName? programme, Figure figure, ProgressFilter filter,
        CancellationToken ct)
    {
        var data = await FigureSource.ReadAsync(db, programmes, filter.From, filter.To, clock.GetUtcNow().UtcDateTime, ct);
        var rows = new FigureRows(data, await ProgressSource.WordsAsync(db, data, ct), texts, common);
        var filters = await FiltersAsync(db, data, filter, texts, common, ct);
        FigureList List(decimal total, string[] columns, IEnumerable<IReadOnlyList<Cell>> cells) =>
            new(figure, programme, filters, total, columns, cells.ToList());
        var list = figure switch
        {
            Figure.Named => rows.Named(data.Named(filter), List),
            Figure.Registered => rows.Named(data.Registered(filter), List),
            Figure.Reached => rows.People(data.Filtered(filter).Where(p => p.Registration.PersonId is not null), List),
            Figure.Completed => rows.People(data.Filtered(filter).Where(p => p.Completed && p.Registration.PersonId is not null), List),
            Figure.Attendances => rows.Participations(data.Filtered(filter), p => p.Count, List),
            Figure.Unidentified => rows.Participations(data.Filtered(filter).Where(p => p.Registration.PersonId is null).ToList(), p => p.Count, List),
            Figure.PersonDays => rows.Participations(data.Filtered(filter), Counting.Days, List),
            Figure.EventsHeld => rows.Events(data.Held, [], List),
            Figure.EventsPlanned => rows.Events(data.Events.Values.Where(e => e.IsAhead), [], List),
            Figure.EventsCancelled => rows.Events(
                data.Events.Values.Where(e => e.State is EventState.Cancelled), await ProgressQueries.ReasonsAsync(db, data.ProgrammeIds, ct), List),
            Figure.EventsUnmarked => rows.Events(data.Unmarked, [], List),
            Figure.UnitsNamed or Figure.UnitsReached or Figure.UnitsCovered => rows.Places(
                (await FigureSource.PlacesAsync(db, data, data.Counting.Participations, ct))
                    .Where(p =>
                        p.IsNamedAndListed
                        && (figure == Figure.UnitsNamed || (figure == Figure.UnitsReached ? p.Attendances : p.Completers) > 0))
                    .ToList(),
                List),
            _ => await StatedAsync(db, data, figure == Figure.UnitsStated, filter.Keys?.GetValueOrDefault(Dimension.Group), rows, List, ct),
        };
        db.Audit(actor, clock, AuditActions.ProgressOpened, programme?.Id, "figure", null, figure.ToString());
        await db.SaveAsync(ct);
        return list;
    }

    private static async Task<FigureList> StatedAsync(
        AppDbContext db, FigureData data, bool units, string? group, FigureRows rows, ListMaker list, CancellationToken ct)
    {
        string[] columns = ["Subject", "Value", "Unit", "Document", "Place"];
        var ids = data.ProgrammeIds;
        if (units)
        {
            var counts = await FigureSource.UnitsStated(db, ids).AsNoTracking().OrderBy(s => s.Order).ToListAsync(ct);
            return list(FigureSource.StatedUnits(counts, ids) ?? 0, columns, counts.Select(rows.Statement));
        }
        var one = QueryValue.Number(group);
        var groups = db
            .TargetGroups.AsNoTracking()
            .Where(g =>
                ids.Contains(g.ProgrammeId) && (one == null ? g.Kind == TargetGroupKind.Trainee && g.StatedUnit == StatedUnit.People : g.Id == one));
        var statements = await db
            .SourceStatements.AsNoTracking()
            .Where(s => s.Quantity != null && groups.Any(g => g.Id == s.TargetGroupId))
            .OrderBy(s => s.ProgrammeId)
            .ThenBy(s => s.Order)
            .ToListAsync(ct);
        return list(await groups.SumAsync(g => g.StatedQuantity ?? 0, ct), columns, statements.Select(rows.Statement));
    }

    // What the reader narrowed the list to, in words; a name keeps its language.
    internal static async Task<IReadOnlyList<Cell>> FiltersAsync(
        AppDbContext db, FigureData data, ProgressFilter filter, IStringLocalizer<ProgressTexts> texts, IStringLocalizer<CommonTexts> common,
        CancellationToken ct)
    {
        var cells = new List<Cell>();
        foreach (var (dimension, key) in filter.Keys ?? new Dictionary<Dimension, string>())
        {
            var id = int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
            var name = dimension switch
            {
                Dimension.Group => await db
                    .TargetGroups.Where(g => g.Id == id && data.ProgrammeIds.Contains(g.ProgrammeId))
                    .Select(g => g.Name)
                    .SingleOrDefaultAsync(ct),
                Dimension.Specialism => await db
                    .Specialisms.Where(s => s.Id == id && data.ProgrammeIds.Contains(s.TargetGroup!.ProgrammeId))
                    .Select(s => s.Name)
                    .SingleOrDefaultAsync(ct),
                Dimension.Place when id < 0 => await db
                    .ProgrammeUnits.Where(u => u.Id == -id && data.ProgrammeIds.Contains(u.ProgrammeId))
                    .Select(u => u.SlotLabel)
                    .SingleOrDefaultAsync(ct),
                Dimension.Place or Dimension.Region => await db.Units.Where(u => u.Id == id).Select(u => u.Name).SingleOrDefaultAsync(ct),
                _ => null,
            };
            cells.Add(
                name is { IsEmpty: false }
                    ? FigureRows.Name(name, data.First.Name.Language)
                    : new Cell(DimensionWords.Of(dimension, key, texts, common)));
        }
        if (filter.EventId is { } one && data.Events.TryGetValue(one, out var head)) cells.Add(FigureRows.Title(head) with { Href = null });
        if (filter.From is { } from) cells.Add(new Cell($"{common["From"]}: {from.Long()}"));
        if (filter.To is { } to) cells.Add(new Cell($"{common["To"]}: {to.Long()}"));
        if (filter.Month is { } month) cells.Add(new Cell(DimensionWords.Month(month)));
        return cells;
    }
}
