using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

public sealed class SelectedPeopleServiceTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Several_are_registered_with_what_is_known_of_each_and_taken_back(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var people = await PeopleAsync(small);
        var next = await NextAsync(small);
        await small.Registrations.SaveAsync(
            small.Coordinator, new RegistrationInput { EventId = next, PersonId = people[2], State = RegistrationState.Confirmed }, default);

        var done = await Service(small).RegisterAsync(small.Coordinator, next, people, RegistrationState.Invited, default);

        Assert.Equal((2, 1, 0), (done.Rows.Count, done.Already, done.Incomplete));
        await using (var db = small.Open())
        {
            var rows = await db.Registrations.Where(r => r.EventId == next).OrderBy(r => r.Number).ToListAsync();
            Assert.Equal(
                [(people[2], null), (people[0], small.Units[0]), (people[1], small.Units[1])], rows.Select(r => (r.PersonId!.Value, r.ProgrammeUnitId)));
            Assert.All(rows.Skip(1), row => Assert.Equal((small.GroupId, RegistrationState.Invited), (row.TargetGroupId, row.State)));
        }
        await small.Selection.RemoveAsync(small.Coordinator, next, done.Rows, default);
        await using var after = small.Open();
        Assert.Equal(1, await after.Registrations.CountAsync(r => r.EventId == next));
        Assert.Equal(3, await after.People.CountAsync(p => people.Contains(p.Id)));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_whom_no_municipality_is_known_is_said_and_left_open(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var people = await PeopleAsync(small);
        var next = await NextAsync(small);

        var done = await Service(small).RegisterAsync(small.Coordinator, next, people, RegistrationState.Invited, default);

        Assert.Equal((3, 0, 1), (done.Rows.Count, done.Already, done.Incomplete));
        await using var db = small.Open();
        Assert.Equal(people[2], (await db.Registrations.SingleAsync(r => r.EventId == next && r.ProgrammeUnitId == null)).PersonId);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_is_registered_where_one_cannot_be(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var people = await PeopleAsync(small);
        var next = await NextAsync(small);
        await using (var db = small.Open())
        {
            await db.Events.Where(e => e.Id == next).ExecuteUpdateAsync(s => s.SetProperty(e => e.Capacity, 2));
        }
        var full = await Assert.ThrowsAsync<RefusedException>(() =>
            Service(small).RegisterAsync(small.Coordinator, next, people, RegistrationState.Confirmed, default));
        Assert.Equal((Refusal.Row(people[2]), "EventFull"), (full.Refusals[^1].Field, full.Refusals[^1].Key));

        await using (var db = small.Open())
        {
            Assert.False(await db.Registrations.AnyAsync(r => r.EventId == next));
            await db.People.Where(p => p.Id == people[0]).ExecuteUpdateAsync(s => s.SetProperty(p => p.RestrictedAt, DateTime.UnixEpoch));
        }
        var restricted = await Assert.ThrowsAsync<RefusedException>(() =>
            Service(small).RegisterAsync(small.Coordinator, next, people, RegistrationState.Invited, default));
        Assert.Contains(Refusal.Row(people[0]), restricted.Refusals.Select(r => r.Field));
        await using var after = small.Open();
        Assert.False(await after.Registrations.AnyAsync(r => r.EventId == next));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Only_coordinators_of_the_event_register_and_only_people_whom_they_keep(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var people = await PeopleAsync(small);
        var next = await NextAsync(small);
        foreach (var actor in new[] { small.Trainer, small.Donor })
            await Assert.ThrowsAsync<ForbiddenException>(() => Service(small).RegisterAsync(actor, small.EventId, people, RegistrationState.Invited, default));
        await Assert.ThrowsAsync<MissingException>(() => Service(small).RegisterAsync(small.Stranger, next, people, RegistrationState.Invited, default));
        var unknown = await Assert.ThrowsAsync<RefusedException>(() =>
            Service(small).RegisterAsync(small.Coordinator, next, [people[0], -1], RegistrationState.Invited, default));
        Assert.Equal(Refusal.Row(-1), Assert.Single(unknown.Refusals).Field);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Events_are_found_that_still_take_people_and_are_the_actors_own(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var next = await NextAsync(small);
        var lookup = new LookupQueries(small.Database.Factory, Texts.Of<CommonTexts>());
        Assert.Equal([next], (await lookup.FindAsync(small.Coordinator, LookupKind.OpenEvent, "sasta", default)).Select(f => f.Id));
        Assert.Empty(await lookup.FindAsync(small.Stranger, LookupKind.OpenEvent, "sasta", default));
        Assert.Empty(await lookup.FindAsync(small.Trainer, LookupKind.OpenEvent, "sasta", default));
        await small.Events.ChangeStateAsync(small.Coordinator, next, 1, EventState.Cancelled, "Snijeg", default);
        Assert.Empty(await lookup.FindAsync(small.Coordinator, LookupKind.OpenEvent, "sasta", default));
        await Assert.ThrowsAsync<ForbiddenException>(() => lookup.FindAsync(small.Donor, LookupKind.OpenEvent, "sasta", default));
    }

    private static SelectedPeopleService Service(SmallProgramme small) => new(small.Database.Factory, small.Registrations);

    private static async Task<int> NextAsync(SmallProgramme small) =>
        (await small.Events.SaveAsync(
            small.Coordinator, small.NewEvent(new(9, 0), new(10, 0), SmallProgramme.FirstDay.AddDays(20)), new HashSet<string>(), default)).Id!.Value;

    // Three who came to the programme's first event.
    private static async Task<IReadOnlyList<int>> PeopleAsync(SmallProgramme small)
    {
        await small.RegisterAsync("Amra", "Prva", small.Units[0]);
        await small.RegisterAsync("Berina", "Druga", small.Units[1]);
        await small.RegisterAsync("Cvijeta", "Treća");
        await using var db = small.Open();
        return await db.Registrations.OrderBy(r => r.Number).Select(r => r.PersonId!.Value).ToListAsync();
    }
}
