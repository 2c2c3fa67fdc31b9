using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Progress.Indicators;

/// <summary>Names of topics and units that rows show.</summary>
internal sealed record UnitNames(IReadOnlyDictionary<int, LocalizedText> Topics, IReadOnlyDictionary<int, LocalizedText> Places);

/// <summary>Counted units as rows in the reader's words, now or as a report froze them.</summary>
internal sealed class CountedUnitRows(
    FigureData data, IReadOnlyDictionary<int, RegistrationWords> words, UnitNames names, IStringLocalizer<ProgressTexts> texts,
    IStringLocalizer<CommonTexts> common)
{
    private readonly FigureRows _figures = new(data, words, texts, common);
    private readonly Dictionary<int, CountedRegistration> _registrations = data.Registrations.ToDictionary(r => r.Counted.Id, r => r.Counted);

    /// <summary>Names of what the units are about.</summary>
    public static async Task<UnitNames> NamesAsync(AppDbContext db, FigureData data, IReadOnlyList<CountedUnit> units, CancellationToken ct)
    {
        var places = units.Select(u => u.UnitId).OfType<int>().Distinct().ToList();
        var programmes = data.ProgrammeIds;
        return new UnitNames(
            await db.Topics.AsNoTracking().Where(t => programmes.Contains(t.ProgrammeId)).ToDictionaryAsync(t => t.Id, t => t.Title, ct),
            await db.Units.AsNoTracking().Where(u => places.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct));
    }

    /// <summary>Columns and rows of a rule's units.</summary>
    public (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows) Of(CountingRule rule, IReadOnlyList<CountedUnit> units) =>
        rule switch
        {
            CountingRule.Participations => (
                ["Person", "Behalf", "Group", "Event", "Day"], Rows(units.OrderBy(Day), u => [.. Who(u), Title(u), When(u)])),
            CountingRule.PersonDays => (
                ["Person", "Behalf", "Group", "Event", "Day", "PersonDays"],
                Rows(units.OrderBy(Day), u => [.. Who(u), Title(u), When(u), Number(u.Value, "N1")])),
            CountingRule.PersonHours => (
                ["Person", "Behalf", "Group", "Event", "Day", "PersonHours"],
                Rows(units.OrderBy(Day), u => [.. Who(u), Title(u), When(u), Number(u.Value, "N2")])),
            CountingRule.People or CountingRule.Completers => (
                ["Person", "Behalf", "Group"], FigureRows.InAlphabet(Rows(units, u => [.. Who(u)])).ToList()),
            CountingRule.PeopleByTopic => (
                ["Person", "Behalf", "Group", "Topic"], FigureRows.InAlphabet(Rows(units, u => [.. Who(u), Named(names.Topics, u.TopicId)])).ToList()),
            CountingRule.Municipalities => (["Unit"], FigureRows.InAlphabet(Rows(units, u => [Named(names.Places, u.UnitId)])).ToList()),
            CountingRule.EventsHeld => (["Event", "Kind", "Day", "State"], Rows(units.OrderBy(Day), u => [Title(u), Kind(u), When(u), State(u)])),
            _ => ([], []),
        };

    private static List<IReadOnlyList<Cell>> Rows(IEnumerable<CountedUnit> units, Func<CountedUnit, List<Cell>> row) =>
        units.Select(u => (IReadOnlyList<Cell>)row(u)).ToList();

    // What a report counted may be gone since; its number stays.
    private IEnumerable<Cell> Who(CountedUnit u) =>
        u.RegistrationId is { } id && words.ContainsKey(id) && _registrations.TryGetValue(id, out var r)
            ? _figures.Who(r)
            :
            [
                new Cell(u.PersonId is { } person ? texts["PersonNumber", person] : texts["Unidentified", ""]), new Cell(common["NotStated"]),
                new Cell(common["NotStated"]),
            ];

    private EventHead? Event(CountedUnit u) => u.EventId is { } id ? data.Events.GetValueOrDefault(id) : null;

    private DateOnly Day(CountedUnit u) => Event(u)?.FirstDay ?? DateOnly.MaxValue;

    private Cell Title(CountedUnit u) => Event(u) is { } e ? FigureRows.Title(e) : new Cell(common["NotStated"]);

    private Cell When(CountedUnit u) => Event(u) is { } e ? _figures.Day(e) : new Cell(common["NotStated"]);

    private Cell Kind(CountedUnit u) => new(Event(u) is { } e ? common.Word(e.Kind) : common["NotStated"]);

    private Cell State(CountedUnit u) => new(Event(u) is { } e ? common.Word(e.State) : common["NotStated"]);

    private Cell Named(IReadOnlyDictionary<int, LocalizedText> from, int? id) =>
        id is { } known && from.GetValueOrDefault(known) is { IsEmpty: false } name
            ? FigureRows.Name(name, data.First.Name.Language)
            : new Cell(common["NotStated"]);

    private static Cell Number(decimal n, string format) => new(n.ToString(format, CultureInfo.CurrentCulture));
}
