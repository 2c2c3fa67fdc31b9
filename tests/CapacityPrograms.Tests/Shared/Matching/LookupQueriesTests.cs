using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Shared.Matching;

public sealed class LookupQueriesTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task People_of_another_programme_are_neither_named_nor_taken(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var registration = await small.RegisterAsync("Амра", "Чернић", small.Units[0]);
        int person, other;
        await using (var db = small.Open())
        {
            person = (await db.Registrations.SingleAsync(r => r.Id == registration)).PersonId!.Value;
            var row = new LearningEvent
            {
                ProgrammeId = small.OtherProgrammeId, State = EventState.Confirmed, TimeZone = "Europe/Sarajevo", FirstDay = SmallProgramme.FirstDay,
                LastDay = SmallProgramme.FirstDay, Sessions = [new EventSession { Order = 1, Day = SmallProgramme.FirstDay }],
            };
            db.Add(row);
            await db.SaveChangesAsync();
            other = row.Id;
        }
        var lookup = new LookupQueries(small.Database.Factory, Texts.Of<CommonTexts>());
        Assert.Equal([person], (await lookup.FindAsync(small.Coordinator, LookupKind.Person, "cernic", default)).Select(f => f.Id));
        Assert.Equal([person], (await lookup.FindAsync(small.Trainer, LookupKind.Person, "Amra", default)).Select(f => f.Id));
        var elsewhere = small.Trainer with { Roles = new Dictionary<int, AccessRole> { [small.OtherProgrammeId] = AccessRole.Trainer } };
        foreach (var actor in new[] { small.Stranger, elsewhere })
            Assert.Empty(await lookup.FindAsync(actor, LookupKind.Person, "Amra", default));

        // That there is somebody is told, and nothing of who it is.
        using var check = new IdentityCheck(small.Database.Factory, small.Clock);
        var typed = new IdentityRecord(0, [new SpelledName("Amra", "Černić")], null, Sex.NotStated, null, null, [], []);
        Assert.Equal([LikelyPerson.Elsewhere], await check.FindAsync(small.Stranger, typed, default));
        Assert.Empty(Assert.Single(await check.FindAllAsync(small.Stranger, [typed], null, default)));
        Assert.Equal(person, Assert.Single(await check.FindAsync(small.Coordinator, typed, default)).Id);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => small.Registrations.SaveAsync(
            small.Stranger, new RegistrationInput { EventId = other, PersonId = person, State = RegistrationState.Confirmed }, default));
        Assert.Equal(("PersonId", "PersonElsewhere"), (refused.Refusals.Single().Field, refused.Refusals.Single().Key));
        // Who keeps both joins them.
        var both = small.Coordinator with
        {
            Roles = new Dictionary<int, AccessRole> { [small.ProgrammeId] = AccessRole.Coordinator, [small.OtherProgrammeId] = AccessRole.Coordinator },
        };
        Assert.NotEqual(0, await small.Registrations.SaveAsync(
            both, new RegistrationInput { EventId = other, PersonId = person, State = RegistrationState.Confirmed }, default));
    }
}
