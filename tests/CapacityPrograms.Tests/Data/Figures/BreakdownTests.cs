using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.Figures;

public sealed class BreakdownTests
{
    private static readonly DateOnly _day = new(2026, 11, 24);

    [Theory]
    [InlineData(null, AgeBand.NotStated)]
    [InlineData(1997, AgeBand.Under30)]
    [InlineData(1996, AgeBand.From30To54)]
    [InlineData(1972, AgeBand.From30To54)]
    [InlineData(1971, AgeBand.From55)]
    [InlineData(2027, AgeBand.NotStated)]
    public void Age_is_that_of_the_year_of_the_event(int? born, AgeBand expected) => Assert.Equal(expected, Breakdown.AgeOn(born, _day));

    [Fact]
    public void Somebody_who_came_as_councillor_and_for_an_NGO_stands_in_two_rows_and_counts_once()
    {
        var all = new[]
        {
            Came(1, 7, PositionGroup.Councillor), Came(2, 7, PositionGroup.Ngo), Came(3, 8, PositionGroup.Councillor),
            Came(4, null, PositionGroup.NotStated),
        };
        var breakdown = Breakdown.Of(Dimension.Position, all);
        Assert.Equal((2, 1), (breakdown.People, breakdown.InSeveral));
        Assert.Equal([("Councillor", 2, 2), ("Ngo", 1, 1), (Breakdown.NotStated, 0, 1)], breakdown.Rows.Select(r => (r.Key, r.People, r.Attendances)));
    }

    [Fact]
    public void Rows_reconcile_with_the_total()
    {
        var person =
            from who in Gen.Choose(0, 20)
            from place in Gen.Choose(-2, 6)
            from position in Gen.Choose(0, 7)
            from born in Gen.Choose(1935, 2030)
            select (who, place, position, born);
        Prop.ForAll(
                person.ListOf().ToArbitrary(),
                people =>
                {
                    var all = people.Select((p, i) => Came(i, p.who == 20 ? null : p.who, (PositionGroup)p.position, p.place, p.born)).ToList();
                    return Enum.GetValues<Dimension>()
                        .Select(dimension => Breakdown.Of(dimension, all))
                        .All(b =>
                            b.Rows.Sum(r => r.Attendances) == all.Count
                            && b.Rows.Sum(r => r.PersonDays) == Counting.Days(all)
                            && b.InSeveral >= 0
                            && b.Rows.Sum(r => r.People) - b.InSeveral == Counting.People(all));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static Participation Came(int id, int? person, PositionGroup position, int place = 0, int? born = null) =>
        new(new CountedRegistration(id, 1, person, null, place, 0, Sex.NotStated, position, born), _day, [1], 0.5m, 90, false, 1m, true);
}
