using System.Globalization;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Features.Progress.Reconciliation;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Progress.Reconciliation;

/// <summary>Stated 20, named, registered, present; and the paper beside the system. A contradiction is shown, never evened out.</summary>
public sealed class ReconciliationServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Each_step_of_the_chain_counts_people_once_and_the_differences_name_them(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var queries = Queries(small);
        var came = await small.RegisterAsync("Amra", "Došla", small.Units[0]);
        await small.RegisterAsync("Belma", "Izostala", small.Units[0]);
        await small.RegisterAsync("Ceca", "Pozvana", small.Units[1], RegistrationState.Invited);
        await small.RegisterAsync("Dino", "Odbio", small.Units[1], RegistrationState.Declined);
        var walkIn = await small.Registrations.SaveAsync(
            small.Trainer,
            new RegistrationInput
            {
                EventId = small.EventId, GivenName = "Edin", FamilyName = "Svratio", State = RegistrationState.Confirmed, IsWalkIn = true,
            },
            default);
        var unread = await small.Registrations.SaveAsync(
            small.Trainer,
            new RegistrationInput
            {
                EventId = small.EventId, UnidentifiedNote = "red 14", State = RegistrationState.Confirmed, IsWalkIn = true,
            },
            default);
        foreach (var id in new[] { came, walkIn, unread })
            await MarkAsync(small, id, 0);
        await MarkAsync(small, came, 1);
        await MarkAsync(small, came, 2);

        var view = await queries.ReadAsync(small.Donor, "mali", default);
        Assert.Equal((20, 4, 3, 2), (view.Total.Stated, view.Total.Named, view.Total.Registered, view.Total.Present));
        var group = view.Groups.Single(g => g.Id == small.GroupId);
        Assert.Equal((20, 3, 2, 1), (group.Stated, group.Named, group.Registered, group.Present));
        var line = Assert.Single(view.Events);
        Assert.Equal((4, 3, 2, 1), (line.Named, line.Registered, line.Present, line.Unidentified));
        Assert.Equal([3, 1], line.Days.Select(d => d.System));
        Assert.Equal(2, line.DaysUncounted);

        // Each number opens a list of as many rows.
        var figures = new FigureQueries(small.Database.Factory, small.Clock, Texts.Of<ProgressTexts>(), Texts.Of<CommonTexts>());
        async Task<int> RowsAsync(Figure figure, ProgressFilter filter) => (await figures.ReadAsync(small.Donor, "mali", figure, filter, default)).Rows.Count;
        var ofGroup = new ProgressFilter().With(Dimension.Group, small.GroupId.ToString(CultureInfo.InvariantCulture));
        foreach (var (row, filter) in new[] { (view.Total, new ProgressFilter()), (group, ofGroup), (view.Total, new ProgressFilter(EventId: small.EventId)) })
        {
            Assert.Equal(
                (row.Named, row.Registered, row.Present),
                (await RowsAsync(Figure.Named, filter), await RowsAsync(Figure.Registered, filter), await RowsAsync(Figure.Reached, filter)));
        }
        Assert.Equal(0, await RowsAsync(Figure.Named, new ProgressFilter(EventId: small.EventId + 1)));
        Assert.Equal(1, await RowsAsync(Figure.Unidentified, new ProgressFilter(EventId: small.EventId)));
        foreach (var day in line.Days)
            Assert.Equal(day.System, await RowsAsync(Figure.Attendances, new ProgressFilter(day.Day, day.Day, EventId: small.EventId)));

        var one = await queries.ReadEventAsync(small.Coordinator, small.EventId, default);
        Assert.Equal(["Belma Izostala"], one.Absent.Select(p => p.Name));
        Assert.Equal([("Edin Svratio", null), (null, "red 14")], one.Unexpected.Select(p => (p.Name, p.Note)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_papers_count_stands_beside_the_systems_with_a_note_that_donors_do_not_see(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (queries, service) = (Queries(small), Service(small));
        await MarkAsync(small, await small.RegisterAsync("Amra", "Došla", small.Units[0]), 0);
        await service.SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay, 0, 2, "Red 14 nečitljiv", default);
        var day = (await queries.ReadEventAsync(small.Coordinator, small.EventId, default)).Event.Days[0];
        Assert.Equal((1, 2, 1, "Red 14 nečitljiv", 1), (day.System, day.Sheet, day.Difference, day.Note, day.Version));
        var seen = Assert.Single((await queries.ReadAsync(small.Donor, "mali", default)).Events);
        Assert.Equal((1, 1, null), (seen.DaysDiffering, seen.DaysUncounted, seen.Days[0].Note));

        Assert.Equal(
            "ChangedMeanwhile",
            await RefusedAsync(() => service.SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay, 0, 1, null, default)));
        Assert.Equal(
            "Missing",
            await RefusedAsync(() => service.SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay.AddDays(9), 0, 1, null, default)));
        Assert.Equal(
            "Range", await RefusedAsync(() => service.SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay, 1, -1, null, default)));
        await service.SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay, 1, 1, null, default);
        Assert.Equal(0, (await queries.ReadEventAsync(small.Coordinator, small.EventId, default)).Event.Days[0].Difference);
        await service.SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay, 2, null, null, default);
        Assert.Null((await queries.ReadEventAsync(small.Coordinator, small.EventId, default)).Event.Days[0].Sheet);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_paper_of_a_day_that_is_still_to_come_has_no_count_and_an_earlier_one_can_be_taken_away(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await Service(small).SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay.AddDays(1), 0, 3, null, default);
        var service = new ReconciliationService(
            small.Database.Factory, new SetClock(new DateTimeOffset(SmallProgramme.FirstDay, new TimeOnly(6, 0), TimeSpan.Zero)));

        await service.SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay, 0, 2, null, default);
        Assert.Equal(
            "DayAhead",
            await RefusedAsync(() => service.SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay.AddDays(1), 1, 4, null, default)));
        await service.SetCountAsync(small.Coordinator, small.EventId, SmallProgramme.FirstDay.AddDays(1), 1, null, null, default);

        await using var db = small.Open();
        Assert.Equal([2], await db.SheetCounts.Select(c => c.Count).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_spellings_merged_are_one_in_every_column(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var queries = Queries(small);
        foreach (var (given, family) in new[] { ("Đorđe", "Jovanović"), ("Ђорђе", "Јовановић") })
            await MarkAsync(small, await small.RegisterAsync(given, family), 0);
        await using (var db = small.Open())
        {
            var ids = await db.Registrations.OrderBy(r => r.Number).Select(r => r.PersonId!.Value).ToListAsync();
            await new MergeService(small.Database.Factory, small.Clock).MergeAsync(
                small.Coordinator, new MergeInput(ids[0], 0, ids[1], 0, new HashSet<PersonField>()), default);
        }
        var line = Assert.Single((await queries.ReadAsync(small.Coordinator, "mali", default)).Events);
        Assert.Equal((1, 1, 1, 1), (line.Named, line.Registered, line.Present, line.Days[0].System));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_may_not_neither_opens_the_event_nor_writes_a_count(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var (queries, service) = (Queries(small), Service(small));
        foreach (var actor in new[] { small.Donor, small.Trainer, small.Stranger, Actor.Nobody })
        {
            await Assert.ThrowsAsync<MissingException>(() => queries.ReadEventAsync(actor, small.EventId, default));
            await Assert.ThrowsAsync<MissingException>(() => service.SetCountAsync(actor, small.EventId, SmallProgramme.FirstDay, 0, 5, null, default));
        }
        await Assert.ThrowsAsync<MissingException>(() => queries.ReadAsync(small.Stranger, "mali", default));
        await using var db = small.Open();
        Assert.Empty(await db.SheetCounts.ToListAsync());
    }

    private static ReconciliationQueries Queries(SmallProgramme small) => new(small.Database.Factory, small.Clock);

    private static ReconciliationService Service(SmallProgramme small) => new(small.Database.Factory, small.Clock);

    private static async Task MarkAsync(SmallProgramme small, int registration, int session) =>
        Assert.True(
            (
                await small.Marks.MarkAsync(
                    small.Trainer,
                    new MarkInput(
                        Guid.CreateVersion7(), registration, small.Sessions[session], 0, AttendanceValue.Present, null, DateTime.UnixEpoch,
                        EntrySource.Sheet),
                    default)
            ).Saved);

    private static async Task<string> RefusedAsync(Func<Task> act) => Assert.Single((await Assert.ThrowsAsync<RefusedException>(act)).Refusals).Key;
}
