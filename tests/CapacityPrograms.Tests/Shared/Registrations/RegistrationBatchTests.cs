using CapacityPrograms.Data.Events;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Shared.Registrations;

public sealed class RegistrationBatchTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_of_another_programme_comes_in_by_a_number_by_whatever_way(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var elsewhere = await small.SomebodyElsewhereAsync();
        var own = await small.RegisterAsync("Amra", "Domaćić", small.Units[0]);
        RegistrationInput Input() => new() { EventId = small.EventId, PersonId = elsewhere, State = RegistrationState.Confirmed };

        Assert.Equal(("PersonId", "PersonElsewhere"), await RefusedAsync(() => small.Registrations.SaveAsync(small.Coordinator, Input(), default)));
        Assert.Equal(
            ("PersonId", "PersonElsewhere"), await RefusedAsync(() => small.Registrations.SubstituteAsync(small.Coordinator, own, Input(), [], default)));
        Assert.Equal(
            ("Lines[0]", "PersonElsewhere"), await RefusedAsync(() => small.Registrations.AddAllAsync(small.Coordinator, small.EventId, [Input()], default)));
        Assert.Equal(("Lines[1]", "PersonElsewhere"), await RefusedAsync(() => BatchAsync(small, new() { GivenName = "Nova", FamilyName = "Ženić" }, Input())));
        await using var db = small.Open();
        Assert.Equal([own], await db.Registrations.Where(r => r.EventId == small.EventId).Select(r => r.Id).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_stands_in_no_programme_yet_comes_in_by_a_list(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await BatchAsync(small, new RegistrationInput { PersonId = small.Trainers[1] });
        await using var db = small.Open();
        Assert.Equal([small.Trainers[1]], await db.Registrations.Select(r => r.PersonId!.Value).ToListAsync());
    }

    private static async Task BatchAsync(SmallProgramme small, params RegistrationInput[] inputs)
    {
        await using var db = small.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var learningEvent = await db.Events.AsNoTracking().Include(e => e.Programme).SingleAsync(e => e.Id == small.EventId);
        await RegistrationBatch.AddAsync(
            db, small.Coordinator, learningEvent, inputs, small.Clock.GetUtcNow().UtcDateTime, _ => Task.CompletedTask, default);
        await transaction.CommitAsync();
    }

    private static async Task<(string, string)> RefusedAsync(Func<Task> work) =>
        (await Assert.ThrowsAsync<RefusedException>(work)).Refusals.Select(r => (r.Field, r.Key)).Single();
}
