using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using static CapacityPrograms.Web.Platform.Localization.LocalNumbers;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>The results of a programme as a workbook: target group × municipality, events, people; the numbers of the page.</summary>
public sealed class ResultsWorkbook(
    IDbContextFactory<AppDbContext> contexts, TimeProvider clock, IStringLocalizer<ProgressTexts> texts, IStringLocalizer<CommonTexts> common)
{
    // Figures whose rule stands on the sheet that tells how they are counted.
    private static readonly string[] _explained =
        ["Stated", "Named", "Reached", "Completed", "Attendances", "PersonDays", "UnitsReached", "UnitsCovered"];

    /// <summary>Writes the results of a period in the reader's language; contact data never, names only where the programme allows them.</summary>
    /// <returns>A name for the file.</returns>
    /// <exception cref="Platform.Refusals.MissingException">No such programme whose figures the actor sees.</exception>
    public async Task<string> WriteAsync(Actor actor, string code, DateOnly? from, DateOnly? to, Stream stream, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var data = await FigureSource.ReadAsync(db, await ProgressSource.ProgrammesAsync(db, actor, code, ct), from, to, clock.GetUtcNow().UtcDateTime, ct);
        var rows = new FigureRows(data, await ProgressSource.WordsAsync(db, data, ct), texts, common);
        var places = await FigureSource.PlacesAsync(db, data, data.Counting.Participations, ct);
        var ids = data.ProgrammeIds;
        var groups = await db.TargetGroups.AsNoTracking().Where(g => ids.Contains(g.ProgrammeId)).ToDictionaryAsync(g => g.Id, g => g.Name, ct);
        var head = data.First;
        var all = data.Counting.Participations;
        string Describe(LocalizedText? text) => text is { IsEmpty: false } ? FigureRows.Name(text, head.Name.Language).Text : common["NotStated"];
        var now = LocalTime.FromUtc(clock.GetUtcNow().UtcDateTime, head.TimeZone);
        using (var book = new Workbook(stream, Describe(head.Name.Name), actor.Name))
        {
            book.WriteCover(common["Cover"], Describe(head.Name.Name),
            [
                (common["Period"], from is null && to is null ? texts["WholeTime"] : $"{from?.Long() ?? "…"} – {to?.Long() ?? "…"}"),
                (common["ExportedBy"], actor.Name), (common["ExportedAt"], $"{now.ToString("g", CultureInfo.CurrentCulture)} ({head.TimeZone})"),
                (texts["Figure.Named"], Number(data.CountNamed(new ProgressFilter()))), (texts["Figure.Reached"], Number(Counting.People(all))),
                (texts["Figure.Completed"], Number(Counting.People(all.Where(p => p.Completed)))),
                (texts["Figure.Attendances"], Number(all.Count)), (texts["Figure.PersonDays"], Counting.Days(all).ToString("N1", CultureInfo.CurrentCulture)),
                (common["Names"], data.Programmes.All(p => p.SeesNames) ? texts["NamesSeen"] : texts["NamesHidden"]),
            ]);
            await book.WriteTableAsync(
                texts["HowCounted"], [new(texts["Column.Figure"], Width: 34), new(texts["Column.Rule"], Width: 110)],
                _explained.Select(r => Row([texts[$"Figure.{r}"].Value, texts[$"Rule.{r}"].Value]))
                    .Append(Row([texts["InSeveralRows"].Value, texts["InSeveralRule"].Value])),
                ct);
            var groupLines = await FigureSource.GroupsAsync(db, data, ct);
            await book.WriteTableAsync(
                texts["ByGroup"],
                [
                    new(common["TargetGroup"], Width: 48), new(common["Stated"], ColumnKind.Number, 12), new(common["Named"], ColumnKind.Number, 12),
                    new(common["Reached"], ColumnKind.Number, 12), new(texts["Attendances"], ColumnKind.Number, 12),
                    new(texts["PersonDays"], ColumnKind.Decimal, 12),
                ],
                groupLines.Select(g => Row(
                [
                    g.Id == 0 ? texts["NoGroup"].Value : Describe(g.Name), g.Unit is StatedUnit.People or null ? g.Stated : null, g.Named,
                    g.Reached, g.Attendances, g.PersonDays,
                ])),
                ct, new Chart(texts["ByGroup"], 0, [3, 2, 1], IsHorizontal: true));
            await book.WriteTableAsync(texts["ByMonth"], [new(texts["Month"], Width: 20), new(texts["Attendances"], ColumnKind.Number, 14)],
                ProgressQueries.ByMonth(all).Select(m => Row([DimensionWords.Month(m.Month), m.Attendances])), ct, new Chart(texts["ByMonth"], 0, [1]));
            Column[] counts =
            [
                new(texts["People"], ColumnKind.Number, 12), new(texts["Attendances"], ColumnKind.Number, 12),
                new(texts["PersonDays"], ColumnKind.Decimal, 12), new(texts["Completers"], ColumnKind.Number, 12),
            ];
            var byGroupAndPlace = all.GroupBy(p => (p.Registration.TargetGroupId, p.Registration.UnitId))
                .OrderBy(g => g.Key.TargetGroupId ?? int.MaxValue).ThenBy(g => g.Key.UnitId == 0).ThenBy(g => g.Key.UnitId);
            await book.WriteTableAsync(
                common["TargetGroups"],
                [
                    new(common["TargetGroup"], Width: 36), new(common["Municipality"], Width: 28), new(texts["Column.Region"], Width: 24), .. counts,
                ],
                byGroupAndPlace.Select(g =>
                {
                    var group = g.Key.TargetGroupId is { } id ? Describe(groups.GetValueOrDefault(id)) : texts["NoGroup"].Value;
                    var place = places.FirstOrDefault(p => p.Id == g.Key.UnitId);
                    return Row([group, Describe(place?.Name), Describe(place?.Region), .. Counts(g)]);
                }), ct);
            await book.WriteTableAsync(
                common["Events"],
                [
                    new(common["Event"], Width: 44), new(common["Kind"], Width: 16), new(common["State"], Width: 14),
                    new(common["From"], ColumnKind.Date, 12), new(common["To"], ColumnKind.Date, 12), .. counts,
                ],
                data.Events.Values.OrderBy(e => e.FirstDay).ThenBy(e => e.Id).Select(e => Row(
                [
                    FigureRows.Name(e.Title, e.Language).Text, common.Word(e.Kind), common.Word(e.State), e.FirstDay, e.LastDay,
                    .. Counts(all.Where(p => p.Registration.EventId == e.Id)),
                ])), ct);
            await book.WriteTableAsync(
                texts["People"],
                [
                    new(common["PersonNo"], ColumnKind.Number, 12), new(common["Person"], Width: 28), new(texts["Column.Behalf"], Width: 32),
                    new(common["TargetGroup"], Width: 32), new(common["Events"], ColumnKind.Number, 10),
                    new(common["Sessions"], ColumnKind.Number, 10), new(texts["PersonDays"], ColumnKind.Decimal, 12),
                    new(texts["Column.Completed"], ColumnKind.Number, 12),
                ],
                all.Where(p => p.Registration.PersonId is not null).GroupBy(p => p.Registration.PersonId).OrderBy(g => g.Key).Select(g =>
                {
                    var who = rows.Who(g.First().Registration).Select(c => c.Text).ToList();
                    return Row([g.Key, who[0], who[1], who[2], g.Count(), g.Sum(p => p.Sessions), Counting.Days(g), g.Count(p => p.Completed)]);
                }), ct);
        }
        db.Audit(actor, clock, AuditActions.ExportResults, head.Id, "programme", head.Id);
        await db.SaveAsync(ct);
        return $"{code}-results-{now:yyyy-MM-dd}.xlsx";
    }

    private static object?[] Counts(IEnumerable<Participation> some)
    {
        var mine = some.ToList();
        return [Counting.People(mine), mine.Count, Counting.Days(mine), Counting.People(mine.Where(p => p.Completed))];
    }

    private static IReadOnlyList<object?> Row(IReadOnlyList<object?> cells) => cells;
}
