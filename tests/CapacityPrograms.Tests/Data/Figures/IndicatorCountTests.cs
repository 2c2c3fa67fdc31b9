using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Indicators;
using CapacityPrograms.Data.People;

namespace CapacityPrograms.Tests.Data.Figures;

/// <summary>The same attendance counted as nine donors would: Ana at two events with three topics, Boro at one, and a line that nobody can read.</summary>
public sealed class IndicatorCountTests
{
    private static readonly DateOnly _day = new(2026, 5, 12);

    private static readonly Counting _counting = new(
        [Line(1, 1, 10), Line(2, 1, 11), Line(3, 2, 10), Line(4, 2, null)],
        [new(1, 1, _day, 180), new(2, 1, _day, 180), new(3, 2, _day.AddDays(30), 90), new(4, 2, _day.AddDays(30), null)],
        [Mark(1, 1), Mark(1, 2), new(2, 1, AttendanceValue.Partial, 60), Mark(3, 3), Mark(4, 3)], _ => new CountingShares(0.75m, 0.25m, 0.75m));

    private static readonly CountingScope _scope = new(
        new[] { (1, 100), (1, 101), (3, 100) }.ToLookup(t => t.Item1, t => t.Item2), new HashSet<int> { 7 }, [1, 2]);

    [Theory]
    [InlineData(CountingRule.Participations, 4)]
    [InlineData(CountingRule.People, 2)]
    [InlineData(CountingRule.PeopleByTopic, 5)] // Ana: 100, 101, not stated; Boro: 100, 101
    [InlineData(CountingRule.PersonDays, 3)] // 1 + 0 (60 of 360 minutes) + 1 + 1, whose times are unknown
    [InlineData(CountingRule.PersonHours, 10)] // 6 + 1 + 1.5 + 1.5
    [InlineData(CountingRule.Municipalities, 1)] // place 8 is not one of the programme's
    [InlineData(CountingRule.Completers, 1)]
    [InlineData(CountingRule.EventsHeld, 2)]
    [InlineData(CountingRule.TypedIn, 0)]
    public void Each_rule_counts_as_its_donor_does(CountingRule rule, decimal expected) =>
        Assert.Equal(expected, IndicatorCount.Of(rule, _counting.Participations, _scope).Sum(u => u.Value));

    [Fact]
    public void A_threshold_of_its_own_decides_who_completed()
    {
        Assert.Equal(2, IndicatorCount.Of(CountingRule.Completers, _counting.Participations, _scope, 0.15m).Count);
        Assert.Equal([10], IndicatorCount.Of(CountingRule.Completers, _counting.Participations, _scope, 1m).Select(u => u.PersonId!.Value));
    }

    [Theory]
    [InlineData(50, 100, null, 50)]
    [InlineData(60, 100, 20, 50)]
    public void What_is_achieved_is_the_way_from_the_baseline(int actual, int target, int? baseline, int expected) =>
        Assert.Equal(expected, IndicatorCount.Achieved(actual, target, baseline));

    [Theory]
    [InlineData(20, 5, null, null, false)] // no baseline: nobody knows from where
    [InlineData(3, 5, null, null, true)]
    [InlineData(20, 5, 10, -200, false)] // it went the other way
    [InlineData(5, 5, 10, 100, true)]
    [InlineData(30, 10, 50, 50, false)]
    [InlineData(0, 0, 10, 100, true)]
    [InlineData(4, 0, 10, 60, false)]
    [InlineData(-6, -5, 0, 120, true)]
    [InlineData(6, 12, 10, null, true)] // a target above the baseline is no way downwards
    public void Where_less_is_better_the_direction_is_respected(int actual, int target, int? baseline, int? percent, bool isMet)
    {
        Assert.Equal(percent, IndicatorCount.Achieved(actual, target, baseline, IndicatorDirection.Decrease));
        Assert.Equal(isMet, IndicatorCount.IsMet(actual, target, IndicatorDirection.Decrease));
    }

    [Theory]
    [InlineData(4, 0, null, null, true)]
    [InlineData(150, 100, null, 150, true)]
    [InlineData(-8, -5, -10, 40, false)]
    [InlineData(3, -5, null, null, true)]
    [InlineData(20, 5, 10, null, true)]
    public void Where_more_is_better_a_target_that_is_no_way_up_has_no_percentage(int actual, int target, int? baseline, int? percent, bool isMet)
    {
        Assert.Equal(percent, IndicatorCount.Achieved(actual, target, baseline));
        Assert.Equal(isMet, IndicatorCount.IsMet(actual, target, IndicatorDirection.Increase));
    }

    [Fact]
    public void Without_a_target_or_data_nothing_is_achieved_and_that_is_not_nought()
    {
        Assert.Null(IndicatorCount.Achieved(3, null, 0));
        Assert.Null(IndicatorCount.Achieved(null, 3, 0));
        Assert.Null(IndicatorCount.Achieved(3, 5, 5));
    }

    private static CountedRegistration Line(int id, int eventId, int? person) => new(id, eventId, person, null, id < 4 ? 7 : 8, 0, Sex.NotStated);

    private static CountedMark Mark(int line, int session) => new(line, session, AttendanceValue.Present, null);
}
