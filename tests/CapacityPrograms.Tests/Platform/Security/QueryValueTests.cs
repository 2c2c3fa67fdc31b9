using CapacityPrograms.Data.Events;
using CapacityPrograms.Web.Platform.Security;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Platform.Security;

public sealed class QueryValueTests
{
    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("-1", null)]
    [InlineData("+7", null)]
    [InlineData(" 7", null)]
    [InlineData("7.0", null)]
    [InlineData("99999999999", null)]
    [InlineData("٣", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_number_is_digits_and_nothing_else(string? text, int? number) => Assert.Equal(number, QueryValue.Number(text));

    [Theory]
    [InlineData("2026-11-28", true)]
    [InlineData("28.11.2026", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("0001-01-01", false)]
    [InlineData("9999-12-31", false)]
    public void A_day_is_one_of_the_calendar_in_our_times(string text, bool isDay) => Assert.Equal(isDay, QueryValue.Day(text) is not null);

    [Theory]
    [InlineData("confirmed", EventState.Confirmed)]
    [InlineData("Confirmed", EventState.Confirmed)]
    [InlineData("2", null)]
    [InlineData("+2", null)]
    [InlineData("Nonsense", null)]
    [InlineData("Draft,Held", null)]
    [InlineData(null, null)]
    public void A_word_is_one_of_those_there_are_and_no_number(string? text, EventState? state) => Assert.Equal(state, QueryValue.Word<EventState>(text));

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("1", false)]
    [InlineData("x", false)]
    [InlineData(null, false)]
    public void Only_what_says_so_is_true(string? text, bool isTrue) => Assert.Equal(isTrue, QueryValue.IsTrue(text));

    [Fact]
    public void Nothing_that_somebody_can_write_throws() =>
        Prop.ForAll<string?>(text =>
        {
            _ = (QueryValue.Number(text), QueryValue.Day(text), QueryValue.Word<EventState>(text), QueryValue.IsTrue(text));
            Assert.True(QueryValue.Page(text) >= 0);
        }).QuickCheckThrowOnFailure();
}
