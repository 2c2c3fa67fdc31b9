using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Shared.Scheduling;

public sealed class EventMoveServiceTests
{
    private static readonly IReadOnlySet<string> _nothing = new HashSet<string>();

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task All_sessions_move_and_the_move_is_audited_and_can_be_taken_back(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);

        var there = await Service(small).MoveAsync(small.Coordinator, small.EventId, 0, 7, _nothing, default);

        Assert.Equal(1, there.Version);
        var (first, days) = await DaysAsync(small);
        Assert.Equal(SmallProgramme.FirstDay.AddDays(7), first);
        Assert.Equal([7, 7, 8, 8], days);
        await using (var db = small.Open())
        {
            var entry = await db.AuditEntries.SingleAsync(a => a.Action == AuditActions.EventMoved.Code);
            Assert.Equal((small.ProgrammeId, (long?)small.EventId, "2026-05-12 → 2026-05-19"), (entry.ProgrammeId, entry.SubjectId, entry.Detail));
        }

        Assert.Equal(2, (await Service(small).MoveAsync(small.Coordinator, small.EventId, 1, -7, _nothing, default)).Version);
        Assert.Equal([0, 0, 1, 1], (await DaysAsync(small)).Days);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_clash_on_the_new_days_is_told_before_and_nothing_moves_until_it_was_seen(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var other = await small.Events.SaveAsync(
            small.Coordinator, small.NewEvent(new(9, 0), new(10, 0), SmallProgramme.FirstDay.AddDays(7), trainers: small.Trainers[0]), _nothing, default);

        var plan = await Queries(small).PlanAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay.AddDays(7), default);
        Assert.Equal((7, 0), (plan.Days, plan.Version));
        Assert.Equal((ClashKind.Trainer, other.Id), plan.Clashes.Select(c => (c.Kind, c.OtherEventId)).Single());

        var asked = await Service(small).MoveAsync(small.Coordinator, small.EventId, 0, 7, _nothing, default);
        Assert.Null(asked.Version);
        Assert.Equal(plan.Clashes, asked.Clashes);
        Assert.Equal([0, 0, 1, 1], (await DaysAsync(small)).Days);
        var kept = await Service(small).MoveAsync(small.Coordinator, small.EventId, 0, 7, asked.Clashes.Select(c => c.Key).ToHashSet(), default);
        Assert.Equal(1, kept.Version);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task An_old_version_moves_nothing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await Service(small).MoveAsync(small.Coordinator, small.EventId, 0, 1, _nothing, default);

        Assert.Equal("ChangedMeanwhile", await RefusedAsync(() => Service(small).MoveAsync(small.Coordinator, small.EventId, 0, 1, _nothing, default)));
        Assert.Equal([1, 1, 2, 2], (await DaysAsync(small)).Days);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_has_marks_stays_where_it_is(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Amra", "Primjerić");
        await small.Marks.MarkAsync(
            small.Trainer,
            new MarkInput(
                Guid.CreateVersion7(), registration, small.Sessions[3], 0, AttendanceValue.Present, null, DateTime.UnixEpoch, EntrySource.Sheet), default);

        Assert.Equal("EventHasMarks", await RefusedAsync(() => Service(small).MoveAsync(small.Coordinator, small.EventId, 0, 1, _nothing, default)));
        Assert.Equal("EventHasMarks", await RefusedAsync(() => Queries(small).PlanAsync(small.Coordinator, small.EventId, null, default)));
        Assert.Equal([0, 0, 1, 1], (await DaysAsync(small)).Days);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_state_and_the_years_hold_an_event(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        Assert.Equal("Range", await RefusedAsync(() => Service(small).MoveAsync(small.Coordinator, small.EventId, 0, int.MaxValue, _nothing, default)));
        Assert.Equal("Range", await RefusedAsync(() => Queries(small).PlanAsync(small.Coordinator, small.EventId, DateOnly.MinValue, default)));
        foreach (var state in new[] { EventState.Held, EventState.Closed, EventState.Cancelled })
        {
            await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, state));
            Assert.Equal("EventKeepsDays", await RefusedAsync(() => Service(small).MoveAsync(small.Coordinator, small.EventId, 0, 1, _nothing, default)));
        }
        Assert.Equal([0, 0, 1, 1], (await DaysAsync(small)).Days);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Only_who_coordinates_the_programme_moves_and_is_told_of_clashes(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        foreach (var (actor, isSeen) in new[] { (small.Trainer, true), (small.Donor, true), (small.SecondTrainer, false), (small.Stranger, false),
            (Actor.Nobody, false) })
        {
            var refusal = isSeen ? typeof(ForbiddenException) : typeof(MissingException);
            await Assert.ThrowsAsync(refusal, () => Service(small).MoveAsync(actor, small.EventId, 0, 1, _nothing, default));
            await Assert.ThrowsAsync(refusal, () => Queries(small).PlanAsync(actor, small.EventId, null, default));
        }
        Assert.Equal([0, 0, 1, 1], (await DaysAsync(small)).Days);
    }

    private static EventMoveService Service(SmallProgramme small) => new(small.Database.Factory, small.Clock);

    private static EventMoveQueries Queries(SmallProgramme small) => new(small.Database.Factory);

    private static async Task<string> RefusedAsync(Func<Task> call) => (await Assert.ThrowsAsync<RefusedException>(call)).Refusals.Single().Key;

    private static async Task<(DateOnly? First, List<int> Days)> DaysAsync(SmallProgramme small)
    {
        await using var db = small.Open();
        var row = await db.Events.AsNoTracking().Include(e => e.Sessions).SingleAsync(e => e.Id == small.EventId);
        return (row.FirstDay, row.Sessions.OrderBy(s => s.Order).Select(s => s.Day.DayNumber - SmallProgramme.FirstDay.DayNumber).ToList());
    }
}
