using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.People;

public sealed class TrainerQueriesTests
{
    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_was_added_as_a_trainer_stands_beside_those_who_train(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        var people = new PeopleService(small.Database.Factory, small.Clock);
        var id = await people.SaveAsync(small.Coordinator, Olena(), default);

        var rows = await RowsAsync(small, new TrainerFilter());

        var olena = Assert.Single(rows, r => r.Id == id);
        Assert.Equal("Олена Приклад", olena.Name);
        Assert.Equal(["uk", "bg"], olena.Languages);
        Assert.Equal("Публічні закупівлі", olena.Stated);
        Assert.Contains(rows, r => r.Name == "Tarik Vodić");
        Assert.Equal([id], (await RowsAsync(small, new TrainerFilter("Олена"))).Select(r => r.Id));
        Assert.Equal([id], (await RowsAsync(small, new TrainerFilter(Language: "uk"))).Select(r => r.Id));
        Assert.Empty(await RowsAsync(small, new TrainerFilter(Language: "pl")));
        foreach (var actor in new[] { small.Donor, small.Trainer })
            await Assert.ThrowsAsync<ForbiddenException>(() => Queries(small).ListAsync(actor, new TrainerFilter(), new ListAsk(), default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Free_is_who_neither_trains_nor_is_away_on_any_of_the_days(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        DateOnly day;
        await using (var db = small.Open())
        {
            day = await db.Sessions.Where(s => s.Trainers.Any(t => t.Person!.FamilyName == "Vodić")).MinAsync(s => s.Day);
            var nevena = await db.People.SingleAsync(p => p.FamilyName == "Mentorić");
            nevena.IsTrainer = true;
            nevena.Absences.Add(new TrainerAbsence { From = day.AddDays(-1), To = day.AddDays(-1) });
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain("Tarik Vodić", await FreeAsync(day, null));
        Assert.Contains("Nevena Mentorić", await FreeAsync(day, null));
        Assert.DoesNotContain("Nevena Mentorić", await FreeAsync(day.AddDays(-2), day));
        // A later day before the first is one day.
        Assert.Contains("Nevena Mentorić", await FreeAsync(day, day.AddDays(-2)));
        await using (var db = small.Open()) await db.Events.ExecuteUpdateAsync(s => s.SetProperty(e => e.State, EventState.Cancelled));
        Assert.Contains("Tarik Vodić", await FreeAsync(day, null));

        async Task<IReadOnlyList<string>> FreeAsync(DateOnly from, DateOnly? to) =>
            (await RowsAsync(small, new TrainerFilter(FreeFrom: from, FreeTo: to))).Select(r => r.Name).ToList();
    }

    [Fact]
    public void Periods_hold_the_days_and_none_touches_the_next() => Prop.ForAll<byte[]>(Holds).QuickCheckThrowOnFailure();

    private static bool Holds(byte[] offsets)
    {
        var days = (offsets ?? []).Select(o => new DateOnly(2027, 1, 1).AddDays(o)).ToList();

        var periods = TrainerQueries.Periods(days);

        var within = periods.SelectMany(p => Enumerable.Range(0, p.To.DayNumber - p.From.DayNumber + 1).Select(p.From.AddDays));
        return within.SequenceEqual(days.Distinct().Order()) && periods.Zip(periods.Skip(1)).All(pair => pair.First.To.AddDays(1) < pair.Second.From);
    }

    internal static PersonInput Olena() => new()
    {
        GivenName = "Олена", FamilyName = "Приклад", Language = "uk", IsTrainer = true, TrainingLanguages = ["bg", "uk"],
        TrainingTopics = "Публічні закупівлі", Absences = [new AbsenceInput { From = new DateOnly(2027, 8, 1), To = new DateOnly(2027, 8, 14) }],
    };

    private static TrainerQueries Queries(SmallProgramme small) => new(small.Database.Factory, small.Clock);

    private static async Task<IReadOnlyList<TrainerRow>> RowsAsync(SmallProgramme small, TrainerFilter filter)
    {
        Language.Of("en").Use();
        return (await Queries(small).ListAsync(small.Coordinator, filter, new ListAsk(), default)).Items;
    }
}
