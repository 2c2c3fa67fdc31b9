using CapacityPrograms.Web.Features.Import;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Features.Import;

/// <summary>Rows that are parts of others: however deep, and where they end in themselves.</summary>
public sealed class RowTreeTests
{
    public sealed class Row
    {
        public Row? Parent { get; set; }
    }

    [Fact]
    public void Fifty_thousand_rows_each_the_part_of_the_one_before_are_counted_in_one_go()
    {
        var rows = Enumerable.Range(0, 50_000).Select(_ => new Row()).ToList();
        for (var i = 1; i < rows.Count; i++) rows[i].Parent = rows[i - 1];
        var asked = 0;
        var depths = RowTree.Depths(rows.AsEnumerable().Reverse(), r => { asked++; return r.Parent; });
        Assert.Equal((0, 49_999), (depths[rows[0]], depths[rows[^1]]));
        Assert.True(asked <= rows.Count, $"{asked} steps");
    }

    [Fact]
    public void What_is_a_part_of_itself_by_way_of_others_and_what_belongs_to_it_has_no_depth()
    {
        var (a, b, part, apart) = (new Row(), new Row(), new Row(), new Row());
        (a.Parent, b.Parent, part.Parent) = (b, a, a);
        var depths = RowTree.Depths([part, a, apart, b], r => r.Parent);
        Assert.Equal([RowTree.Ring, RowTree.Ring, 0, RowTree.Ring], new[] { part, a, apart, b }.Select(r => depths[r]));
    }

    [Fact]
    public void A_rows_depth_is_one_more_than_its_parents_in_any_forest() =>
        Prop.ForAll(Gen.Choose(0, 30).ListOf(31).ToArbitrary(), parents =>
        {
            var rows = parents.Select(_ => new Row()).ToList();
            for (var i = 0; i < rows.Count; i++) rows[i].Parent = parents[i] == i ? null : rows[parents[i] % rows.Count];
            var depths = RowTree.Depths(rows, r => r.Parent);
            return rows.All(r => r.Parent is null ? depths[r] == 0
                : depths[r] == RowTree.Ring ? depths[r.Parent] == RowTree.Ring : depths[r] == depths[r.Parent] + 1);
        }).QuickCheckThrowOnFailure();
}
