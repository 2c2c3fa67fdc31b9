using CapacityPrograms.Data.Attendance;
using CapacityPrograms.Data.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.Figures;

public sealed class PersonDaysTests
{
    private static SessionAttendance Session(int? minutes, AttendanceValue value, int? attended = null) => new(minutes, value, attended);

    [Fact]
    public void Igman_has_no_times_so_presence_is_a_day_and_says_that_it_is_an_estimate() =>
        Assert.Equal(new PersonDay(1, true), PersonDays.Of([Session(null, AttendanceValue.Present)]));

    [Fact]
    public void Partial_without_times_is_half_a_day() => Assert.Equal(new PersonDay(0.5m, true), PersonDays.Of([Session(null, AttendanceValue.Partial, 60)]));

    [Theory]
    [
        InlineData(180, 180, 1), InlineData(180, 90, 1), InlineData(180, 89, 0.5), InlineData(180, 0, 0.5), InlineData(90, 0, 0.5),
        InlineData(89, 0, 0), InlineData(0, 0, 0)
    ]
    public void A_day_of_two_sessions_of_three_hours_is_measured_against_what_was_scheduled(int morning, int afternoon, double expected)
    {
        SessionAttendance Half(int attended) => attended == 0 ? Session(180, AttendanceValue.Absent) : Session(180, AttendanceValue.Partial, attended);
        Assert.Equal((decimal)expected, PersonDays.Of([Half(morning), Half(afternoon)]).Value);
    }

    [Fact]
    public void An_unmarked_session_counts_against_the_day() =>
        Assert.Equal(0.5m, PersonDays.Of([Session(180, AttendanceValue.Present), Session(180, AttendanceValue.Cleared)]).Value);

    [Fact]
    public void More_presence_never_gives_less_and_a_day_is_never_more_than_one()
    {
        var sessions = Gen.Choose(0, 4)
            .SelectMany(v => Gen.Choose(1, 240).SelectMany(m => Gen.Choose(1, 300).Select(a => Session(m, (AttendanceValue)v, a))))
            .NonEmptyListOf();
        Prop.ForAll(
                Arb.From(sessions),
                day =>
                {
                    var counted = PersonDays.Of([.. day]).Value;
                    var better = PersonDays.Of([.. day.Select(s => s with { Value = AttendanceValue.Present })]).Value;
                    return counted is 0 or 0.5m or 1 && counted <= better && better == 1;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    // Two rooms from nine to twelve: three hours, whoever sits in one of them or runs between both.
    [Theory]
    [InlineData(AttendanceValue.Present, AttendanceValue.Cleared, 180, 1)]
    [InlineData(AttendanceValue.Present, AttendanceValue.Present, 180, 1)]
    [InlineData(AttendanceValue.Partial, AttendanceValue.Cleared, 60, 0.5)]
    [InlineData(AttendanceValue.Partial, AttendanceValue.Partial, 120, 0.5)]
    [InlineData(AttendanceValue.Present, AttendanceValue.Partial, 180, 1)]
    [InlineData(AttendanceValue.Absent, AttendanceValue.Absent, 0, 0)]
    public void What_is_held_at_one_time_counts_once(AttendanceValue one, AttendanceValue other, int minutes, double days)
    {
        SessionAttendance[] day = [new(180, one, 60, 540), new(180, other, 60, 540)];
        Assert.Equal((180, minutes), (PersonDays.Scheduled(day), PersonDays.Attended(day)));
        Assert.Equal((decimal)days, PersonDays.Of(day).Value);
    }

    [Fact]
    public void Hours_that_overlap_through_a_third_are_one_time_and_those_that_touch_are_two()
    {
        SessionAttendance[] chain =
            [new(120, AttendanceValue.Present, null, 0), new(120, AttendanceValue.Absent, null, 60), new(60, AttendanceValue.Present, null, 150)];
        Assert.Equal((210, 180), (PersonDays.Scheduled(chain), PersonDays.Attended(chain)));
        SessionAttendance[] touching =
            [new(60, AttendanceValue.Present, null, 0), new(60, AttendanceValue.Present, null, 60), new(60, AttendanceValue.Present)];
        Assert.Equal((180, 180), (PersonDays.Scheduled(touching), PersonDays.Attended(touching)));
    }
}
