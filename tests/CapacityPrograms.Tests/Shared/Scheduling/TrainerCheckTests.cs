using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Events;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Shared.Scheduling;

public sealed class TrainerCheckTests
{
    private static readonly IReadOnlySet<string> _nothing = new HashSet<string>();

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Nobody_of_another_programme_trains_by_a_number_and_their_name_is_not_told(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var elsewhere = await small.SomebodyElsewhereAsync();
        await using (var db = small.Open())
        {
            db.TrainerAbsences.Add(new TrainerAbsence { PersonId = elsewhere, From = SmallProgramme.FirstDay, To = SmallProgramme.FirstDay });
            await db.SaveChangesAsync();
        }
        var input = small.NewEvent(new(17, 0), new(18, 0), trainers: [small.Trainers[1], elsewhere]);

        Assert.Empty(await small.Reading.ClashesAsync(small.Coordinator, input, default));
        Assert.Equal(("Sessions[0].Trainers", "PersonElsewhere"), await RefusedAsync(small, input));
        input.Sessions[0].Trainers = [new Choice(99_999, "")];
        Assert.Equal(("Sessions[0].Trainers", "Choose"), await RefusedAsync(small, input));
        input.Sessions[0].Trainers = [new Choice(small.Trainers[1], "")];
        Assert.NotNull((await small.Events.SaveAsync(small.Coordinator, input, _nothing, default)).Id);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_holds_an_account_for_the_programme_is_offered_and_taken_though_known_elsewhere_alone(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var trainer = await small.SomebodyElsewhereAsync();
        await using (var db = small.Open())
        {
            await db.Users.Where(u => u.Id == small.SecondTrainer.UserId).ExecuteUpdateAsync(s => s.SetProperty(u => u.PersonId, trainer));
            db.ProgrammeAccess.Add(new ProgrammeAccess
            {
                UserId = small.SecondTrainer.UserId!.Value, ProgrammeId = small.ProgrammeId, Role = AccessRole.Trainer,
            });
            await db.SaveChangesAsync();
        }
        Assert.Contains((await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default)).Trainers, t => t.Id == trainer);
        var input = small.NewEvent(new(17, 0), new(18, 0), trainers: trainer);
        Assert.NotNull((await small.Events.SaveAsync(small.Coordinator, input, _nothing, default)).Id);
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_trains_there_already_stays_when_the_data_are_restricted_and_is_not_taken_anew(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open())
            await db.People.Where(p => p.Id == small.Trainers[0]).ExecuteUpdateAsync(s => s.SetProperty(p => p.RestrictedAt, new DateTime(2026, 5, 1)));
        var form = await small.Reading.FormAsync(small.Coordinator, small.EventId, null, default);
        Assert.DoesNotContain(form.Trainers, t => t.Id == small.Trainers[0]);
        form.Input.Capacity = 30;
        Assert.NotNull((await small.Events.SaveAsync(small.Coordinator, form.Input, _nothing, default)).Id);
        Assert.Equal(
            ("Sessions[0].Trainers", "PersonRestricted"),
            await RefusedAsync(small, small.NewEvent(new(17, 0), new(18, 0), trainers: small.Trainers[0])));
    }

    private static async Task<(string, string)> RefusedAsync(SmallProgramme small, EventInput input)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => small.Events.SaveAsync(small.Coordinator, input, _nothing, default));
        return refused.Refusals.Select(r => (r.Field, r.Key)).Single();
    }
}
