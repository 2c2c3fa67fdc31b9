using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.Indicators;

/// <summary>Why a submitted figure is another one today.</summary>
public sealed class AdjustmentTests
{
    private static readonly HashSet<int> _none = [];

    [Fact]
    public void Two_records_that_became_one_person_take_one_away()
    {
        var found = Adjustments.Of([Person(1), Person(2), Person(3)], [Person(1), Person(3)], id => id == 2 ? 1 : id, _none);
        Assert.Equal([new Adjustment(AdjustmentReason.Merged, 1, -1)], found);
    }

    [Fact]
    public void A_merge_that_was_undone_gives_one_back() =>
        Assert.Equal(
            [new Adjustment(AdjustmentReason.Partitioned, 1, 1)],
            Adjustments.Of([Person(1)], [Person(1), Person(2)], id => id, new HashSet<int> { 1, 2 }));

    [Fact]
    public void Later_marks_and_marks_taken_back_stand_apart() =>
        Assert.Equal(
            [new Adjustment(AdjustmentReason.Added, 2, 2), new Adjustment(AdjustmentReason.Withdrawn, 1, -1)],
            Adjustments.Of([Person(1), Person(2)], [Person(1), Person(3), Person(4)], id => id, _none));

    [Fact]
    public void A_day_that_became_half_a_day_is_a_change_of_length() => Assert.Equal(
        [new Adjustment(AdjustmentReason.Changed, 1, -0.5m)], Adjustments.Of([new(1, 1, 9, null, null, 1)], [new(1, 1, 9, null, null, 0.5m)], id => id, _none));

    [Fact]
    public void A_line_that_nobody_could_read_and_that_got_its_name_is_withdrawn_and_added() =>
        Assert.Equal(
            [new Adjustment(AdjustmentReason.Added, 1, 1), new Adjustment(AdjustmentReason.Withdrawn, 1, -1)],
            Adjustments.Of([new(null, 5, 9, null, null, 1)], [new(8, 5, 9, null, null, 1)], id => id, _none));

    [Fact]
    public void The_reasons_add_up_to_the_difference_whatever_happened()
    {
        var unit =
            from person in Gen.Choose(0, 8)
            from e in Gen.Choose(1, 3)
            from value in Gen.Choose(1, 4)
            select new CountedUnit(person == 0 ? null : person, person * 10 + e, e, null, null, value / 2m);
        Prop.ForAll(
                unit.ListOf().ToArbitrary(), unit.ListOf().ToArbitrary(), Gen.Choose(1, 8).ListOf(8).ToArbitrary(),
                (then, now, roots) =>
                {
                    int Canonical(int id) => roots[id - 1];
                    var current = now.Select(u => u with { PersonId = u.PersonId is { } id ? Canonical(id) : null }).ToList();
                    var found = Adjustments.Of(then.ToList(), current, Canonical, _none);
                    return found.Sum(a => a.Difference) == current.Sum(u => u.Value) - then.Sum(u => u.Value)
                        && found.Select(a => a.Reason).Distinct().Count() == found.Count;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static CountedUnit Person(int id) => new(id, id, null, null, null, 1);
}
