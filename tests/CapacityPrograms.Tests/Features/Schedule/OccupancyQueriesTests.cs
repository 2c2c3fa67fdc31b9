using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.People;
using CapacityPrograms.Web.Features.Schedule;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Schedule;

public sealed class OccupancyQueriesTests
{
    private static readonly DateOnly First = SmallProgramme.FirstDay;
    private static readonly OccupancyFilter _days = new(First.AddDays(-1), First.AddDays(5));

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Each_trainer_and_venue_has_its_events_by_day(DatabaseProvider provider)
    {
        Language.Of("bs").Use();
        await using var small = await SmallProgramme.CreateAsync(provider);

        var trainer = Assert.Single(await Queries(small).TrainersAsync(small.Coordinator, _days, default));
        Assert.Equal("Tarik Vodić", trainer.Name);
        Assert.Equal([(First, new TimeOnly(9, 0), new TimeOnly(16, 0)), (First.AddDays(1), new(9, 0), new(16, 0))],
            trainer.Cells.Select(c => (c.Day, c.StartsAt!.Value, c.EndsAt!.Value)));
        Assert.All(trainer.Cells, c => Assert.Equal((small.EventId, "Trening koordinatora", false), (c.EventId, c.Title!.Shown(), c.Clashes)));
        var venue = Assert.Single(await Queries(small).VenuesAsync(small.Coordinator, _days, default));
        Assert.Equal(("Hotel na Igmanu", 2), (venue.Name, venue.Cells.Count));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_may_not_be_seen_is_only_busy_and_clashes_all_the_same(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        await OtherAsync(small, new(11, 0), new(12, 30));

        var cells = Assert.Single(await Queries(small).TrainersAsync(small.Coordinator, _days, default)).Cells.Where(c => c.Day == First).ToList();

        Assert.Equal([(small.EventId, true), ((int?)null, true)], cells.Select(c => (c.EventId, c.Clashes)));
        Assert.Null(cells[1].Title);
        Assert.Equal(new TimeOnly(11, 0), cells[1].StartsAt);
        // Who coordinates the other programme sees the other half.
        var others = Assert.Single(await Queries(small).TrainersAsync(small.Stranger, _days, default)).Cells.Where(c => c.Day == First).ToList();
        Assert.Equal([false, true], others.Select(c => c.EventId is not null));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task They_are_found_by_name_in_any_script_and_by_a_day_on_which_they_are_free(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        Assert.Single(await Queries(small).TrainersAsync(small.Coordinator, _days with { Name = "Тарик водич" }, default));
        Assert.Empty(await Queries(small).TrainersAsync(small.Coordinator, _days with { Name = "Nevena" }, default));
        Assert.Single(await Queries(small).TrainersAsync(small.Coordinator, _days with { FreeOn = First.AddDays(2) }, default));
        Assert.Empty(await Queries(small).TrainersAsync(small.Coordinator, _days with { FreeOn = First.AddDays(1) }, default));
        Assert.Empty(await Queries(small).VenuesAsync(small.Coordinator, _days with { FreeOn = First }, default));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_is_free_is_so_here_and_in_the_register_of_trainers(DatabaseProvider provider)
    {
        Language.Of("bs").Use();
        await using var small = await SmallProgramme.CreateAsync(provider);
        await using (var db = small.Open())
        {
            var nevena = await db.People.SingleAsync(p => p.FamilyName == "Mentorić");
            nevena.IsTrainer = true;
            nevena.Absences.Add(new TrainerAbsence { From = First.AddDays(-9), To = First });
            // Somebody trains under a record that was merged into theirs.
            var other = new Person { GivenName = "Tarik", FamilyName = "Vodič", CanonicalId = small.Trainers[0] };
            db.Sessions.Add(
                new EventSession { EventId = small.EventId, Order = 9, Day = First.AddDays(4), Trainers = [new SessionTrainer { Person = other }] });
            await db.SaveChangesAsync();
        }

        var nevenas = (await Queries(small).TrainersAsync(small.Coordinator, _days, default)).Single(t => t.Name == "Nevena Mentorić");

        Assert.Equal([(First.AddDays(-1), true), (First, true)], nevenas.Cells.Select(c => (c.Day, c.IsAway)));
        var register = new TrainerQueries(small.Database.Factory, small.Clock);
        foreach (var day in Enumerable.Range(-1, 7).Select(First.AddDays))
        {
            var free = await Queries(small).TrainersAsync(small.Coordinator, _days with { FreeOn = day }, default);
            Assert.Equal(
                (await register.ListAsync(small.Coordinator, new TrainerFilter(FreeFrom: day), new ListAsk(), default)).Items.Select(t => t.Name),
                free.Select(t => t.Name));
        }
        Assert.DoesNotContain(
            "Tarik Vodić", (await Queries(small).TrainersAsync(small.Coordinator, _days with { FreeOn = First.AddDays(4) }, default)).Select(t => t.Name));
    }

    [SkippableTheory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Who_coordinates_nothing_is_refused(DatabaseProvider provider)
    {
        await using var small = await SmallProgramme.CreateAsync(provider);
        foreach (var actor in new[] { small.Trainer, small.Donor, Actor.Nobody })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => Queries(small).TrainersAsync(actor, _days, default));
            await Assert.ThrowsAsync<ForbiddenException>(() => Queries(small).VenuesAsync(actor, _days, default));
        }
        // Of another programme that has nothing here.
        Assert.Empty(await Queries(small).TrainersAsync(small.Stranger, _days, default));
        Assert.Empty(await Queries(small).VenuesAsync(small.Stranger, _days, default));
    }

    private static OccupancyQueries Queries(SmallProgramme small) => new(small.Database.Factory);

    private static async Task OtherAsync(SmallProgramme small, TimeOnly from, TimeOnly to)
    {
        await using var db = small.Open();
        db.Add(
            new LearningEvent
            {
                ProgrammeId = small.OtherProgrammeId, Title = LocalizedText.Of("bs", "Tajni događaj"), TimeZone = "Europe/Sarajevo",
                State = EventState.Planned, FirstDay = First, LastDay = First,
                Sessions =
                [
                    new EventSession
                    {
                        Order = 1, Day = First, StartsAt = from, EndsAt = to, Trainers = [new SessionTrainer { PersonId = small.Trainers[0] }],
                    },
                ],
            });
        await db.SaveChangesAsync();
    }
}
