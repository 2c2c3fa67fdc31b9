using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Home;
using CapacityPrograms.Web.Features.Schedule;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Schedule;

public sealed class ClashServiceTests
{
    private static readonly DateTimeOffset Before = new(2026, 5, 5, 8, 0, 0, TimeSpan.Zero);

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_clash_is_named_once_until_both_are_kept_and_again_when_its_hours_change(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var other = await ClashingAsync(small);
        var pending = Assert.Single(await PendingAsync(small));
        Assert.Equal([small.EventId, other], new[] { pending.EventId, pending.OtherId!.Value }.Order());

        await Service(small).KeepAsync(small.Coordinator, other, small.EventId, true, default);
        await Service(small).KeepAsync(small.Coordinator, small.EventId, other, true, default);

        Assert.Empty(await PendingAsync(small));
        Assert.True((await Queries(small).ReadAsync(small.Coordinator, small.EventId, other, default)).IsKept);
        await using (var db = small.Open())
        {
            Assert.Equal(small.Coordinator.UserId, Assert.Single(await db.KeptClashes.ToListAsync()).UserId);
            Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == AuditActions.ClashKept.Code));
            await db.Sessions.Where(s => s.EventId == other).ExecuteUpdateAsync(s => s.SetProperty(x => x.EndsAt, new TimeOnly(11, 0)));
        }
        Assert.Single(await PendingAsync(small));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_is_kept_can_be_asked_about_again(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var other = await ClashingAsync(small);
        await Service(small).KeepAsync(small.Coordinator, small.EventId, other, true, default);
        await Service(small).KeepAsync(small.Coordinator, small.EventId, other, false, default);
        Assert.Single(await PendingAsync(small));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Both_sides_are_shown_with_the_sessions_that_clash(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var other = await ClashingAsync(small);

        var pair = await Queries(small).ReadAsync(small.Coordinator, small.EventId, null, default);

        Assert.Equal((other, false), (pair.OtherId, pair.IsKept));
        Assert.Equal(ClashKind.Trainer, Assert.Single(pair.Clashes).Kind);
        Assert.Equal([true, false, false, false], pair.Mine.Sessions.Select(s => s.Clashes));
        Assert.Equal([true], pair.Other!.Sessions.Select(s => s.Clashes));
        Assert.True(pair.Mine.CanEdit && pair.Mine.CanMove && pair.Other.CanMove);

        await new EventMoveService(small.Database.Factory, small.Clock).MoveAsync(small.Coordinator, other, 1, 10, new HashSet<string>(), default);
        var moved = await Queries(small).ReadAsync(small.Coordinator, small.EventId, other, default);
        Assert.Empty(moved.Clashes);
        Assert.Equal(other, moved.Other!.Id);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_does_not_coordinate_the_event_reads_and_keeps_nothing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var other = await ClashingAsync(small);
        foreach (var actor in new[] { small.Trainer, small.Donor, small.Stranger, Actor.Nobody })
        {
            await Assert.ThrowsAsync<MissingException>(() => Queries(small).ReadAsync(actor, small.EventId, other, default));
            await Assert.ThrowsAsync<MissingException>(() => Service(small).KeepAsync(actor, small.EventId, other, true, default));
        }
        await using var db = small.Open();
        Assert.Empty(await db.KeptClashes.ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Where_nothing_clashes_nothing_is_kept(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await Assert.ThrowsAsync<RefusedException>(() => Service(small).KeepAsync(small.Coordinator, small.EventId, 999, true, default));
        Assert.Empty((await Queries(small).ReadAsync(small.Coordinator, small.EventId, null, default)).Clashes);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_trainer_who_is_away_is_nothing_between_two_events(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var other = await ClashingAsync(small);
        await using (var db = small.Open())
        {
            db.TrainerAbsences.Add(new TrainerAbsence { PersonId = small.Trainers[0], From = SmallProgramme.FirstDay, To = SmallProgramme.FirstDay });
            await db.SaveChangesAsync();
        }

        var pair = await Queries(small).ReadAsync(small.Coordinator, small.EventId, other, default);

        Assert.Equal(ClashKind.Trainer, Assert.Single(pair.Clashes).Kind);
        Assert.Empty(pair.OthersLeft);
        await Service(small).KeepAsync(small.Coordinator, small.EventId, other, true, default);
        await using var kept = small.Open();
        Assert.Single(await kept.KeptClashes.ToListAsync());
        // Where the event is looked at it is said all the same.
        Assert.Contains(ClashKind.TrainerAway, (await small.Reading.ReadAsync(small.Coordinator, small.EventId, default)).Clashes.Select(c => c.Kind));
    }

    private static ClashService Service(SmallProgramme small) => new(small.Database.Factory, small.Clock);

    private static ClashQueries Queries(SmallProgramme small) => new(small.Database.Factory);

    private static async Task<List<PendingItem>> PendingAsync(SmallProgramme small) =>
        (await new HomeQueries(small.Database.Factory, new SetClock(Before)).ReadAsync(small.Coordinator, default))
            .PendingItems.Where(p => p.Kind == PendingKind.Clash).ToList();

    // From ten to twelve on the first day of the event, with its trainer.
    private static async Task<int> ClashingAsync(SmallProgramme small)
    {
        var input = small.NewEvent(new(10, 0), new(12, 0), trainers: small.Trainers[0]);
        var asked = await small.Events.SaveAsync(small.Coordinator, input, new HashSet<string>(), default);
        var id = (await small.Events.SaveAsync(small.Coordinator, input, asked.Clashes.Select(c => c.Key).ToHashSet(), default)).Id!.Value;
        // Who saves it so in the form has kept it; an import or an older server has not.
        Assert.Empty(await PendingAsync(small));
        await using var db = small.Open();
        await db.KeptClashes.ExecuteDeleteAsync();
        return id;
    }
}
