using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Exports;
using CapacityPrograms.Web.Features.Home;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Features.Progress.Indicators;
using CapacityPrograms.Web.Features.Progress.Reconciliation;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Oracle;

/// <summary>Asks every page, list and workbook for the figures of a programme, and tells each that two of them say otherwise.</summary>
internal sealed class SameFigures(IDbContextFactory<AppDbContext> contexts, TimeProvider clock, string code)
{
    private static readonly Actor _actor = Actor.System;
    private readonly List<string> _found = [];

    private FigureQueries Lists => new(contexts, clock, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>());

    private ProgressQueries Progress => new(contexts, clock);

    /// <summary>What two places say otherwise.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync()
    {
        var page = await Progress.ReadAsync(_actor, code, null, null, default);
        Same("people, of whom several stand in groups", page.Reached, page.Groups.Sum(g => g.Reached) - page.InSeveralGroups);
        await OfListsAsync(page);
        await OfAllProgrammesAsync(page);
        await OfReconciliationAsync(page);
        await OfProgrammeAsync(page);
        await OfHomeAsync(page);
        await OfIndicatorsAsync(page);
        await OfWorkbooksAsync(page);
        await OfSheetsAsync();
        return _found;
    }

    private async Task OfListsAsync(ProgressView page)
    {
        await ListAsync("named", page.Named, Figure.Named);
        await ListAsync("reached", page.Reached, Figure.Reached);
        await ListAsync("completed", page.Completed, Figure.Completed);
        await ListAsync("attendances", page.Attendances, Figure.Attendances);
        await ListAsync("unidentified", page.Unidentified, Figure.Unidentified);
        await ListAsync("units named", page.UnitCounts.Named, Figure.UnitsNamed);
        await ListAsync("units reached", page.UnitCounts.Reached, Figure.UnitsReached);
        await ListAsync("units covered", page.UnitCounts.Covered, Figure.UnitsCovered);
        await ListAsync("held", page.Events.Held, Figure.EventsHeld);
        await ListAsync("planned", page.Events.Planned, Figure.EventsPlanned);
        await ListAsync("cancelled", page.Events.Cancelled, Figure.EventsCancelled);
        await ListAsync("unmarked", page.Events.Unmarked, Figure.EventsUnmarked);
        Same("person-days", page.PersonDays, (await Lists.ReadAsync(_actor, code, Figure.PersonDays, new ProgressFilter(), default)).Total);
        Same("units stated", page.UnitCounts.Stated ?? 0, (await Lists.ReadAsync(_actor, code, Figure.UnitsStated, new ProgressFilter(), default)).Total);
        foreach (var group in page.Groups)
        {
            var of = new ProgressFilter().With(Dimension.Group, group.Id.ToString(CultureInfo.InvariantCulture));
            await ListAsync($"group {group.Id} named", group.Named, Figure.Named, of);
            await ListAsync($"group {group.Id} registered", group.Registered, Figure.Registered, of);
            await ListAsync($"group {group.Id} reached", group.Reached, Figure.Reached, of);
        }
        foreach (var place in page.Places)
            await ListAsync(
                $"place {place.Id}", place.People, Figure.Reached,
                new ProgressFilter().With(Dimension.Place, place.Id.ToString(CultureInfo.InvariantCulture)));
        foreach (var by in page.Breakdowns.Select(b => b.Breakdown)) Same($"by {by.Dimension}", page.Attendances, by.Rows.Sum(r => r.Attendances));
        Same("by month", page.Attendances, page.ByMonth.Sum(m => m.Attendances));
        Same("by group", page.Attendances, page.Groups.Sum(g => g.Attendances));
        Same("by event", page.Events.Held + page.Events.Planned + page.Events.Cancelled, await EventsAsync(e => e.State != EventState.Draft));
    }

    private async Task OfAllProgrammesAsync(ProgressView page)
    {
        var line = Assert.Single((await Progress.ReadAllAsync(_actor, [code], null, null, default)).Lines);
        Same("named across", page.Named, line.Named);
        Same("reached across", page.Reached, line.Reached);
        Same("attendances across", page.Attendances, line.Attendances);
        Same("person-days across", page.PersonDays, line.PersonDays);
        if (page.UnitCounts != line.Places) _found.Add($"{code}, units across: {page.UnitCounts} and {line.Places}");
        if (page.Events != line.Events) _found.Add($"{code}, events across: {page.Events} and {line.Events}");
    }

    private async Task OfReconciliationAsync(ProgressView page)
    {
        var queries = new ReconciliationQueries(contexts, clock);
        var view = await queries.ReadAsync(_actor, code, default);
        Same("named reconciled", page.Named, view.Total.Named);
        Same("present reconciled", page.Reached, view.Total.Present);
        Same("attendances reconciled", page.Attendances, view.Events.Sum(e => e.Present + e.Unidentified));
        foreach (var (group, line) in page.Groups.Zip(view.Groups))
        {
            Same($"group {group.Id} named reconciled", group.Named, line.Named);
            Same($"group {group.Id} registered reconciled", group.Registered, line.Registered);
            Same($"group {group.Id} present reconciled", group.Reached, line.Present);
        }
        foreach (var e in view.Events)
        {
            var of = new ProgressFilter(EventId: e.Id);
            await ListAsync($"event {e.Id} named", e.Named, Figure.Named, of);
            await ListAsync($"event {e.Id} registered", e.Registered, Figure.Registered, of);
            await ListAsync($"event {e.Id} present", e.Present, Figure.Reached, of);
            await ListAsync($"event {e.Id} unidentified", e.Unidentified, Figure.Unidentified, of);
            foreach (var day in e.Days)
                await ListAsync($"event {e.Id} on {day.Day}", day.System, Figure.Attendances, new ProgressFilter(day.Day, day.Day, EventId: e.Id));
            var one = await queries.ReadEventAsync(_actor, e.Id, default);
            if (one.Event with { Days = e.Days } != e || !one.Event.Days.SequenceEqual(e.Days)) _found.Add($"{code}, event {e.Id}: {one.Event} and {e}");
        }
    }

    private async Task OfProgrammeAsync(ProgressView page)
    {
        var queries = new ProgrammeQueries(contexts, clock);
        var view = await queries.ReadAsync(_actor, code, default);
        Same("units stated of the programme", page.UnitCounts.Stated ?? 0, view.StatedUnits ?? 0);
        Same("units named of the programme", page.UnitCounts.Named, view.Tiles.Count(t => t.UnitId is not null));
        Same("units with people", page.Places.Count(p => p.IsNamedAndListed && p.People > 0), view.Tiles.Count(t => t is { UnitId: not null, People: > 0 }));
        foreach (var tile in view.Tiles)
        {
            var place = page.Places.Single(p => p.Id == (tile.UnitId ?? -tile.Id));
            Same($"people of place {place.Id}", place.People, tile.People);
        }
        foreach (var row in view.Rows.Where(r => r.With == ComparedWith.TargetGroup))
        {
            // A source may call a group otherwise than its list does; then one of the groups says the same.
            var groups = page.Groups.Where(g => g.Name.Texts.Values.Intersect(row.Subject.Texts.Values).Any()).DefaultIfEmpty().ToList();
            if (groups is [null]) groups = [.. page.Groups, new GroupLine(0, row.Subject, [], null, null, 0, 0, 0, 0, 0)];
            if (!groups.Exists(g => g!.Named == row.Named && g.Reached == row.Reached))
                _found.Add($"{code}, {row.Subject.Shown("en")}: {row.Named} named and {row.Reached} reached of the programme, {string.Join(", ", groups)}");
        }
        foreach (var row in view.Rows.Where(r => r.Part == StatedPart.Places && r.Reached is not null && r.With is ComparedWith.Beneficiaries))
            if (row.Reached > row.Named) _found.Add($"{code}, {row.With}: {row.Reached} of {row.Named} reached");
        var keeper = await KeeperAsync();
        var line = (await new ProgrammeListQueries(contexts, clock).ListAsync(keeper, null, null, new ListAsk(), default)).Items.Single(r => r.Code == code);
        Same("units stated in the list", view.StatedUnits ?? 0, line.Stated ?? 0);
        Same("units named in the list", page.UnitCounts.Named, line.Named);
    }

    private async Task OfHomeAsync(ProgressView page)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var ids = await db.Programmes.Where(p => p.Code == code || p.Parent!.Code == code).Select(p => p.Id).ToListAsync();
        var donor = new Actor(null, "", false, null, ids.ToDictionary(id => id, _ => AccessRole.Donor));
        var home = (await new HomeQueries(contexts, clock).ReadAsync(donor, default)).Figures.Single(f => f.Code == code);
        Same("people at home", page.Reached, home.People);
        Same("attendances at home", page.Attendances, home.Attendances);
        var seen = await Progress.ReadAsync(donor, code, null, null, default);
        Same("reached for a donor", page.Reached, seen.Reached);
    }

    private async Task OfIndicatorsAsync(ProgressView page)
    {
        var queries = new IndicatorQueries(contexts, clock, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>());
        foreach (var line in (await queries.ListAsync(_actor, code, default)).Lines.Where(l => l.Group is null && l.CompletionShare is null))
        {
            decimal? figure = line.Rule switch
            {
                CountingRule.Participations => page.Attendances,
                CountingRule.People => page.Reached,
                CountingRule.PersonDays => page.PersonDays,
                CountingRule.Completers => page.Completed,
                CountingRule.Municipalities => page.UnitCounts.Reached,
                CountingRule.EventsHeld => page.Events.Held,
                _ => null,
            };
            if (figure is { } known) Same($"indicator {line.Rule}", known, line.Whole ?? 0);
            if (line.Rule != CountingRule.TypedIn)
                Same(
                    $"indicator {line.Rule}, its rows", line.Whole ?? 0,
                    (await queries.RowsAsync(_actor, code, line.Id, new ProgressFilter(), default)).Total ?? 0);
        }
    }

    private async Task OfWorkbooksAsync(ProgressView page)
    {
        using var results = new MemoryStream();
        await new ResultsWorkbook(contexts, clock, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>()).WriteAsync(_actor, code, null, null, results, default);
        using var tables = Workbooks.Read(results);
        decimal Sum(string sheet, int column) => Column(tables.Tables[sheet]!, column);
        Same("attendances in the workbook", page.Attendances, Sum(Common("TargetGroups"), 4));
        Same("person-days in the workbook", page.PersonDays, Sum(Common("TargetGroups"), 5));
        Same("attendances of its events", page.Attendances, Sum(Common("Events"), 6));
        await using var db = await contexts.CreateDbContextAsync();
        var events = await db.Events.Where(e => e.Programme!.Code == code || e.Programme.Parent!.Code == code).Select(e => e.Id).ToListAsync();
        foreach (var id in events)
        {
            using var sheet = new MemoryStream();
            await new EventWorkbook(contexts, clock, Texts.Of<ExportTexts>(), Texts.Of<CommonTexts>()).WriteAsync(_actor, id, sheet, default);
            using var book = Workbooks.Read(sheet);
            var days = Column(book.Tables[Common("Attendance")]!, book.Tables[Common("Attendance")]!.Columns.Count - 1);
            Same(
                $"person-days of event {id}", days,
                (await Lists.ReadAsync(_actor, code, Figure.PersonDays, new ProgressFilter(EventId: id), default)).Total);
        }
    }

    // Who is not marked yet: on the sheet, on the trainer's days, at home and among what is missing.
    private async Task OfSheetsAsync()
    {
        var (sheets, today) = (new SheetQueries(contexts, clock), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        await using var db = await contexts.CreateDbContextAsync();
        var events = await db.Events
            .Where(e => (e.Programme!.Code == code || e.Programme.Parent!.Code == code) && e.State != EventState.Draft && e.State != EventState.Cancelled)
            .Select(e => new { e.Id, e.State }).ToListAsync();
        var missing = (await new ProgrammeQueries(contexts, clock).MissingAsync(_actor, code, default)).Items
            .Where(i => i.Kind == MissingKind.Unmarked).ToDictionary(i => i.Href, i => i.Number);
        var keeper = await KeeperAsync();
        var days = await sheets.DaysAsync(keeper, default);
        var pending = (await new HomeQueries(contexts, clock).ReadAsync(keeper, default)).PendingItems
            .Where(i => i.Kind == PendingKind.Sheet).ToDictionary(i => i.EventId, i => i.Count);
        foreach (var e in events)
        {
            var sheet = await sheets.ReadAsync(_actor, e.Id, default);
            bool IsUnmarked(SheetRow row, SheetSession s) => row.IsExpected(s.Id)
                && (sheet.Marks.GetValueOrDefault((row.RegistrationId, s.Id))?.Value ?? AttendanceValue.Cleared) == AttendanceValue.Cleared;
            var past = sheet.Sessions.Where(s => s.Day < today).ToList();
            Same(
                $"unmarked of event {e.Id}, missing", past.Sum(s => sheet.Rows.Count(r => IsUnmarked(r, s))),
                missing.GetValueOrDefault($"/events/{e.Id}/attendance"));
            foreach (var day in days.Where(d => d.EventId == e.Id))
                Same(
                    $"unmarked of event {e.Id} on {day.Day}", sheet.Sessions.Where(s => s.Day == day.Day).Sum(s => sheet.Rows.Count(r => IsUnmarked(r, s))),
                    day.Unmarked);
            if (e.State == EventState.Closed) continue;
            var near = past.Where(s => s.Day >= today.AddDays(-60)).ToList();
            Same($"unmarked of event {e.Id}, at home", sheet.Rows.Count(r => near.Exists(s => IsUnmarked(r, s))), pending.GetValueOrDefault(e.Id));
        }
    }

    private async Task<Actor> KeeperAsync()
    {
        await using var db = await contexts.CreateDbContextAsync();
        var ids = await db.Programmes.Where(p => p.Code == code || p.Parent!.Code == code).Select(p => p.Id).ToListAsync();
        return new Actor(null, "", false, null, ids.ToDictionary(id => id, _ => AccessRole.Coordinator));
    }

    private async Task<int> EventsAsync(System.Linq.Expressions.Expression<Func<LearningEvent, bool>> which)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Events.Where(e => e.Programme!.Code == code || e.Programme.Parent!.Code == code).CountAsync(which);
    }

    private async Task ListAsync(string what, int figure, Figure of, ProgressFilter? filter = null)
    {
        var list = await Lists.ReadAsync(_actor, code, of, filter ?? new ProgressFilter(), default);
        Same($"{what}, behind it", figure, list.Total);
        Same($"{what}, its rows", figure, list.Rows.Count);
    }

    private void Same(string what, decimal one, decimal other)
    {
        if (one != other) _found.Add(FormattableString.Invariant($"{code}, {what}: {one} and {other}"));
    }

    private static decimal Column(System.Data.DataTable table, int column) =>
        table.Rows.Cast<System.Data.DataRow>().Skip(1).Sum(r => r[column] is double n ? (decimal)n : 0);

    private static string Common(string key) => Texts.Of<CommonTexts>()[key].Value;
}
