using CapacityPrograms.Web.Features.Schedule;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Features.Schedule;

public sealed class HourColumnsTests
{
    [Fact]
    public void Hours_that_touch_have_the_whole_width() =>
        Assert.Equal([new HourBlock(0, 0, 1), new HourBlock(1, 0, 1)], HourColumns.Of([At(9, 12), At(12, 15)]));

    [Fact]
    public void What_hangs_together_through_a_third_shares_its_width() =>
        Assert.Equal(
            [new HourBlock(0, 1, 2), new HourBlock(1, 0, 2), new HourBlock(2, 1, 2), new HourBlock(3, 0, 1)],
            HourColumns.Of([At(9, 10), At(9, 12), At(11, 13), At(14, 15)]));

    [Fact]
    public void What_overlaps_lies_side_by_side()
    {
        var hours = Gen.Choose(0, 20).SelectMany(from => Gen.Choose(1, 3).Select(n => At(from, Math.Min(23, from + n)))).ListOf();
        Prop.ForAll(
                Arb.From(hours),
                day =>
                {
                    var list = day.ToList();
                    var blocks = HourColumns.Of(list);
                    return blocks.All(b => b.Column >= 0 && b.Column < b.Columns)
                        && blocks.All(a => blocks.All(b => a.Index == b.Index || !Overlap(list[a.Index], list[b.Index])
                            || (a.Column != b.Column && a.Columns == b.Columns)));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_week_has_its_working_hours_and_what_its_sessions_need()
    {
        Assert.Equal((8, 18), HourColumns.Span([]));
        Assert.Equal((7, 21), HourColumns.Span([(new(7, 30), new(8, 0)), (new(18, 0), new(20, 15))]));
    }

    private static bool Overlap((TimeOnly From, TimeOnly To) a, (TimeOnly From, TimeOnly To) b) => a.From < b.To && b.From < a.To;

    private static (TimeOnly From, TimeOnly To) At(int from, int to) => (new(from, 0), new(to, 0));
}
