using System.Text.Json;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Attendance.RollCall;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Attendance.RollCall;

/// <summary>What a phone sends arrives once, in its order, or waits for a person; nothing of it is lost.</summary>
public sealed class DeviceActsTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_batch_that_is_sent_again_doubles_nothing(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var sheet = await OpenAsync(small, small.Trainer);
        var walkIn = Act(small, ActKind.WalkIn) with { Given = "Edin", Family = "Svratio", Unit = small.Units[0] };
        var unread = Act(small, ActKind.WalkIn) with { Unread = "red 14" };
        DeviceAct[] acts =
        [
            walkIn,
            Act(small) with
            {
                Ref = walkIn.Id, Value = AttendanceValue.Present,
            },
            unread,
            Act(small) with
            {
                Ref = unread.Id, Value = AttendanceValue.Partial, Minutes = 45, Note = "otišao ranije",
            },
        ];
        var first = await SendAsync(small, small.Trainer, acts);
        var second = await SendAsync(small, small.Trainer, acts);
        Assert.All(first.Concat(second), a => Assert.Equal(ActOutcome.Saved, a.Outcome));
        Assert.Equal(first.Select(a => a.Row), second.Select(a => a.Row));
        await using var db = small.Open();
        Assert.Equal(2, await db.Registrations.CountAsync());
        Assert.Equal(2, await db.AttendanceEntries.CountAsync());
        Assert.Equal(
            [AttendanceValue.Present, AttendanceValue.Partial],
            await db.AttendanceMarks.OrderBy(m => m.RegistrationId).Select(m => m.Value).ToListAsync());
        Assert.All(await db.AttendanceEntries.ToListAsync(), e => Assert.Equal(EntrySource.RollCall, e.Source));
        // The next sheet has the lines, each with the act that added it.
        Assert.Equal([walkIn.Id, unread.Id], (await OpenAsync(small, small.Trainer)).Rows.Select(r => r.Ref!.Value));
        Assert.Empty(sheet.Rows);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_bears_one_name_only_is_added_where_the_device_says_so(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await OpenAsync(small, small.Trainer);
        var half = Act(small, ActKind.WalkIn) with { Family = "Suharto" };
        var whole = Act(small, ActKind.WalkIn) with { Family = "Suharto", OneName = true };
        Assert.Equal([ActOutcome.Refused, ActOutcome.Saved], (await SendAsync(small, small.Trainer, half, whole)).Select(a => a.Outcome));
        Assert.Equal("Suharto", (await OpenAsync(small, small.Trainer)).Rows.Single().Name);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_no_device_can_mean_is_refused_by_itself(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await OpenAsync(small, small.Trainer);
        var row = await small.RegisterAsync("Amra", "Prva");
        var good = Act(small) with { Row = row, Value = AttendanceValue.Present };
        DeviceAct[] acts =
        [
            Act(small, (ActKind)99) with { Row = row, Value = AttendanceValue.Present },
            Act(small) with { Row = row, Value = (AttendanceValue)99 },
            Act(small) with { Row = row, Value = AttendanceValue.Present, At = DateTime.MinValue },
            Act(small) with { Row = row, Value = AttendanceValue.Present, At = DateTime.MaxValue },
            Act(small) with { Row = row, Value = AttendanceValue.Present, Note = "a\0b" },
            Act(small, ActKind.WalkIn) with { Given = new string('a', 5000), Family = "B", Unit = small.Units[0] },
            // No such line: it would wait, as long as it is.
            Act(small) with { Row = 999_999, Value = AttendanceValue.Present, Note = string.Concat(Enumerable.Repeat("\U0001F600", 500)) },
            good,
        ];
        var answers = await SendAsync(small, small.Trainer, acts);
        Assert.All(answers.Take(acts.Length - 1), a => Assert.Equal((ActOutcome.Refused, true), (a.Outcome, a.Text is { Length: > 0 })));
        Assert.Equal(ActOutcome.Saved, answers[^1].Outcome);
        await using var db = small.Open();
        Assert.Equal(1, await db.AttendanceEntries.CountAsync());
        Assert.Equal(0, await db.WaitingActs.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task So_many_acts_wait_and_no_more(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await OpenAsync(small, small.Trainer);
        await using (var db = small.Open())
        {
            db.WaitingActs.AddRange(Enumerable.Range(0, DeviceActs.MostWaiting - 1).Select(_ => new WaitingAct
            {
                OperationId = Guid.NewGuid(), EventId = small.EventId, UserId = small.Trainer.UserId!.Value, Reason = WaitingReason.Gone, Act = "{}",
            }));
            await db.SaveChangesAsync();
        }
        var late = Act(small) with { Row = 999_999, Value = AttendanceValue.Present };
        var answers = await SendAsync(small, small.Trainer, [late, Act(small) with { Row = 999_999, Value = AttendanceValue.Present }]);
        Assert.Equal([ActOutcome.Waiting, ActOutcome.Refused], answers.Select(a => a.Outcome));
        Assert.Contains("1", answers[1].Text, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_cell_marked_twice_without_a_signal_ends_as_its_maker_left_it(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var row = await small.RegisterAsync("Amra", "Prva");
        var first = Act(small) with { Row = row, Value = AttendanceValue.Present };
        var second = Act(small) with { Row = row, Value = AttendanceValue.Absent, After = first.Id };
        Assert.All(await SendAsync(small, small.Trainer, first, second), a => Assert.Equal(ActOutcome.Saved, a.Outcome));
        await using var db = small.Open();
        Assert.Equal(AttendanceValue.Absent, (await db.AttendanceMarks.SingleAsync()).Value);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_phones_on_one_sheet_show_the_conflict_and_keep_both(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var row = await small.RegisterAsync("Amra", "Prva");
        Assert.Equal(
            ActOutcome.Saved,
            Assert.Single(await SendAsync(small, small.Trainer, Act(small) with { Row = row, Value = AttendanceValue.Present })).Outcome);
        var late = Act(small) with { Row = row, Value = AttendanceValue.Absent };
        var answer = Assert.Single(await SendAsync(small, small.Coordinator, late));
        Assert.Equal((ActOutcome.Conflict, AttendanceValue.Present, "trener"), (answer.Outcome, answer.Standing!.Value, answer.Standing.By));
        // Decided by its maker, knowing what stands.
        var mine = Act(small) with { Row = row, Value = AttendanceValue.Absent, Base = answer.Standing.Version };
        Assert.Equal(ActOutcome.Saved, Assert.Single(await SendAsync(small, small.Coordinator, mine)).Outcome);
        await using var db = small.Open();
        Assert.Equal(
            [
                (AttendanceValue.Present, EntryOutcome.Applied), (AttendanceValue.Absent, EntryOutcome.Conflict),
                (AttendanceValue.Absent, EntryOutcome.Applied),
            ],
            (await db.AttendanceEntries.OrderBy(e => e.Id).ToListAsync()).Select(e => (e.Value, e.Outcome)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_substitute_takes_the_seat_for_one_session_and_is_marked(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var coordinator = await small.RegisterAsync("Amra", "Prva", small.Units[0]);
        var instead = Act(small, ActKind.Substitute) with { Row = coordinator, Given = "Zamjenik", Family = "Drugi" };
        var answers = await SendAsync(small, small.Trainer, instead, Act(small) with { Ref = instead.Id, Value = AttendanceValue.Present });
        Assert.All(answers, a => Assert.Equal(ActOutcome.Saved, a.Outcome));
        var sheet = await OpenAsync(small, small.Trainer);
        Assert.Equal([small.Sessions[0]], sheet.Rows[0].Replaced.Keys);
        Assert.Equal([small.Sessions[0]], sheet.Rows[1].Only!);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_comes_after_access_was_withdrawn_waits_for_the_coordinator(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var row = await small.RegisterAsync("Amra", "Prva");
        await OpenAsync(small, small.Trainer);
        var withdrawn = small.Trainer with { Roles = new Dictionary<int, AccessRole>() };
        var present = Act(small) with { Row = row, Value = AttendanceValue.Present };
        var walkIn = Act(small, ActKind.WalkIn) with { Given = "Edin", Family = "Svratio" };
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.All(await SendAsync(small, withdrawn, present, walkIn), a => Assert.Equal(ActOutcome.Waiting, a.Outcome));
        await Assert.ThrowsAsync<MissingException>(() => Reading(small).ReadAsync(withdrawn, small.EventId, default));

        var (waiting, queries) = (Waiting(small), new WaitingQueries(small.Database.Factory));
        Assert.Equal(0, await queries.CountAsync(small.Donor, small.EventId, default));
        Assert.Equal(2, await queries.CountAsync(small.Coordinator, small.EventId, default));
        var lines = (await queries.ReadAsync(small.Coordinator, small.EventId, default)).Lines;
        Assert.Equal(
            [("Amra Prva", WaitingReason.AccessEnded, "trener"), ("Edin Svratio", WaitingReason.AccessEnded, "trener")],
            lines.Select(l => (l.Who, l.Reason, l.By)));
        await waiting.DecideAsync(small.Coordinator, small.EventId, lines[0].Id, accept: true, default);
        await waiting.DecideAsync(small.Coordinator, small.EventId, lines[1].Id, accept: false, default);
        Assert.Equal(
            "ChangedMeanwhile",
            Assert
                .Single(
                    (
                        await Assert.ThrowsAsync<RefusedException>(() =>
                            waiting.DecideAsync(small.Coordinator, small.EventId, lines[0].Id, true, default))
                    ).Refusals)
                .Key);
        await using var db = small.Open();
        var mark = await db.AttendanceMarks.SingleAsync();
        Assert.Equal((AttendanceValue.Present, small.Coordinator.UserId), (mark.Value, mark.UserId));
        Assert.Equal(1, await db.Registrations.CountAsync());
        // With the decision what was sent is gone; that it was decided stays.
        Assert.All(await db.WaitingActs.ToListAsync(), w => Assert.Null(w.Act));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task An_event_cancelled_or_moved_meanwhile_loses_no_mark(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var row = await small.RegisterAsync("Amra", "Prva");
        await OpenAsync(small, small.Trainer);
        await small.Events.ChangeStateAsync(small.Coordinator, small.EventId, await VersionAsync(small), EventState.Cancelled, "snijeg", default);
        var closed = Act(small) with { Row = row, Value = AttendanceValue.Present };
        var gone = Act(small) with { Row = row, Session = 9999, Value = AttendanceValue.Present };
        Assert.All(await SendAsync(small, small.Trainer, closed, gone), a => Assert.Equal(ActOutcome.Waiting, a.Outcome));
        var (waiting, queries) = (Waiting(small), new WaitingQueries(small.Database.Factory));
        var lines = (await queries.ReadAsync(small.Coordinator, small.EventId, default)).Lines;
        Assert.Equal([WaitingReason.EventClosed, WaitingReason.Gone], lines.Select(l => l.Reason));
        foreach (var line in lines)
            await Assert.ThrowsAsync<RefusedException>(() => waiting.DecideAsync(small.Coordinator, small.EventId, line.Id, accept: true, default));
        // Reopened, the first can be entered; the session of the second is gone for good.
        await small.Events.ChangeStateAsync(small.Coordinator, small.EventId, await VersionAsync(small), EventState.Draft, "ipak se održava", default);
        await waiting.DecideAsync(small.Coordinator, small.EventId, lines[0].Id, accept: true, default);
        Assert.Single((await queries.ReadAsync(small.Coordinator, small.EventId, default)).Lines);
        await using var db = small.Open();
        Assert.Equal(AttendanceValue.Present, (await db.AttendanceMarks.SingleAsync()).Value);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_else_reads_sends_or_decides(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var row = await small.RegisterAsync("Amra", "Prva");
        foreach (var actor in new[] { small.SecondTrainer, small.Donor, small.Stranger, Actor.Nobody })
        {
            await Assert.ThrowsAsync<MissingException>(() => Reading(small).ReadAsync(actor, small.EventId, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => SendAsync(small, actor, Act(small) with { Row = row, Value = AttendanceValue.Present }));
        }
        foreach (var actor in new[] { small.Trainer, small.SecondTrainer, small.Donor, small.Stranger, Actor.Nobody })
        {
            await Assert.ThrowsAsync<MissingException>(() => new WaitingQueries(small.Database.Factory).ReadAsync(actor, small.EventId, default));
            await Assert.ThrowsAsync<MissingException>(() => Waiting(small).DecideAsync(actor, small.EventId, 1, true, default));
        }
        // A batch belongs to who made it.
        var refused = await Assert.ThrowsAsync<RefusedException>(() =>
            Sending(small)
                .SendAsync(small.Trainer, small.EventId, new DeviceBatch(small.Coordinator.UserId!.Value, [Act(small) with { Row = row }]), default));
        Assert.Equal("OtherUser", Assert.Single(refused.Refusals).Key);
        await using var db = small.Open();
        Assert.Empty(await db.AttendanceEntries.ToListAsync());
        Assert.Empty(await db.WaitingActs.ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_device_gets_no_contact_data_and_folds_names_as_the_server_does(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await small.RegisterAsync("Ђорђе", "Јовановић", small.Units[0]);
        await using (var db = small.Open())
        {
            var person = await db.People.SingleAsync(p => p.FamilyName == "Јовановић");
            (person.Email, person.Phone, person.BirthYear) = ("tajna@example.org", "061 999 888", 1971);
            await db.SaveChangesAsync();
        }
        var sheet = await OpenAsync(small, small.Trainer);
        var json = JsonSerializer.Serialize(sheet);
        foreach (var secret in new[] { "tajna@example.org", "999 888", "1971" }) Assert.DoesNotContain(secret, json, StringComparison.Ordinal);
        Assert.Equal("djordje", string.Concat("ђорђе".Select(c => sheet.Fold.GetValueOrDefault(c.ToString(), c.ToString()))));
        Assert.Contains("djordje", sheet.Rows[0].Key, StringComparison.Ordinal);
        Assert.Equal(sheet.Seal, (await OpenAsync(small, small.Trainer)).Seal);
        Assert.NotEqual(sheet.Seal, (await OpenAsync(small, small.Coordinator)).Seal);
    }

    private static DeviceAct Act(SmallProgramme small, ActKind kind = ActKind.Mark) =>
        new(Guid.CreateVersion7(), kind, null, null, small.Sessions[0], null, 0, AttendanceValue.Cleared, null, null, DateTime.UnixEpoch);

    private static async Task<IReadOnlyList<ActAnswer>> SendAsync(SmallProgramme small, Actor actor, params DeviceAct[] acts) =>
        (await Sending(small).SendAsync(actor, small.EventId, new DeviceBatch(actor.UserId ?? 0, acts), default)).Answers;

    private static DeviceActs Sending(SmallProgramme small) =>
        new(small.Database.Factory, small.Marks, small.Registrations, small.Clock, Texts.Of<RefusalTexts>(), Texts.Of<AttendanceTexts>());

    private static RollCallService Reading(SmallProgramme small) => new(small.Database.Factory, small.Sheets, small.Clock, Texts.Of<CommonTexts>());

    private static WaitingService Waiting(SmallProgramme small) => new(small.Database.Factory, Sending(small), small.Clock);

    private static Task<DeviceEvent> OpenAsync(SmallProgramme small, Actor actor) => Reading(small).ReadAsync(actor, small.EventId, default);

    private static async Task<int> VersionAsync(SmallProgramme small)
    {
        await using var db = small.Open();
        return await db.Events.Where(e => e.Id == small.EventId).Select(e => e.Version).SingleAsync();
    }
}
