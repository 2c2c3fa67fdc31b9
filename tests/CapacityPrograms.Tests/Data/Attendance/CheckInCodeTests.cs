using CapacityPrograms.Data.Attendance;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.Attendance;

public sealed class CheckInCodeTests
{
    private static readonly byte[] _secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)], _other = new byte[32];
    private static readonly DateTime _now = new(2026, 5, 12, 9, 0, 10, DateTimeKind.Utc);

    [Fact]
    public void A_code_is_good_for_its_half_minute_and_the_grace_and_no_longer()
    {
        var code = CheckInCode.Of(_secret, 42, CheckInCode.Step(_now));
        Assert.Equal(42, CheckInCode.SessionOf(code));
        foreach (var (seconds, fresh) in new[] { (0, true), (29, true), (60, true), (79, true), (80, false), (3600, false), (-60, false) })
            Assert.Equal(fresh, CheckInCode.IsFresh(_secret, code, _now.AddSeconds(seconds)));
        Assert.False(CheckInCode.IsFresh(_other, code, _now));
    }

    [Fact]
    public void A_code_with_any_sign_changed_is_forged() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<PositiveInt>(),
        (session, place) =>
        {
            var code = CheckInCode.Of(_secret, session.Get, CheckInCode.Step(_now));
            var at = place.Get % (code.Length - 1);
            var forged = code[..at] + (code[at] == 'A' ? 'B' : 'A') + code[(at + 1)..];
            return CheckInCode.IsFresh(_secret, code, _now) && !CheckInCode.IsFresh(_secret, forged, _now);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("!!!!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_code_is_none(string code)
    {
        Assert.Null(CheckInCode.SessionOf(code));
        Assert.False(CheckInCode.IsFresh(_secret, code, _now));
    }

    [Fact]
    public void Short_codes_have_six_digits_and_hardly_ever_meet()
    {
        var codes = Enumerable.Range(1, 200).Select(i => CheckInCode.Personal(_secret, i)).ToList();
        Assert.All(codes, c => Assert.Matches("^[0-9]{6}$", c));
        Assert.True(codes.Distinct().Count() >= 198);
        Assert.NotEqual(codes[0], CheckInCode.Personal(_other, 1));
    }
}
