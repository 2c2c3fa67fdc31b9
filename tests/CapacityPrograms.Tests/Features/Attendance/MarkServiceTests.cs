using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Progress.Reconciliation;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Attendance;

public sealed class MarkServiceTests
{
    private static MarkInput Mark(int registration, int session, AttendanceValue value, int version = 0, int? minutes = null) =>
        new(Guid.CreateVersion7(), registration, session, version, value, minutes, DateTime.UnixEpoch, EntrySource.Sheet);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_mark_is_in_the_database_when_it_is_answered_and_counts_once_however_often_it_is_sent(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Amra", "Primjerić");
        var mark = Mark(registration, small.Sessions[0], AttendanceValue.Partial, minutes: 60);

        var answers = new[] { await small.Marks.MarkAsync(small.Trainer, mark, default), await small.Marks.MarkAsync(small.Trainer, mark, default) };

        Assert.All(answers, a => Assert.True(a is { Saved: true, Standing: { Value: AttendanceValue.Partial, Minutes: 60, Version: 1 } }));
        await using var db = small.Open();
        Assert.Equal(1, await db.AttendanceEntries.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_change_made_on_an_old_view_is_not_taken_and_both_values_stay_in_the_history(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Šejla", "Pokušajić");
        await small.Marks.MarkAsync(small.Trainer, Mark(registration, small.Sessions[0], AttendanceValue.Absent), default);

        var late = await small.Marks.MarkAsync(small.Coordinator, Mark(registration, small.Sessions[0], AttendanceValue.Present), default);

        Assert.False(late.Saved);
        Assert.Equal((AttendanceValue.Absent, "trener"), (late.Standing.Value, late.Standing.By));
        var history = await small.Sheets.HistoryAsync(small.Coordinator, registration, small.Sessions[0], default);
        Assert.Equal(
            [(AttendanceValue.Present, EntryOutcome.Conflict), (AttendanceValue.Absent, EntryOutcome.Applied)],
            history.Select(h => (h.Value, h.Outcome)));

        var decided = await small.Marks.MarkAsync(
            small.Coordinator, Mark(registration, small.Sessions[0], AttendanceValue.Present, late.Standing.Version), default);
        Assert.True(decided.Saved);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_trainers_who_mark_the_same_value_do_not_disagree(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Goran", "Nepostojić");
        await small.Marks.MarkAsync(small.Trainer, Mark(registration, small.Sessions[0], AttendanceValue.Present), default);
        Assert.True((await small.Marks.MarkAsync(small.Coordinator, Mark(registration, small.Sessions[0], AttendanceValue.Present), default)).Saved);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_many_different_marks_at_once_one_is_taken_and_every_other_is_shown_as_a_conflict(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Maja", "Maketić");
        var minutes = Enumerable.Range(1, 12).ToList();

        var answers = await Task.WhenAll(
            minutes.Select(m =>
                Task.Run(() =>
                    small.Marks.MarkAsync(small.Trainer, Mark(registration, small.Sessions[0], AttendanceValue.Partial, minutes: m), default))));

        Assert.Equal(1, answers.Count(a => a.Saved));
        await using var db = small.Open();
        var mark = await db.AttendanceMarks.SingleAsync();
        Assert.Equal(answers.Single(a => a.Saved).Standing.Minutes, mark.Minutes);
        Assert.Equal(minutes.Count, await db.AttendanceEntries.CountAsync());
        Assert.Equal(1, await db.AttendanceEntries.CountAsync(e => e.Outcome == EntryOutcome.Applied));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task All_present_is_undone_as_one_but_for_what_somebody_changed_since(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var people = new List<int>();
        foreach (var name in new[] { "Azra", "Vedran", "Nermina" }) people.Add(await small.RegisterAsync(name, "Legendić"));
        await small.Marks.MarkAsync(small.Trainer, Mark(people[0], small.Sessions[0], AttendanceValue.Excused), default);
        var batch = Guid.CreateVersion7();

        Assert.Equal(2, await small.Marks.MarkRestPresentAsync(small.Trainer, small.Sessions[0], batch, default));
        await small.Marks.MarkAsync(small.Coordinator, Mark(people[2], small.Sessions[0], AttendanceValue.Absent, 1), default);
        Assert.Equal((1, 1), await small.Marks.UndoAsync(small.Trainer, batch, default));

        var sheet = await small.Sheets.ReadAsync(small.Trainer, small.EventId, default);
        Assert.Equal([AttendanceValue.Excused, AttendanceValue.Cleared, AttendanceValue.Absent], people.Select(p => sheet.Marks[(p, small.Sessions[0])].Value));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Closing_locks_the_marks_and_reopening_needs_a_reason_that_is_kept(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Emir", "Fiktić");
        await small.Events.ChangeStateAsync(small.Coordinator, small.EventId, 0, EventState.Held, null, default);
        await small.Events.ChangeStateAsync(small.Coordinator, small.EventId, 1, EventState.Closed, null, default);

        var locked = await Assert.ThrowsAsync<RefusedException>(() =>
            small.Marks.MarkAsync(small.Trainer, Mark(registration, small.Sessions[0], AttendanceValue.Present), default));
        Assert.Equal("EventClosed", locked.Refusals.Single().Key);
        var reasonless = await Assert.ThrowsAsync<RefusedException>(() =>
            small.Events.ChangeStateAsync(small.Coordinator, small.EventId, 2, EventState.Held, " ", default));
        Assert.Equal("ReasonNeeded", reasonless.Refusals.Single().Key);
        await small.Events.ChangeStateAsync(small.Coordinator, small.EventId, 2, EventState.Held, "Red 14 je pročitan", default);

        Assert.True((await small.Marks.MarkAsync(small.Trainer, Mark(registration, small.Sessions[0], AttendanceValue.Present), default)).Saved);
        var view = await small.Reading.ReadAsync(small.Coordinator, small.EventId, default);
        Assert.Equal(("Red 14 je pročitan", "koordinator"), (view.Changes[0].Reason, view.Changes[0].By));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_marks_what_is_not_theirs(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Sabina", "Ogledalović");
        foreach (var actor in new[] { small.SecondTrainer, small.Donor, small.Stranger, CapacityPrograms.Data.Access.Actor.Nobody })
        {
            await Assert.ThrowsAsync<MissingException>(() =>
                small.Marks.MarkAsync(actor, Mark(registration, small.Sessions[0], AttendanceValue.Present), default));
            await Assert.ThrowsAsync<MissingException>(() =>
                small.Marks.MarkRestPresentAsync(actor, small.Sessions[0], Guid.CreateVersion7(), default));
            await Assert.ThrowsAsync<MissingException>(() => small.Sheets.ReadAsync(actor, small.EventId, default));
        }
        await using var db = small.Open();
        Assert.Equal(0, await db.AttendanceEntries.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_opened_a_sheet_or_the_list_of_people_stands_in_the_audit(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.Sheets.OpenAsync(small.Trainer, small.EventId, default);
        await new CapacityPrograms.Web.Features.People.PeopleQueries(small.Database.Factory, small.Clock).NoteOpenedAsync(small.Coordinator, default);

        await using var db = small.Open();
        var seen = await db
            .AuditEntries.Where(a => a.Action.EndsWith(".opened"))
            .OrderBy(a => a.Id)
            .Select(a => new
            {
                a.Action, a.UserId, a.SubjectId,
            })
            .ToListAsync();
        Assert.Equal(
            [("sheet.opened", small.Trainer.UserId, small.EventId), ("people.opened", small.Coordinator.UserId, null)],
            seen.Select(a => (a.Action, a.UserId, (int?)a.SubjectId)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_sheet_elsewhere_learns_of_a_mark_and_of_a_walk_in(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Adnan", "Uzorak");
        var before = await small.Sheets.ReadAsync(small.Coordinator, small.EventId, default);
        var rows = await small.Sheets.CountRowsAsync(small.Coordinator, small.EventId, default);
        await small.Marks.MarkAsync(small.Trainer, Mark(registration, small.Sessions[1], AttendanceValue.Excused), default);

        var changes = await small.Sheets.ChangesAsync(small.Coordinator, small.EventId, before.LastEntry, rows, default);

        Assert.Equal(
            (registration, small.Sessions[1], AttendanceValue.Excused),
            (changes.Marks.Single().RegistrationId, changes.Marks.Single().SessionId, changes.Marks.Single().Value));
        Assert.False(changes.RowsChanged);
        await small.RegisterAsync("Tamara", "Rezervić");
        Assert.True((await small.Sheets.ChangesAsync(small.Coordinator, small.EventId, changes.LastEntry, rows, default)).RowsChanged);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task All_present_of_a_day_that_is_still_to_come_is_asked_about(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Azra", "Ranić");
        var marks = new MarkService(small.Database.Factory, new SetClock(new DateTimeOffset(SmallProgramme.FirstDay, new TimeOnly(6, 0), TimeSpan.Zero)));

        Assert.Equal(1, await marks.MarkRestPresentAsync(small.Trainer, small.Sessions[0], Guid.CreateVersion7(), default));
        var tomorrow = await Assert.ThrowsAsync<RefusedException>(() =>
            marks.MarkRestPresentAsync(small.Trainer, small.Sessions[2], Guid.CreateVersion7(), default));
        Assert.Equal("DayAhead", tomorrow.Refusals.Single().Key);
        Assert.Equal(1, await marks.MarkRestPresentAsync(small.Trainer, small.Sessions[2], Guid.CreateVersion7(), default, ahead: true));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task One_mark_of_a_day_that_is_still_to_come_is_kept_and_can_be_taken_back(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Azra", "Ranić");
        var marks = new MarkService(small.Database.Factory, new SetClock(new DateTimeOffset(SmallProgramme.FirstDay, new TimeOnly(6, 0), TimeSpan.Zero)));

        // Who says today that they cannot come tomorrow is excused today.
        var result = await marks.MarkAsync(small.Trainer, Mark(registration, small.Sessions[2], AttendanceValue.Excused), default);

        Assert.True(result.Saved);
        Assert.True((await marks.MarkAsync(
            small.Trainer, Mark(registration, small.Sessions[2], AttendanceValue.Cleared) with { BaseVersion = result.Standing.Version }, default)).Saved);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Many_who_mark_take_back_seat_and_count_at_once_leave_one_answer(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 9));
        for (var i = 0; i < 6; i++) await small.RegisterAsync("Osoba", $"Broj{i}", small.Units[0]);
        var counts = new ReconciliationService(small.Database.Factory, small.Clock);
        var batches = Enumerable.Range(0, 4).Select(_ => Guid.CreateVersion7()).ToList();
        async Task<int> TryAsync(Func<Task> write)
        {
            try
            {
                await write();
                return 1;
            }
            catch (RefusedException)
            {
                return 0;
            }
        }

        var work = batches.Select(b => TryAsync(async () =>
            {
                await small.Marks.MarkRestPresentAsync(small.Trainer, small.Sessions[0], b, default);
                await small.Marks.UndoAsync(small.Trainer, b, default);
            }))
            .Concat(Enumerable.Range(0, 4).Select(i => TryAsync(() =>
                small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, new Dictionary<int, int> { [small.Units[0]] = 9 + i }, default))))
            .Concat(Enumerable.Range(0, 4).Select(i => TryAsync(() => small.RegisterAsync("Nova", $"Osoba{i}", small.Units[0]))))
            .ToList();
        var counted = Enumerable.Range(0, 4).Select(i => TryAsync(() =>
            counts.SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay, 0, i, null, default))).ToList();
        await Task.WhenAll(work.Concat(counted));

        // One count of those that saw none; as many people as there are places; each on a seat of their own; and nobody is marked.
        Assert.Equal(1, counted.Sum(c => c.Result));
        var list = await small.Participants.ListAsync(small.Coordinator, small.EventId, default);
        Assert.Equal((9, 9), (list.Places, list.Seats.Single().Taken));
        await using var after = small.Open();
        Assert.Equal(1, await after.SheetCounts.CountAsync());
        Assert.DoesNotContain(await after.AttendanceMarks.ToListAsync(), m => m.Value != AttendanceValue.Cleared);
        var seated = await after.SeatOccupancies.ToListAsync();
        Assert.Equal(seated.Count, seated.Select(o => (o.SeatId, o.SessionId)).Distinct().Count());
        Assert.All(seated.GroupBy(o => o.RegistrationId), g => Assert.Equal(4, g.Count()));
    }
}
