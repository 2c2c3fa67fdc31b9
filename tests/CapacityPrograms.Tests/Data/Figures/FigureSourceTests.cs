using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Attendance;
using CapacityPrograms.Web.Features.Exports;
using CapacityPrograms.Web.Features.Home;
using CapacityPrograms.Web.Features.Programmes;
using CapacityPrograms.Web.Features.Progress;
using CapacityPrograms.Web.Features.Progress.Reconciliation;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Data.Figures;

/// <summary>What other products count wrongly: a person through a second donor or group, and the past through a later change.</summary>
public sealed class FigureSourceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_donors_of_one_event_and_two_groups_of_one_person_double_nobody(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var person = await CameAsync(small, "Amra", "Jedna");
        var before = await FiguresAsync(small);
        int second, group;
        await using (var db = small.Open())
        {
            // Two funders of the programme, one more of the event, and a second group in which the same person comes to a second event.
            foreach (var name in new[] { "Prvi donator", "Drugi donator" })
                db.ProgrammeOrganisations.Add(
                    new ProgrammeOrganisation
                    {
                        ProgrammeId = small.ProgrammeId, Role = OrganisationRole.Funder, Organisation = Organisation(name),
                    }
                );
            db.EventFunders.Add(new EventFunder { EventId = small.EventId, Organisation = Organisation("Treći donator") });
            var row = new TargetGroup { ProgrammeId = small.ProgrammeId, Name = LocalizedText.Of("bs", "Zamjenici"), Order = 2 };
            db.TargetGroups.Add(row);
            await db.SaveChangesAsync();
            group = row.Id;
        }
        Assert.Equal(before, await FiguresAsync(small));

        second = (
            await small.Events.SaveAsync(
                small.Coordinator,
                small.NewEvent(new TimeOnly(9, 0), new TimeOnly(12, 0), SmallProgramme.FirstDay.AddDays(7), trainers: small.Trainers[0]),
                new HashSet<string>(), default))
            .Id!
            .Value;
        await using (var db = small.Open())
            await db.Events.Where(e => e.Id == second).ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Confirmed));
        var line = await small.Registrations.SaveAsync(
            small.Coordinator,
            new RegistrationInput
            {
                EventId = second, PersonId = person, TargetGroupId = group, State = RegistrationState.Confirmed,
            },
            default);
        await using (var db = small.Open())
            await MarkAsync(small, line, (await db.Sessions.SingleAsync(s => s.EventId == second)).Id);
        var view = await ReadAsync(small);
        Assert.Equal((1, 2), (view.Reached, view.Attendances));
        Assert.Equal([1, 1], view.Groups.Where(g => g.Reached > 0).Select(g => g.Reached));
        Assert.Equal(1, view.InSeveralGroups);
        // Across programmes the person is one too, also for a donor who funds both.
        Assert.Equal(1, (await Service(small).ReadAllAsync(small.Donor, [], null, null, default)).Reached);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_later_change_of_job_or_municipality_leaves_earlier_attendance_where_it_was(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var person = await CameAsync(small, "Amra", "Seli");
        var before = await FiguresAsync(small);
        await using (var db = small.Open())
        {
            var other = await db.ProgrammeUnits.Where(u => u.Id == small.Units[1]).Select(u => u.UnitId).SingleAsync();
            foreach (var affiliation in await db.Affiliations.Where(a => a.PersonId == person).ToListAsync())
                affiliation.To = PartialDate.Of(SmallProgramme.FirstDay.AddDays(30));
            db.Affiliations.Add(
                new Affiliation
                {
                    PersonId = person, UnitId = other, Position = "načelnica", PositionGroup = PositionGroup.Mayor,
                    From = PartialDate.Of(SmallProgramme.FirstDay.AddDays(31)),
                }
            );
            await db.SaveChangesAsync();
        }
        Assert.Equal(before, await FiguresAsync(small));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_completer_is_measured_by_the_time_scheduled_and_not_by_the_sessions_that_were_marked(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Amra", "Polovična");
        // Two of four sessions, and nothing entered for the others: all that was taken, and half of what was held.
        foreach (var session in small.Sessions.Take(2)) await MarkAsync(small, registration, session);
        Assert.Equal((1, 0), ((await ReadAsync(small)).Reached, (await ReadAsync(small)).Completed));
        await MarkAsync(small, registration, small.Sessions[2]);
        Assert.Equal(1, (await ReadAsync(small)).Completed);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Whoever_comes_from_a_town_comes_from_its_municipality_and_a_slot_is_none_of_those_named(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        int slot;
        await using (var db = small.Open())
        {
            var municipality = await db.ProgrammeUnits.Where(u => u.Id == small.Units[0]).Select(u => u.UnitId).SingleAsync();
            var town = new TerritorialUnit
            {
                Country = "BA", Kind = UnitKind.Settlement, Name = LocalizedText.Of("bs", "Trnovo"), SearchKey = "trnovo", ParentId = municipality,
            };
            var seat = new ProgrammeUnit { ProgrammeId = small.ProgrammeId, Unit = town, Role = UnitRole.OrganisationSeat, Order = 8 };
            var unnamed = new ProgrammeUnit
            {
                ProgrammeId = small.ProgrammeId, SlotLabel = LocalizedText.Of("bs", "općina 3"), Role = UnitRole.Beneficiary, Order = 9,
            };
            db.AddRange(seat, unnamed);
            await db.SaveChangesAsync();
            slot = unnamed.Id;
            await MarkAsync(small, await small.RegisterAsync("Amra", "Gradska", seat.Id), small.Sessions[0]);
            await MarkAsync(small, await small.RegisterAsync("Berina", "Neimenovana", slot), small.Sessions[0]);
        }
        var view = await ReadAsync(small);
        Assert.Equal((2, 1, 1), (view.UnitCounts.Named, view.UnitCounts.Reached, view.UnitCounts.SlotsReached));
        Assert.Equal([1, 0, 1], view.Places.Select(p => p.People));
        Assert.All(view.Places, p => Assert.True(p.IsListed));
        var tiles = (await new ProgrammeQueries(small.Database.Factory, small.Clock).ReadAsync(small.Coordinator, "mali", default)).Tiles;
        Assert.Equal([1, 0, 1], tiles.Select(t => t.People));
        Assert.Equal([true, true, false], tiles.Select(t => t.UnitId is not null));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_day_that_lies_ahead_counts_nowhere_and_once_it_has_come_everywhere(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Amra", "Rana", small.Units[0]);
        foreach (var session in small.Sessions) await MarkAsync(small, registration, session);
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Held));
        // Before midnight of the first day, in the event's own time zone; on the first day; and on the second.
        var day = SmallProgramme.FirstDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        foreach (
            var (now, reached, days, held) in new[] { (day.AddHours(-2).AddMinutes(-1), 0, 0m, 0), (day.AddHours(-2), 1, 1m, 0), (day.AddDays(1), 1, 2m, 1) })
        {
            var clock = new SetClock(new DateTimeOffset(now, TimeSpan.Zero));
            var view = await new ProgressQueries(small.Database.Factory, clock).ReadAsync(small.Donor, "mali", null, null, default);
            Assert.Equal((reached, days, held), (view.Reached, view.PersonDays, view.Events.Held));
            Assert.Equal(1 - held, view.Events.Planned);
            var home = Assert.Single((await new HomeQueries(small.Database.Factory, clock).ReadAsync(small.Donor, default)).Figures);
            Assert.Equal((reached, reached), (home.People, home.Attendances));
            var reconciled = await new ReconciliationQueries(small.Database.Factory, clock).ReadAsync(small.Coordinator, "mali", default);
            Assert.Equal(reached, reconciled.Total.Present);
            var register = new RegisterWorkbook(small.Database.Factory, clock, Support.Texts.Of<ExportTexts>(), Support.Texts.Of<CommonTexts>());
            Assert.Equal((int)days * 2, (await register.ReadAsync(small.Donor, "mali", null, null, default)).Rows);
        }
    }

    private static Organisation Organisation(string name) => new() { Name = LocalizedText.Of("bs", name), SearchKey = SearchKey.Of(name) };

    private static ProgressQueries Service(SmallProgramme small) => new(small.Database.Factory, small.Clock);

    private static Task<ProgressView> ReadAsync(SmallProgramme small) => Service(small).ReadAsync(small.Donor, "mali", null, null, default);

    private static async Task<string> FiguresAsync(SmallProgramme small)
    {
        var view = await ReadAsync(small);
        return string.Join(
            '\n',
            view.Breakdowns.SelectMany(b => b.Breakdown.Rows.Select(r => $"{b.Breakdown.Dimension} {r}"))
                .Prepend($"{view.Reached} {view.Attendances} {view.PersonDays} {view.Completed}"));
    }

    private static async Task<int> CameAsync(SmallProgramme small, string given, string family)
    {
        var registration = await small.RegisterAsync(given, family, small.Units[0]);
        await MarkAsync(small, registration, small.Sessions[0]);
        await using var db = small.Open();
        return (await db.Registrations.SingleAsync(r => r.Id == registration)).PersonId!.Value;
    }

    private static async Task MarkAsync(SmallProgramme small, int registration, int session) =>
        Assert.True(
            (
                await small.Marks.MarkAsync(
                    small.Trainer,
                    new MarkInput(
                        Guid.CreateVersion7(), registration, session, 0, AttendanceValue.Present, null, DateTime.UnixEpoch, EntrySource.Sheet),
                    default)
            ).Saved);
}
