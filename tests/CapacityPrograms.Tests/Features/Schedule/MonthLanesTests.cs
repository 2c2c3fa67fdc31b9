using CapacityPrograms.Web.Features.Schedule;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Features.Schedule;

public sealed class MonthLanesTests
{
    private static readonly DateOnly Monday = new(2026, 11, 2);

    [Fact]
    public void Days_that_follow_one_another_are_one_bar_and_go_on_over_the_end_of_a_week()
    {
        // Friday to Tuesday, and the Thursday after.
        var weeks = MonthLanes.Of(Days(7, 4, 5, 6, 7, 8, 10), Monday, Monday.AddDays(13));

        Assert.Equal([new MonthBar(7, Monday.AddDays(4), 3, 0, false, true)], weeks[0].Bars);
        Assert.Equal(
            [new MonthBar(7, Monday.AddDays(7), 2, 0, true, false), new MonthBar(7, Monday.AddDays(10), 1, 0, false, false)], weeks[1].Bars);
    }

    [Fact]
    public void A_bar_has_the_uppermost_free_lane_and_the_longer_one_lies_above()
    {
        var week = MonthLanes.Of([.. Days(1, 0), .. Days(2, 0, 1, 2), .. Days(3, 1), .. Days(4, 3)], Monday, Monday.AddDays(6)).Single();

        Assert.Equal([(2, 0), (1, 1), (3, 1), (4, 0)], week.Bars.Select(b => (b.EventId, b.Lane)));
        Assert.Equal(2, week.Lanes);
        Assert.All(week.Hidden, n => Assert.Equal(0, n));
    }

    [Fact]
    public void What_finds_no_lane_is_counted_on_each_of_its_days()
    {
        var days = Enumerable.Range(1, 5).SelectMany(id => Days(id, 2)).Concat(Days(6, 2, 3));
        var week = MonthLanes.Of(days, Monday, Monday.AddDays(6)).Single();

        Assert.Equal(3, week.Bars.Count);
        Assert.Contains(week.Bars, b => b.EventId == 6);
        Assert.Equal([0, 0, 3, 0, 0, 0, 0], week.Hidden);
    }

    [Fact]
    public void Days_beside_the_weeks_only_tell_that_an_event_goes_on()
    {
        var week = MonthLanes.Of(Days(1, -1, 0, 6, 7), Monday, Monday.AddDays(6)).Single();
        Assert.Equal([(true, false), (false, true)], week.Bars.Select(b => (b.BeganBefore, b.GoesOn)));
    }

    [Fact]
    public void Bars_never_overlap_in_a_lane_and_every_day_of_an_event_is_drawn_or_counted()
    {
        var days = Gen.Choose(1, 9).SelectMany(id => Gen.Choose(0, 13).SelectMany(first => Gen.Choose(1, 5).Select(n => (id, first, n)))).ListOf();
        Prop.ForAll(
                Arb.From(days),
                runs =>
                {
                    var all = runs.SelectMany(r => Days(r.id, Enumerable.Range(r.first, r.n).ToArray())).Distinct().ToList();
                    var weeks = MonthLanes.Of(all, Monday, Monday.AddDays(13));
                    var shown = Enumerable.Range(0, 14).Select(Monday.AddDays);
                    return weeks.All(w => w.Bars.All(a => w.Bars.Count(b => b.Lane == a.Lane && b.First <= a.Last && a.First <= b.Last) == 1))
                        && weeks.All(w => w.Bars.All(b => b.Lane is >= 0 and < MonthLanes.Most && b.First >= w.Monday && b.Last < w.Monday.AddDays(7)))
                        && shown.All(day =>
                        {
                            var week = weeks[(day.DayNumber - Monday.DayNumber) / 7];
                            var drawn = week.Bars.Where(b => b.Covers(day)).Select(b => b.EventId).ToList();
                            var there = all.Where(d => d.Day == day).Select(d => d.EventId).ToHashSet();
                            return drawn.Distinct().Count() == drawn.Count && there.IsSupersetOf(drawn)
                                && drawn.Count + week.Hidden[day.DayNumber - week.Monday.DayNumber] == there.Count;
                        });
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static IEnumerable<(int EventId, DateOnly Day)> Days(int id, params int[] days) => days.Select(d => (id, Monday.AddDays(d)));
}
