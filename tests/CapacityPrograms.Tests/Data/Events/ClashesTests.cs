using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.Events;

public sealed class ClashesTests
{
    private static OccupiedTime At(int eventId, int from, int to, int? venue = null, params int[] trainers) =>
        new(eventId, eventId * 10, new DateOnly(2022, 10, 18), new TimeOnly(from, 0), new TimeOnly(to, 0), "Europe/Sarajevo", venue, trainers);

    [Fact]
    public void Touching_hours_do_not_clash() => Assert.Empty(Clashes.Find([At(1, 9, 12, 5, 7)], [At(2, 12, 15, 5, 7)]));

    [Fact]
    public void Unknown_hours_claim_nothing() => Assert.Empty(Clashes.Find([At(1, 9, 12, 5, 7)], [At(2, 9, 12, 5, 7) with { StartsAt = null, EndsAt = null }]));

    [Fact]
    public void One_trainer_in_two_sessions_of_one_event_clashes_and_its_own_venue_does_not()
    {
        var found = Clashes.Find([At(1, 9, 12, 5, 7), At(1, 11, 13, 5, 7)], []);
        Assert.Equal(ClashKind.Trainer, Assert.Single(found).Kind);
    }

    [Fact]
    public void A_trainer_is_away_on_the_days_that_were_stated_and_on_no_other()
    {
        var day = new DateOnly(2022, 10, 18);
        TrainerAbsence[] away = [new() { PersonId = 7, From = day.AddDays(-1), To = day }, new() { PersonId = 8, From = day.AddDays(1), To = day.AddDays(9) }];

        var found = Clashes.Away([At(1, 9, 12, 5, 7, 8), At(1, 13, 15, 5, 7) with { Day = day.AddDays(1) }], away);

        var clash = Assert.Single(found);
        Assert.Equal((ClashKind.TrainerAway, 7, day), (clash.Kind, clash.ResourceId, clash.Mine.Day));
    }

    [Fact]
    public void Clashing_is_mutual()
    {
        var times = Gen.Choose(6, 20)
            .SelectMany(from =>
                Gen.Choose(1, 3).SelectMany(length => Gen.Choose(1, 2).Select(trainer => At(1, from, Math.Min(23, from + length), 5, trainer))));
        Prop.ForAll(
                Arb.From(times), Arb.From(times),
                (a, b) =>
                {
                    var other = b with { EventId = 2, SessionKey = 20 };
                    var overlap = a.StartsAt < other.EndsAt && other.StartsAt < a.EndsAt;
                    return Clashes.Find([a], [other]).Count == Clashes.Find([other], [a]).Count
                        && Clashes.Find([a], [other]).Any(c => c.Kind == ClashKind.Venue) == overlap;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_hour_that_summer_time_skips_is_read_as_an_hour_later() =>
        Assert.Equal(new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc), LocalTime.ToUtc(new DateOnly(2026, 3, 29), new TimeOnly(2, 30), "Europe/Sarajevo"));
}
