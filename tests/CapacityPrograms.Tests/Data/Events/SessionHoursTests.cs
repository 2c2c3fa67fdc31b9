using CapacityPrograms.Data.Events;

namespace CapacityPrograms.Tests.Data.Events;

public sealed class SessionHoursTests
{
    [Theory]
    [InlineData(9, 12, 180, true)]
    [InlineData(22, 1, 180, true)] // past midnight
    [InlineData(9, 9, null, false)]
    [InlineData(9, 8, 1380, false)] // an end typed before its beginning
    [InlineData(20, 8, 720, true)]
    public void A_session_may_go_on_after_midnight(int from, int to, int? minutes, bool holds)
    {
        Assert.Equal(minutes, SessionHours.Minutes(new(from, 0), new(to, 0)));
        Assert.Equal(holds, SessionHours.Hold(new(from, 0), new(to, 0)));
    }

    [Fact]
    public void Without_both_times_nothing_is_known() => Assert.Null(SessionHours.Minutes(new(9, 0), null));

    [Fact]
    public void What_goes_on_after_midnight_takes_up_the_next_morning()
    {
        static OccupiedTime At(int session, int day, int from, int to) =>
            new(session, session, new DateOnly(2026, 5, day), new(from, 0), new(to, 0), "Europe/Sarajevo", null, [1]);
        Assert.True(Clashes.Overlap(At(1, 12, 22, 1), At(2, 13, 0, 2)));
        Assert.True(Clashes.Overlap(At(1, 12, 22, 1), At(2, 12, 23, 2)));
        Assert.False(Clashes.Overlap(At(1, 12, 22, 1), At(2, 12, 1, 3)));
    }
}
