using CapacityPrograms.Data.Figures;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.Figures;

public sealed class SmallCellsTests
{
    [Fact]
    public void One_small_cell_takes_the_next_with_it_for_the_total_would_tell_it() =>
        Assert.Equal(["c"], SmallCells.Shown([("a", 2m), ("b", 7m), ("c", 40m)]).Select(r => r.Key));

    [Fact]
    public void Two_small_cells_hide_each_other() => Assert.Equal(["c"], SmallCells.Shown([("a", 2m), ("b", 4m), ("c", 40m)]).Select(r => r.Key));

    [Fact]
    public void What_is_hidden_is_never_one_number_that_can_be_reckoned() => Prop.ForAll(Gen.Choose(0, 12).ListOf().ToArbitrary(), values =>
    {
        var rows = values.Select((v, i) => (i, (decimal)v)).ToList();
        var shown = SmallCells.Shown(rows);
        var hidden = rows.Count(r => r.Item2 > 0) - shown.Count;
        return shown.All(r => r.Value >= SmallCells.Smallest) && (hidden != 1 || rows.Count(r => r.Item2 > 0) == 1);
    }).QuickCheckThrowOnFailure();
}
