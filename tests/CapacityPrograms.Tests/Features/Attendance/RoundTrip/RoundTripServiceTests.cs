using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Attendance.RoundTrip;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Attendance.RoundTrip;

/// <summary>A sheet goes out, is treated as people treat workbooks, and comes back: understood, or refused with the cell named.</summary>
public sealed class RoundTripServiceTests
{
    private static readonly RoundTripChoice _system = new(new HashSet<string>(), new Dictionary<int, int>(), new HashSet<int>());

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_was_filled_in_is_shown_written_at_once_and_a_second_time_changes_nothing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await FourAsync(small);
        var file = await OutAsync(small);
        Assert.True((await PlanAsync(small, file)).IsEmpty);
        Change(file, rows =>
        {
            Set(rows[1], 5, "prisutan");
            Set(rows[1], 6, "45");
            Set(rows[2], 5, "ABSENT");
            Set(rows[7], 3, "Ђорђе Новак");
            Set(rows[7], 5, "present");
        });
        var plan = await PlanAsync(small, file);
        Assert.Equal(["E2", "F2", "E3"], plan.Differences.Select(d => d.Cell));
        Assert.All(plan.Differences, d => Assert.False(d.IsConflict));
        // A line of no event, or of another one, cannot be meant.
        await Assert.ThrowsAsync<MissingException>(() =>
            Service(small).ApplyAsync(small.Trainer, small.EventId, plan, _system with { Matched = new Dictionary<int, int> { [8] = 999 } }, default));
        Assert.Equal(("Ђорђе", "Новак", 8), (plan.People[0].Given, plan.People[0].Family, plan.People[0].Row));
        await using (var db = small.Open()) Assert.Empty(await db.AttendanceEntries.ToListAsync());

        var result = await Service(small).ApplyAsync(small.Trainer, small.EventId, plan, _system, default);
        Assert.Equal((4, 1), (result.Marks, result.Added));
        var again = await PlanAsync(small, file);
        Assert.True(again.IsEmpty, string.Join(' ', again.Differences) + string.Join(' ', again.People));
        // Taken back, and the marks are gone; the line of who came stays.
        Assert.Equal((4, 0), await Service(small).UndoAsync(small.Trainer, result.BatchId, default));
        await using var after = small.Open();
        Assert.All(await after.AttendanceMarks.ToListAsync(), m => Assert.Equal(AttendanceValue.Cleared, m.Value));
        Assert.Equal(5, await after.Registrations.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Changed_in_both_is_a_conflict_and_the_system_stands_unless_somebody_says_otherwise(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var lines = await FourAsync(small);
        var file = await OutAsync(small);
        await MarkAsync(small, lines[0], AttendanceValue.Excused);
        await MarkAsync(small, lines[1], AttendanceValue.Present);
        Change(file, rows => Set(rows[1], 5, "absent"));
        var plan = await PlanAsync(small, file);
        // The second was changed by somebody else alone, and the file did not touch it.
        var conflict = Assert.Single(plan.Differences);
        Assert.Equal(
            ("E2", true, AttendanceValue.Excused, AttendanceValue.Absent),
            (conflict.Cell, conflict.IsConflict, conflict.System.Value, conflict.File.Value));
        Assert.Equal(0, (await Service(small).ApplyAsync(small.Trainer, small.EventId, plan, _system, default)).Marks);
        var written = await Service(small).ApplyAsync(small.Trainer, small.EventId, plan, _system with { Files = new HashSet<string> { "E2" } }, default);
        Assert.Equal(1, written.Marks);
        // Undone, the mark is what it was before and not empty.
        await Service(small).UndoAsync(small.Trainer, written.BatchId, default);
        await using var db = small.Open();
        Assert.Equal(AttendanceValue.Excused, await db.AttendanceMarks.Where(m => m.RegistrationId == lines[0]).Select(m => m.Value).SingleAsync());
        // A plan that is older than the marks writes nothing at all.
        Assert.Equal(
            "ChangedMeanwhile",
            Assert
                .Single(
                    (
                        await Assert.ThrowsAsync<RefusedException>(() =>
                            Service(small)
                                .ApplyAsync(small.Trainer, small.EventId, plan, _system with { Files = new HashSet<string> { "E2" } }, default))
                    ).Refusals)
                .Key);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Sorted_anew_half_deleted_under_titles_and_without_its_stamp_it_is_understood(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var lines = await FourAsync(small);
        var file = await OutAsync(small);
        Change(file, (rows, data) =>
        {
            Set(rows[3], 5, "present");
            Set(rows[4], 5, "obecny");
            var (header, third, fourth) = (rows[0], rows[3], rows[4]);
            data.RemoveAllChildren<Row>();
            data.Append(new Row(Cell("Trening na Igmanu")), new Row(), header, fourth, third);
            // The first two columns are gone.
            foreach (var row in new[] { header, third, fourth }) foreach (var cell in row.Elements<Cell>().Take(2).ToList()) cell.Remove();
        }, dropStamp: true);
        var plan = await PlanAsync(small, file);
        Assert.Null(plan.Exported);
        Assert.Empty(plan.Faults);
        Assert.Equal([lines[3], lines[2]], plan.Differences.Select(d => d.RegistrationId));
        Assert.Equal([1, 2], plan.Missing);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Signs_and_words_of_presence_are_understood_and_the_protected_number_says_who_it_is(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var lines = await FourAsync(small);
        var file = await OutAsync(small);
        Change(file, rows =>
        {
            Set(rows[1], 5, "1");
            Set(rows[1], 6, "+");
            Set(rows[2], 5, "0");
            Set(rows[2], 6, "ne");
            Set(rows[3], 5, "є");
            Set(rows[3], 6, "✓");
            Set(rows[4], 3, "Sasvim Drugačije");
            Set(rows[4], 5, "да");
        });
        var plan = await PlanAsync(small, file);
        Assert.Empty(plan.Faults);
        const AttendanceValue Here = AttendanceValue.Present, Away = AttendanceValue.Absent;
        Assert.Equal([Here, Here, Away, Away, Here, Here], plan.Differences.Select(d => d.File.Value));
        // Nobody is doubled because a name was written anew.
        var person = Assert.Single(plan.People);
        Assert.Equal((lines[3], "Sasvim", "Drugačije", lines[3]), (person.Line, person.Given, person.Family, person.Likely[0].RegistrationId));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_cannot_be_understood_is_refused_with_its_cell(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await FourAsync(small);
        var file = await OutAsync(small);
        Change(file, rows =>
        {
            Set(rows[1], 5, "možda");
            Set(rows[2], 6, "999");
            Set(rows[0], 8, "Sesija [99999]");
            Set(rows[6], 5, "present");
        });
        var plan = await PlanAsync(small, file);
        Assert.Equal(
            [("H1", "SheetOtherSession"), ("E2", "SheetNoMark"), ("F3", "SheetMinutes"), ("C7", "SheetNoName")],
            plan.Faults.Select(f => (f.Cell, f.Key)));
        Assert.Equal(
            "SheetFaults",
            Assert
                .Single(
                    (
                        await Assert.ThrowsAsync<RefusedException>(() =>
                            Service(small).ApplyAsync(small.Trainer, small.EventId, plan, _system, default))
                    ).Refusals)
                .Key);
        await using var empty = new MemoryStream("nema, ničeg\n1,2\n"u8.ToArray());
        Assert.Equal(
            "SheetNoSession",
            Assert
                .Single(
                    (
                        await Assert.ThrowsAsync<RefusedException>(() =>
                            Queries(small).PlanAsync(small.Trainer, small.EventId, empty, "x.csv", default))
                    ).Refusals)
                .Key);
        Change(file, (_, _) => { }, stampEvent: small.EventId + 1);
        Assert.Equal("SheetOtherEvent", Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => PlanAsync(small, file))).Refusals).Key);
    }

    [Fact]
    public async Task A_mark_over_several_sessions_deletes_none_a_second_head_is_no_line_and_what_nobody_reads_is_told()
    {
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var ids = await FourAsync(small);
        await MarkAsync(small, ids[0], AttendanceValue.Present);
        var file = await OutAsync(small);
        Change(file, (rows, data) =>
        {
            Set(rows[1], 6, "");
            Set(rows[2], 5, "x");
            Set(rows[2], 5 + 20, "sick");
            var head = (Row)rows[0].CloneNode(true);
            head.RowIndex = null;
            foreach (var cell in head.Elements<Cell>()) cell.CellReference = null;
            data.InsertAfter(head, rows[3]);
            var sheet = (Worksheet)data.Parent!;
            sheet.InsertAfter(new MergeCells(new MergeCell { Reference = "E2:F2" }), data);
        });

        var plan = await PlanAsync(small, file);

        Assert.Equal([("F2", "SheetMerged")], plan.Faults.Select(f => (f.Cell, f.Key)));
        Assert.Equal(ids[1], Assert.Single(plan.Differences).RegistrationId);
        Assert.Empty(plan.People);
        Assert.Equal(["Y"], plan.Ignored);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_else_takes_the_sheet_along_or_brings_it_back(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await FourAsync(small);
        var file = await OutAsync(small);
        Change(file, rows => Set(rows[1], 5, "present"));
        var plan = await PlanAsync(small, file);
        foreach (var actor in new[] { small.SecondTrainer, small.Donor, small.Stranger, Actor.Nobody })
        {
            await Assert.ThrowsAsync<MissingException>(() => Queries(small).StartAsync(actor, small.EventId, default));
            await Assert.ThrowsAsync<MissingException>(() => Queries(small).WriteAsync(actor, small.EventId, new MemoryStream(), default));
            await Assert.ThrowsAsync<MissingException>(() =>
                Queries(small).PlanAsync(actor, small.EventId, new MemoryStream(file.ToArray()), "x.xlsx", default));
            await Assert.ThrowsAnyAsync<Exception>(() => Service(small).ApplyAsync(actor, small.EventId, plan, _system, default));
            Assert.Equal((0, 0), await Service(small).UndoAsync(actor, Guid.CreateVersion7(), default));
        }
        await using var db = small.Open();
        Assert.Empty(await db.AttendanceMarks.ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_has_one_name_only_in_the_file_is_added_with_it(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await FourAsync(small);
        var file = await OutAsync(small);
        Change(file, rows =>
        {
            Set(rows[7], 3, "Suharto");
            Set(rows[7], 5, "present");
        });

        Assert.Equal(1, (await Service(small).ApplyAsync(small.Trainer, small.EventId, await PlanAsync(small, file), _system, default)).Added);

        await using var db = small.Open();
        Assert.Equal("Suharto", (await db.Registrations.Include(r => r.Person).OrderByDescending(r => r.Number).FirstAsync()).Person!.FullName);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Marks_of_a_day_that_is_still_to_come_are_taken_in_only_after_somebody_saw_it(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await FourAsync(small);
        var file = await OutAsync(small);
        var clock = new SetClock(new DateTimeOffset(SmallProgramme.FirstDay, new TimeOnly(6, 0), TimeSpan.Zero));
        var queries = new RoundTripQueries(small.Database.Factory, small.Sheets, clock, Texts.Of<AttendanceTexts>(), Texts.Of<CommonTexts>());
        var service = new RoundTripService(small.Database.Factory, small.Marks, small.Registrations, clock);
        Change(file, rows =>
        {
            Set(rows[1], 5, "present");
            Set(rows[1], 7, "present");
        });

        var plan = await queries.PlanAsync(small.Trainer, small.EventId, new MemoryStream(file.ToArray()), "lista.xlsx", default);

        Assert.Equal([SmallProgramme.FirstDay.AddDays(1)], plan.Ahead);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => service.ApplyAsync(small.Trainer, small.EventId, plan, _system, default));
        Assert.Equal([("Ahead", "DayAhead")], refused.Refusals.Select(r => (r.Field, r.Key)));
        await using (var db = small.Open()) Assert.Empty(await db.AttendanceEntries.ToListAsync());
        Assert.Equal(2, (await service.ApplyAsync(small.Trainer, small.EventId, plan, _system with { Ahead = true }, default)).Marks);
    }

    private static RoundTripQueries Queries(SmallProgramme small) =>
        new(small.Database.Factory, small.Sheets, small.Clock, Texts.Of<AttendanceTexts>(), Texts.Of<CommonTexts>());

    private static RoundTripService Service(SmallProgramme small) => new(small.Database.Factory, small.Marks, small.Registrations, small.Clock);

    private static async Task<List<int>> FourAsync(SmallProgramme small)
    {
        var lines = new List<int>();
        foreach (var family in new[] { "Prva", "Druga", "Treća", "Četvrta" }) lines.Add(await small.RegisterAsync("Amra", family, small.Units[0]));
        return lines;
    }

    private static async Task MarkAsync(SmallProgramme small, int registration, AttendanceValue value) =>
        Assert.True(
            (
                await small.Marks.MarkAsync(
                    small.Coordinator,
                    new MarkInput(Guid.CreateVersion7(), registration, small.Sessions[0], 0, value, null, DateTime.UnixEpoch, EntrySource.Sheet),
                    default)
            ).Saved);

    private static async Task<MemoryStream> OutAsync(SmallProgramme small)
    {
        var file = new MemoryStream();
        await Queries(small).WriteAsync(small.Trainer, small.EventId, file, default);
        Workbooks.Valid(file);
        return file;
    }

    private static Task<RoundTripPlan> PlanAsync(SmallProgramme small, MemoryStream file) =>
        Queries(small).PlanAsync(small.Trainer, small.EventId, new MemoryStream(file.ToArray()), "lista.xlsx", default);

    private static void Change(MemoryStream file, Action<List<Row>> change) => Change(file, (rows, _) => change(rows));

    private static void Change(MemoryStream file, Action<List<Row>, SheetData> change, bool dropStamp = false, int? stampEvent = null)
    {
        file.Position = 0;
        using var document = SpreadsheetDocument.Open(file, true);
        var book = document.WorkbookPart!;
        var sheets = book.Workbook.Sheets!.Elements<Sheet>().ToList();
        var data = ((WorksheetPart)book.GetPartById(sheets[0].Id!)).Worksheet.GetFirstChild<SheetData>()!;
        change(data.Elements<Row>().ToList(), data);
        if (stampEvent is { } id)
            Set(((WorksheetPart)book.GetPartById(sheets[1].Id!)).Worksheet.GetFirstChild<SheetData>()!.Elements<Row>().First(), 2, $"{id}");
        if (!dropStamp)
            return;
        book.DeletePart(sheets[1].Id!);
        sheets[1].Remove();
    }

    private static void Set(Row row, int column, string text)
    {
        var cells = row.Elements<Cell>().ToList();
        while (cells.Count < column)
        {
            row.Append(new Cell());
            cells = row.Elements<Cell>().ToList();
        }
        row.ReplaceChild(Cell(text), cells[column - 1]);
    }

    private static Cell Cell(string text) => new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) };
}
