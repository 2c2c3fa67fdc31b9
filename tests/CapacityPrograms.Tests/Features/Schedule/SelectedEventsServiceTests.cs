using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Schedule;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Schedule;

public sealed class SelectedEventsServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Several_come_to_a_state_and_back_and_the_history_says_so(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var draft = await AddAsync(small, new(10, 0));

        var undo = await Service(small).ChangeStateAsync(small.Coordinator, await SeenAsync(small), EventState.Confirmed, null, default);

        Assert.Equal((draft, EventState.Draft), Assert.Single(undo.Events.Select(e => (e.Id, e.State))));
        Assert.Equal([EventState.Confirmed, EventState.Confirmed], await StatesAsync(small));
        Assert.Equal(1, await Service(small).UndoAsync(small.Coordinator, undo, default));
        Assert.Equal([EventState.Confirmed, EventState.Draft], await StatesAsync(small));
        await using var db = small.Open();
        Assert.Equal(
            [(EventState.Draft, EventState.Confirmed), (EventState.Confirmed, EventState.Draft)],
            (await db.EventStateChanges.Where(c => c.EventId == draft).OrderBy(c => c.Id).ToListAsync()).Select(c => (c.From, c.To)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Several_are_cancelled_with_one_reason_and_not_without(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await AddAsync(small, new(10, 0));
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await Service(small).ChangeStateAsync(small.Coordinator, await SeenAsync(small), EventState.Cancelled, " ", default));
        Assert.Equal([("Reason", "ReasonNeeded")], refused.Refusals.Select(r => (r.Field, r.Key)));

        await Service(small).ChangeStateAsync(small.Coordinator, await SeenAsync(small), EventState.Cancelled, "Snijeg", default);

        Assert.Equal([EventState.Cancelled, EventState.Cancelled], await StatesAsync(small));
        await using var db = small.Open();
        Assert.Equal(["Snijeg", "Snijeg"], await db.EventStateChanges.Select(c => c.Reason).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task All_of_them_or_none_where_one_was_changed_meanwhile_or_may_not_come_there(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var draft = await AddAsync(small, new(10, 0));
        var seen = await SeenAsync(small);
        await small.Events.ChangeStateAsync(small.Coordinator, small.EventId, 0, EventState.Planned, null, default);
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            Service(small).ChangeStateAsync(small.Coordinator, seen, EventState.Confirmed, null, default));
        Assert.Equal([(Refusal.Row(small.EventId), "ChangedMeanwhile")], refused.Refusals.Select(r => (r.Field, r.Key)));

        // A draft was never held.
        refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await Service(small).ChangeStateAsync(small.Coordinator, await SeenAsync(small), EventState.Held, null, default));
        Assert.Equal(2, refused.Refusals.Count);
        Assert.Contains(refused.Refusals, r => r.Field == Refusal.Row(draft));
        Assert.Equal([EventState.Planned, EventState.Draft], await StatesAsync(small));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nothing_is_held_before_its_last_day(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open())
            await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.LastDay, DateOnly.FromDateTime(small.Clock.GetUtcNow().UtcDateTime).AddDays(2)));
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await Service(small).ChangeStateAsync(small.Coordinator, await SeenAsync(small), EventState.Held, null, default));
        Assert.Equal((Refusal.Row(small.EventId), "NotHeldYet"), (refused.Refusals.Single().Field, refused.Refusals.Single().Key));
        Assert.Equal([EventState.Confirmed], await StatesAsync(small));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nothing_is_done_by_whoever_does_not_coordinate_all_of_them(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var seen = await SeenAsync(small);
        foreach (var actor in new[] { small.Trainer, small.Donor })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => Service(small).ChangeStateAsync(actor, seen, EventState.Planned, null, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => Service(small).AssignAsync(actor, seen, small.Trainers[1], new HashSet<string>(), default));
        }
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            Service(small).ChangeStateAsync(small.Stranger, seen, EventState.Planned, null, default));
        Assert.Equal("Missing", Assert.Single(refused.Refusals).Key);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_of_another_programme_is_made_a_trainer_by_a_number(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (elsewhere, seen) = (await small.SomebodyElsewhereAsync(), (await SeenAsync(small)).Where(e => e.Id == small.EventId).ToList());
        foreach (var (person, why) in new[] { (elsewhere, "PersonElsewhere"), (99_999, "Choose") })
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() =>
                Service(small).AssignAsync(small.Coordinator, seen, person, new HashSet<string>(), default));
            Assert.Equal([("Trainer", why)], refused.Refusals.Select(r => (r.Field, r.Key)));
        }
        await using var db = small.Open();
        Assert.DoesNotContain(await db.SessionTrainers.Select(t => t.PersonId).ToListAsync(), id => id == elsewhere);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_trainer_is_added_to_every_session_and_taken_away_where_there_was_none(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var other = await AddAsync(small, new(9, 0), SmallProgramme.FirstDay.AddDays(30), small.Trainers[1]);
        var before = await TrainersAsync(small);

        var result = await Service(small).AssignAsync(small.Coordinator, await SeenAsync(small), small.Trainers[1], new HashSet<string>(), default);

        Assert.Equal((small.EventId, 4), Assert.Single(result.Undo!.Events.Select(e => (e.Id, e.Sessions.Count))));
        Assert.Equal(4 + 4 + 1, (await TrainersAsync(small)).Count);
        Assert.Equal(1, await Service(small).UndoAsync(small.Coordinator, result.Undo, default));
        Assert.Equal(before, await TrainersAsync(small));
        Assert.Contains(await TrainersAsync(small), t => t.EventId == other);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_the_trainer_would_clash_with_is_shown_before_anything_is_saved_also_between_the_selected_ones(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var other = await AddAsync(small, new(10, 0));
        var before = await TrainersAsync(small);

        var asked = await Service(small).AssignAsync(small.Coordinator, await SeenAsync(small), small.Trainers[1], new HashSet<string>(), default);

        Assert.Null(asked.Undo);
        Assert.Contains(asked.Clashes, c => c.Resource == "Nevena Mentorić" && c.OtherEventId == small.EventId && c.MineSession != 0);
        Assert.Equal(before, await TrainersAsync(small));

        var kept = asked.Clashes.Select(c => c.Key).ToHashSet();
        var result = await Service(small).AssignAsync(small.Coordinator, await SeenAsync(small), small.Trainers[1], kept, default);
        Assert.Equal([small.EventId, other], result.Undo!.Events.Select(e => e.Id));
        await using var db = small.Open();
        Assert.NotEmpty(await db.KeptClashes.ToListAsync());
    }

    [Theory]
    [InlineData(new[] { EventState.Draft, EventState.Planned }, new[] { EventState.Planned, EventState.Confirmed, EventState.Draft })]
    [InlineData(new[] { EventState.Confirmed, EventState.Planned }, new[] { EventState.Planned, EventState.Confirmed })]
    [InlineData(new[] { EventState.Held, EventState.Confirmed }, new[] { EventState.Held })]
    [InlineData(new[] { EventState.Held }, new[] { EventState.Closed })]
    [InlineData(new[] { EventState.Cancelled, EventState.Draft }, new EventState[0])]
    public void Only_what_all_of_them_may_come_to_is_offered(EventState[] states, EventState[] offered) =>
        Assert.Equal(offered.Order(), SelectedEvents.Common(states));

    private static SelectedEventsService Service(SmallProgramme small) => new(small.Database.Factory, small.Clock);

    private static async Task<int> AddAsync(SmallProgramme small, TimeOnly from, DateOnly? day = null, params int[] trainers) =>
        (await small.Events.SaveAsync(
            small.Coordinator, small.NewEvent(from, from.AddHours(1), day, trainers: trainers), new HashSet<string>(), default)).Id!.Value;

    private static async Task<IReadOnlyList<SelectedEvent>> SeenAsync(SmallProgramme small)
    {
        await using var db = small.Open();
        return await db.Events.OrderBy(e => e.Id).Select(e => new SelectedEvent(e.Id, e.Version)).ToListAsync();
    }

    private static async Task<IReadOnlyList<EventState>> StatesAsync(SmallProgramme small)
    {
        await using var db = small.Open();
        return await db.Events.OrderBy(e => e.Id).Select(e => e.State).ToListAsync();
    }

    private static async Task<IReadOnlyList<(int EventId, int SessionId, int PersonId)>> TrainersAsync(SmallProgramme small)
    {
        await using var db = small.Open();
        return (await db.SessionTrainers.Select(t => new { t.Session!.EventId, t.SessionId, t.PersonId }).ToListAsync())
            .Select(t => (t.EventId, t.SessionId, t.PersonId)).Order().ToList();
    }
}
