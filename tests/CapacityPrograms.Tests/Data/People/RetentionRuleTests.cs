using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Tests.Data.People;

public sealed class RetentionRuleTests
{
    [Theory]
    [InlineData("2019-12-31", 5, "2024-12-31")]
    [InlineData("2019-12", 5, "2024-12-31")]
    [InlineData("2019", 0, "2019-12-31")]
    [InlineData("2020-02-29", 1, "2021-02-28")]
    public void The_last_day_is_counted_from_the_latest_day_the_end_can_mean(string end, int years, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), RetentionRule.LastDay(Date(end), years));

    [Fact]
    public void Nothing_ends_by_a_guess()
    {
        Assert.Null(RetentionRule.LastDay(null, 5));
        Assert.Null(RetentionRule.LastDay(Date("2019"), null));
        Assert.Null(RetentionRule.LastDay(new PartialDate(null, 5, 12), 5));
        var today = new DateOnly(2026, 11, 25);
        Assert.False(RetentionRule.IsOver([null], today));
        Assert.False(RetentionRule.IsOver([today.AddDays(-1), null], today));
    }

    [Fact]
    public void A_name_is_kept_as_long_as_the_longest_of_its_programmes_says()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var today = new DateOnly(2026, 1, 1).AddDays(random.Next(1000));
            var days = Enumerable.Range(0, random.Next(1, 5)).Select(_ => today.AddDays(random.Next(-3, 4))).ToList();
            Assert.Equal(days.Max() < today, RetentionRule.IsOver(days.Select(d => (DateOnly?)d), today));
        }
    }

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new FormatException(text);
}
