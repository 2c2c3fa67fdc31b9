using CapacityPrograms.Web.Features.Attendance.Paper;

namespace CapacityPrograms.Tests.Features.Attendance.Paper;

public sealed class LineNumbersTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("4, 9-11", "4 9 10 11")]
    [InlineData("14/2;3 – 5", null)]
    [InlineData("14/2 3-5", "14/2 3 4 5")]
    [InlineData("3–5/1", "3/1 4/1 5/1")]
    [InlineData("0", null)]
    [InlineData("5-3", null)]
    [InlineData("x", null)]
    [InlineData("1/2/3", null)]
    [InlineData("99999999999", null)]
    public void Numbers_are_read_as_they_are_typed(string typed, string? read)
    {
        var found = LineNumbers.Read(typed, out var wrong);
        Assert.Equal(read, wrong is not null ? null : string.Join(' ', found.Select(f => f.Session is { } s ? $"{f.Number}/{s}" : $"{f.Number}")));
    }
}
