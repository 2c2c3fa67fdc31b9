using System.Globalization;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Tests.Data.Texts;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2011-12-15", "2011-12-15", "2011-12-15")]
    [InlineData("2011-06", "2011-06-01", "2011-06-30")]
    [InlineData("2011?-06", "2011-06-01", "2011-06-30")]
    [InlineData("2020", "2020-01-01", "2020-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    public void A_part_spans_all_days_it_can_mean(string text, string earliest, string latest)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Equal(
            (earliest, latest, text),
            (date.Earliest?.ToString("O", CultureInfo.InvariantCulture), date.Latest?.ToString("O", CultureInfo.InvariantCulture), date.ToString()));
    }

    [Fact]
    public void In_June_without_a_year_is_a_date_of_which_no_day_is_known()
    {
        Assert.True(PartialDate.TryParse("XXXX-06", out var june));
        Assert.Equal((null, 6, null, "XXXX-06"), (june.Earliest, june.Month, june.Year, june.ToString()));
    }

    [Theory]
    [
        InlineData(""), InlineData(null), InlineData("Септември"), InlineData("2011-13"), InlineData("2011-02-30"), InlineData("15.12.2011."),
        InlineData("0000"), InlineData("XXXX")
    ]
    public void What_is_no_date_is_not_taken_for_one(string? text) => Assert.False(PartialDate.TryParse(text, out _));
}
