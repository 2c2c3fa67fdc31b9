using System.Globalization;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.Extensions.Localization;
using SortKey = CapacityPrograms.Data.Texts.SortKey;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>Makes a list of a total, column keys and rows.</summary>
internal delegate FigureList ListMaker(decimal total, string[] columns, IEnumerable<IReadOnlyList<Cell>> rows);

/// <summary>The rows of each kind of list, in the reader's words.</summary>
internal sealed class FigureRows(
    FigureData data, IReadOnlyDictionary<int, RegistrationWords> words, IStringLocalizer<ProgressTexts> texts, IStringLocalizer<CommonTexts> common)
{
    public FigureList Named(IEnumerable<RegistrationHead> registrations, ListMaker list)
    {
        var people = registrations.GroupBy(r => r.Counted.PersonId).ToList();
        return list(people.Count, ["Person", "Behalf", "Group", "Events"], InAlphabet(people.Select(g => Row([.. Who(g.First().Counted), Number(g.Count())]))));
    }

    public FigureList People(IEnumerable<Participation> participations, ListMaker list)
    {
        var people = participations.GroupBy(p => p.Registration.PersonId).ToList();
        return list(people.Count, ["Person", "Behalf", "Group", "Events", "Sessions", "PersonDays", "Completed"], InAlphabet(people.Select(g => Row(
            [.. Who(g.First().Registration), Number(g.Count()), Number(g.Sum(p => p.Sessions)), Days(Counting.Days(g)), Number(g.Count(p => p.Completed))]))));
    }

    public FigureList Participations(
        IReadOnlyList<Participation> participations, Func<IReadOnlyList<Participation>, decimal> total, ListMaker list) =>
        list(
            total(participations), ["Person", "Behalf", "Group", "Event", "Day", "Sessions", "PersonDays"],
            participations
                .OrderBy(p => p.FirstDay)
                .ThenBy(p => p.Registration.EventId)
                .Select(p =>
                {
                    var e = data.Events[p.Registration.EventId];
                    return Row([.. Who(p.Registration), Title(e), Day(e), Number(p.Sessions), Days(p.PersonDays)]);
                }));

    public FigureList Events(IEnumerable<EventHead> events, Dictionary<int, string?> reasons, ListMaker list)
    {
        var rows = events.OrderBy(e => e.FirstDay).ThenBy(e => e.Id).ToList();
        return list(rows.Count, reasons.Count > 0 ? ["Event", "Kind", "Day", "State", "Reason"] : ["Event", "Kind", "Day", "State"], rows.Select(e =>
        {
            List<Cell> cells = [Title(e), new Cell(common.Word(e.Kind)), Day(e), new Cell(common.Word(e.State))];
            if (reasons.Count > 0) cells.Add(new Cell(reasons.GetValueOrDefault(e.Id) ?? common["NotStated"]));
            return Row([.. cells]);
        }));
    }

    public FigureList Places(IReadOnlyList<UnitLine> places, ListMaker list) =>
        list(
            places.Count, ["Unit", "Region", "Reached", "Attendances", "Completers"],
            InAlphabet(
                places.Select(p =>
                    Row([
                        Name(p.Name, data.First.Name.Language),
                        p.Region is null ? new Cell(common["NotStated"]) : Name(p.Region, data.First.Name.Language), Number(p.People),
                        Number(p.Attendances), Number(p.Completers),
                    ]))));

    public IReadOnlyList<Cell> Statement(SourceStatement s) =>
        Row([
            Name(s.Subject, s.Language), Number(s.Quantity!.Value), new Cell(s.Unit is { } unit ? common.Word(unit) : ""),
            new Cell(s.Document, s.Language), new Cell(s.Place ?? ""),
        ]);

    public static Cell Name(LocalizedText name, string language)
    {
        var (tag, text) = name.ForReader(language);
        return new Cell(text, tag);
    }

    // A donor who may not see names gets the person's number: the same person has the same number in every list.
    public IEnumerable<Cell> Who(CountedRegistration r)
    {
        var shown = words[r.Id];
        var language = data.ProgrammeOf(r).Name.Language;
        yield return r.PersonId is { } id
            ? shown.Name is { } name
                ? new Cell(name, shown.Lang)
                : new Cell(texts["PersonNumber", id])
            : new Cell(texts["Unidentified", shown.Note ?? ""]);
        yield return shown.Behalf is { IsEmpty: false } behalf ? Name(behalf, language) : new Cell(common["NotStated"]);
        yield return shown.Group is { IsEmpty: false } group ? Name(group, language) : new Cell(texts["NoGroup"]);
    }

    // In the reader's alphabet by the first cell: a name, or the number that stands for it.
    public static IEnumerable<IReadOnlyList<Cell>> InAlphabet(IEnumerable<IReadOnlyList<Cell>> rows)
    {
        var cyrillic = SortKey.IsCyrillic(Language.Current.Tag);
        return rows.OrderBy(row => row[0].Text.Length > 0 && char.IsAsciiDigit(row[0].Text[^1]) ? row[0].Text.Length : 0)
            .ThenBy(row => SortKey.Of(row[0].Text, row[0].Lang, cyrillic), StringComparer.Ordinal);
    }

    private static IReadOnlyList<Cell> Row(IReadOnlyList<Cell> cells) => cells;

    public static Cell Title(EventHead e) => Name(e.Title, e.Language) with { Href = FormattableString.Invariant($"/events/{e.Id}") };

    public Cell Day(EventHead e) => new(e.FirstDay is { } first ? LocalDates.Range(first, e.LastDay ?? first) : common["NotStated"]);

    private static Cell Number(int n) => new(n.ToString("N0", CultureInfo.CurrentCulture));

    private static Cell Days(decimal n) => new(n.ToString("N1", CultureInfo.CurrentCulture));
}
