using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Shared.Registrations;

public sealed class SelectionServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Each_thing_is_set_for_all_and_taken_back_with_the_seats(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, small.Units.ToDictionary(u => u, _ => 2), default);
        await small.RegisterAsync("Amra", "Prva", small.Units[0]);
        await small.RegisterAsync("Berina", "Druga", small.Units[0]);
        var before = await StandingAsync(small);
        foreach (var change in new[]
        {
            SelectionChange.To(RegistrationState.Reserve), SelectionChange.To(ParticipantRole.Observer), SelectionChange.ToGroup(null),
            SelectionChange.ToUnit(small.Units[1]), SelectionChange.ToUnit(null),
        })
        {
            var undo = await small.Selection.ChangeAsync(small.Coordinator, small.EventId, await SeenAsync(small), change, default);

            Assert.Equal(2, undo.Rows.Count);
            await using (var db = small.Open()) Assert.All(await db.Registrations.ToListAsync(), row => Assert.Equal(change.Value, ValueOf(row, change.Field)));
            Assert.NotEqual(before, await StandingAsync(small));
            Assert.Equal(2, await small.Selection.UndoAsync(small.Coordinator, undo, default));
            Assert.Equal(before, await StandingAsync(small));
        }
        await using var after = small.Open();
        Assert.Equal((10, 10), (
            await after.AuditEntries.CountAsync(a => a.Action == "registration.changed" && a.SubjectKind == "registration"),
            await after.AuditEntries.CountAsync(a => a.Action == "registration.undone")));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Where_it_stands_already_nothing_is_changed(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Prva");
        var waits = await small.RegisterAsync("Berina", "Druga", state: RegistrationState.Reserve);
        var undo = await small.Selection.ChangeAsync(
            small.Coordinator, small.EventId, await SeenAsync(small), SelectionChange.To(RegistrationState.Confirmed), default);
        Assert.Equal(waits, Assert.Single(undo.Rows).Was.Id);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Removed_people_come_back_with_number_seat_and_whose_place_they_took(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, new Dictionary<int, int> { [small.Units[0]] = 2 }, default);
        var first = await small.RegisterAsync("Amra", "Prva", small.Units[0]);
        await small.RegisterAsync("Berina", "Druga", small.Units[0]);
        await small.Registrations.SubstituteAsync(
            small.Coordinator, first, new RegistrationInput { EventId = small.EventId, GivenName = "Damir", FamilyName = "Zamjenić" },
            [small.Sessions[2], small.Sessions[3]], default);
        var before = await StandingAsync(small);

        var undo = await small.Selection.RemoveAsync(small.Coordinator, small.EventId, await SeenAsync(small), default);

        Assert.Empty(await StandingAsync(small));
        await using (var db = small.Open()) Assert.Equal((0, 5), (await db.SeatOccupancies.CountAsync(), await db.People.CountAsync()));
        Assert.Equal(3, await small.Selection.UndoAsync(small.Coordinator, undo, default));
        Assert.Equal(before, await StandingAsync(small));
        // What was brought back once is there: it is not brought back again.
        var again = await Assert.ThrowsAsync<RefusedException>(() => small.Selection.UndoAsync(small.Coordinator, undo, default));
        Assert.All(again.Refusals, r => Assert.Equal("RegisteredAgain", r.Key));
        Assert.Equal(before, await StandingAsync(small));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_fits_not_all_is_done_to_none_and_names_the_row(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, new Dictionary<int, int> { [small.Units[1]] = 1 }, default);
        await small.RegisterAsync("Amra", "Prva");
        var second = await small.RegisterAsync("Berina", "Druga");
        var third = await small.RegisterAsync("Ceca", "Treća", state: RegistrationState.Reserve);
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 2));
        var before = await StandingAsync(small);

        await RefusedAsync(SelectionChange.ToUnit(small.Units[1]), (Refusal.Row(second), "SeatsFull"));
        await RefusedAsync(SelectionChange.To(RegistrationState.Confirmed), (Refusal.Row(third), "EventFull"));
        await RefusedAsync(SelectionChange.ToUnit(-1), ("", "Choose"));
        await RefusedAsync(SelectionChange.ToGroup(-1), ("", "Choose"));
        await RefusedAsync(new(SelectionField.State, 99), ("", "Choose"));

        await small.Marks.MarkAsync(
            small.Trainer,
            new MarkInput(Guid.CreateVersion7(), second, small.Sessions[0], 0, AttendanceValue.Present, null, DateTime.UnixEpoch, EntrySource.Sheet), default);
        var seen = await SeenAsync(small);
        var marked = await Assert.ThrowsAsync<RefusedException>(() => small.Selection.RemoveAsync(small.Coordinator, small.EventId, seen, default));
        Assert.Equal((Refusal.Row(second), "RegistrationHasMarks"), (marked.Refusals.Single().Field, marked.Refusals.Single().Key));
        Assert.Equal(before, await StandingAsync(small));
        await using var after = small.Open();
        Assert.Equal(0, await after.AuditEntries.CountAsync(a => a.Action == "registration.changed" || a.Action == "registration.removed"));

        async Task RefusedAsync(SelectionChange change, (string Field, string Key) why)
        {
            var rows = await SeenAsync(small);
            var refused = await Assert.ThrowsAsync<RefusedException>(
                () => small.Selection.ChangeAsync(small.Coordinator, small.EventId, rows, change, default));
            Assert.Contains(why, refused.Refusals.Select(r => (r.Field, r.Key)));
            Assert.Equal(before, await StandingAsync(small));
        }
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Whom_somebody_else_changed_or_removed_meanwhile_is_left_to_them(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Prva");
        var second = await small.RegisterAsync("Berina", "Druga");
        var seen = await SeenAsync(small);
        var reserve = SelectionChange.To(RegistrationState.Reserve);
        var undo = await small.Selection.ChangeAsync(small.Coordinator, small.EventId, seen, reserve, default);

        var late = await Assert.ThrowsAsync<RefusedException>(() => small.Selection.ChangeAsync(small.Coordinator, small.EventId, seen, reserve, default));
        Assert.All(late.Refusals, r => Assert.Equal("RowChangedMeanwhile", r.Key));
        Assert.Equal(2, late.Refusals.Count);

        await small.Selection.ChangeAsync(
            small.Coordinator, small.EventId, [.. (await SeenAsync(small)).Where(r => r.Id == second)], SelectionChange.To(ParticipantRole.Observer), default);
        var before = await StandingAsync(small);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => small.Selection.UndoAsync(small.Coordinator, undo, default));
        Assert.Equal((Refusal.Row(second), "RowChangedMeanwhile"), (refused.Refusals.Single().Field, refused.Refusals.Single().Key));
        Assert.Equal(before, await StandingAsync(small));

        await small.Selection.RemoveAsync(small.Coordinator, small.EventId, [.. (await SeenAsync(small)).Where(r => r.Id == second)], default);
        var gone = await Assert.ThrowsAsync<RefusedException>(() => small.Selection.ChangeAsync(small.Coordinator, small.EventId, seen, reserve, default));
        Assert.Contains((Refusal.Row(second), "Missing"), gone.Refusals.Select(r => (r.Field, r.Key)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nothing_is_taken_back_where_the_place_or_the_seat_went_to_somebody_else(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.Seats.SetSeatsAsync(small.Coordinator, small.EventId, new Dictionary<int, int> { [small.Units[0]] = 1 }, default);
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 1));
        var first = await small.RegisterAsync("Amra", "Prva", small.Units[0]);
        var cancelled = await small.Selection.ChangeAsync(
            small.Coordinator, small.EventId, await SeenAsync(small), SelectionChange.To(RegistrationState.Cancelled), default);
        var second = await small.RegisterAsync("Berina", "Druga");

        var full = await Assert.ThrowsAsync<RefusedException>(() => small.Selection.UndoAsync(small.Coordinator, cancelled, default));
        Assert.Equal("EventFull", full.Refusals.Single().Key);

        await small.Selection.RemoveAsync(small.Coordinator, small.EventId, [.. (await SeenAsync(small)).Where(r => r.Id == second)], default);
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 9));
        await small.RegisterAsync("Ceca", "Treća", small.Units[0]);
        var taken = await Assert.ThrowsAsync<RefusedException>(() => small.Selection.UndoAsync(small.Coordinator, cancelled, default));
        Assert.Equal((Refusal.Row(first), "SeatTakenMeanwhile"), (taken.Refusals.Single().Field, taken.Refusals.Single().Key));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_but_the_coordinators_of_an_open_event_does_it(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Amra", "Prva");
        var (rows, reserve) = (await SeenAsync(small), SelectionChange.To(RegistrationState.Reserve));
        var undo = await small.Selection.ChangeAsync(small.Coordinator, small.EventId, rows, reserve, default);
        rows = await SeenAsync(small);
        foreach (var actor in new[] { small.Trainer, small.SecondTrainer, small.Donor, small.Stranger, Actor.Nobody })
        {
            await ForbiddenAsync(() => small.Selection.ChangeAsync(actor, small.EventId, rows, SelectionChange.To(RegistrationState.Confirmed), default));
            await ForbiddenAsync(() => small.Selection.RemoveAsync(actor, small.EventId, rows, default));
            await ForbiddenAsync(() => small.Selection.UndoAsync(actor, undo, default));
        }
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Closed));
        var closed = await Assert.ThrowsAsync<RefusedException>(() => small.Selection.UndoAsync(small.Coordinator, undo, default));
        Assert.Equal("EventClosed", closed.Refusals.Single().Key);
        await using var after = small.Open();
        Assert.Equal(RegistrationState.Reserve, (await after.Registrations.SingleAsync()).State);

        static async Task ForbiddenAsync(Func<Task> work)
        {
            var refused = await Record.ExceptionAsync(work);
            Assert.True(refused is MissingException or ForbiddenException, $"{refused}");
        }
    }

    private static int? ValueOf(Registration row, SelectionField field) => field switch
    {
        SelectionField.State => (int)row.State,
        SelectionField.Role => (int)row.Role,
        SelectionField.Group => row.TargetGroupId,
        _ => row.ProgrammeUnitId,
    };

    private static async Task<IReadOnlyList<SelectedRow>> SeenAsync(SmallProgramme small)
    {
        await using var db = small.Open();
        return await db.Registrations.OrderBy(r => r.Number).Select(r => new SelectedRow(r.Id, r.Version)).ToListAsync();
    }

    // All that a change or a removal touches, without the ids and versions that are new after it.
    private static async Task<IReadOnlyList<string>> StandingAsync(SmallProgramme small)
    {
        await using var db = small.Open();
        var rows = await db.Registrations.AsNoTracking().Include(r => r.Substitutes).OrderBy(r => r.Number).ToListAsync();
        var seats = await db.SeatOccupancies.AsNoTracking().OrderBy(o => o.SessionId).ToListAsync();
        return
        [
            .. rows.Select(r => $"{r.Number} {r.PersonId} {r.State} {r.Role} {r.TargetGroupId} {r.ProgrammeUnitId} {r.UnitId} {r.CreatedAt:O} "
                + $"{r.IsWalkIn} {r.Substitutes?.Number} "
                + string.Join(',', seats.Where(o => o.RegistrationId == r.Id).Select(o => $"{o.SeatId}:{o.SessionId}"))),
        ];
    }
}
