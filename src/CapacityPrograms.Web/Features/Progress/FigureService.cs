using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Schedule;
using CapacityPrograms.Web.Shared.Languages;
using CapacityPrograms.Web.Shared.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>Opens a number: the rows behind it, as many as the number says, with names only where the actor may see them.</summary>
public sealed class FigureService(IDbContextFactory<AppDbContext> contexts, IStringLocalizer<ProgressTexts> texts, IStringLocalizer<CommonTexts> common)
{
    /// <summary>The rows behind one figure.</summary>
    public async Task<FigureList> ReadAsync(Actor actor, string code, Figure figure, ProgressFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var data = await ProgressReading.ReadAsync(db, actor, code, filter.From, filter.To, ct);
        var group = filter.GroupId is { } id and not 0 ? await db.TargetGroups.Where(g => g.Id == id).Select(g => g.Name).SingleOrDefaultAsync(ct) ?? throw new MissingException() : null;
        FigureList List(decimal total, string[] columns, IEnumerable<IReadOnlyList<Cell>> rows) => new(figure, code, data.Programme.Name, data.Programme.Language, group, total, columns, rows.ToList());

        switch (figure)
        {
            case Figure.Named:
                var named = data.Registrations.Where(r => ProgressReading.IsNamed(r) && ProgressData.Fits(r.Counted, filter)).GroupBy(r => r.Counted.PersonId).ToList();
                return List(named.Count, ["Person", "Behalf", "Events"], named.Select(g => Row(PersonCell(g.First()), Behalf(g.First(), data), Number(g.Count()))));
            case Figure.Reached:
                var reached = data.Filtered(filter).Where(p => p.Registration.PersonId is not null).GroupBy(p => p.Registration.PersonId).ToList();
                return List(reached.Count, ["Person", "Behalf", "Events", "Sessions", "PersonDays"],
                    reached.Select(g => Row(PersonCell(data.Head(g.First())), Behalf(data.Head(g.First()), data), Number(g.Count()), Number(g.Sum(p => p.Sessions)), Days(Counting.Days(g)))));
            case Figure.Attendances or Figure.PersonDays:
                var came = data.Filtered(filter).ToList();
                return List(figure == Figure.Attendances ? came.Count : Counting.Days(came), ["Person", "Behalf", "Event", "Day", "Sessions", "PersonDays"], came.Select(p =>
                {
                    var e = data.Events.First(x => x.Id == p.Registration.EventId);
                    return Row(PersonCell(data.Head(p)), Behalf(data.Head(p), data), Title(e), Day(e), Number(p.Sessions), Days(p.PersonDays));
                }));
            case Figure.EventsHeld or Figure.EventsPlanned or Figure.EventsCancelled:
                var events = data.Events.Where(e => figure switch
                {
                    Figure.EventsHeld => e.State is EventState.Held or EventState.Closed,
                    Figure.EventsPlanned => e.State is EventState.Planned or EventState.Confirmed,
                    _ => e.State is EventState.Cancelled,
                }).ToList();
                return List(events.Count, ["Event", "Kind", "Day", "State", "Reason"], events.Select(e => Row(Title(e), new Cell(common.Word(e.Kind)), Day(e), new Cell(common.Word(e.State)), new Cell(e.Reason ?? ""))));
            case Figure.UnitsNamed or Figure.UnitsReached:
                return await UnitsAsync(db, data, List(0, ["Unit", "Region", "Attendances"], []), ct);
            default:
                return await StatedAsync(db, data, filter, List, ct);
        }
    }

    private async Task<FigureList> UnitsAsync(AppDbContext db, ProgressData data, FigureList list, CancellationToken ct)
    {
        var ids = data.Ids;
        var rows = (await ProgressReading.UnitsAsync(db, ids, data.Counting.Participations, ct)).Where(u => u.IsNamed && (list.Figure == Figure.UnitsNamed || u.Attendances > 0)).ToList();
        return list with
        {
            Total = rows.Count,
            Rows = rows.Select(u => Row(Name(u.Name, data), u.Parent is null ? new Cell(common["NotStated"]) : Name(u.Parent, data), Number(u.Attendances))).ToList(),
        };
    }

    private async Task<FigureList> StatedAsync(AppDbContext db, ProgressData data, ProgressFilter filter, Func<decimal, string[], IEnumerable<IReadOnlyList<Cell>>, FigureList> list, CancellationToken ct)
    {
        var ids = data.Ids;
        var units = filter.GroupId is null;
        var statements = await db.SourceStatements.AsNoTracking()
            .Where(s => ids.Contains(s.ProgrammeId) && s.Quantity != null && (units ? s.ComparedWith == ComparedWith.Beneficiaries : s.TargetGroupId == filter.GroupId)).OrderBy(s => s.Order).ToListAsync(ct);
        var stated = units ? statements.FirstOrDefault()?.Quantity : await db.TargetGroups.Where(g => g.Id == filter.GroupId).Select(g => g.StatedQuantity).SingleOrDefaultAsync(ct);
        return list(stated ?? 0, ["Subject", "Value", "Unit", "Document", "Place"], statements.Select(s => Row(
            Name(s.Subject, data), Number(s.Quantity!.Value), new Cell(s.Unit is { } unit ? common.Word(unit) : ""), new Cell(s.Document, s.Language), new Cell(s.Place ?? ""))));
    }

    private static IReadOnlyList<Cell> Row(params Cell[] cells) => cells;

    // A donor who may not see names gets the person's number: the same person has the same number in every list.
    private Cell PersonCell(RegistrationHead r) =>
        r.Name is { } name ? new Cell(name, r.Lang) : r.Counted.PersonId is { } id ? new Cell(texts["PersonNumber", id]) : new Cell(texts["Unidentified", r.Note ?? ""]);

    private Cell Behalf(RegistrationHead r, ProgressData data) => r.Behalf is { IsEmpty: false } name ? Name(name, data) : new Cell(common["NotStated"]);

    private static Cell Name(Data.Texts.LocalizedText name, ProgressData data) => new(name.For(Language.Current.Tag, data.Programme.Language).Text, name.For(Language.Current.Tag, data.Programme.Language).Tag);

    private static Cell Title(EventHead e) => new(e.Title.For(Language.Current.Tag, e.Language).Text, e.Title.For(Language.Current.Tag, e.Language).Tag, FormattableString.Invariant($"/events/{e.Id}"));

    private Cell Day(EventHead e) => new(e.FirstDay is { } first ? LocalDates.Range(first, e.LastDay ?? first) : common["NotStated"]);

    private static Cell Number(int n) => new(n.ToString("N0", CultureInfo.CurrentCulture));

    private static Cell Days(decimal n) => new(n.ToString("N1", CultureInfo.CurrentCulture));
}
