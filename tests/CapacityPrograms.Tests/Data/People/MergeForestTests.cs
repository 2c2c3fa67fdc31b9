using CapacityPrograms.Data.People;
using FsCheck;
using FsCheck.Fluent;

namespace CapacityPrograms.Tests.Data.People;

public sealed class MergeForestTests
{
    [Fact]
    public void A_chain_leads_to_its_end() =>
        Assert.Equal(new Dictionary<int, int> { [1] = 3, [2] = 3, [5] = 3 }, MergeForest.Roots([(2, 1), (3, 2), (2, 5)]).OrderBy(p => p.Key).ToDictionary());

    [Fact]
    public void A_circle_and_a_record_merged_twice_are_named()
    {
        Assert.Contains("circle", Assert.Throws<InvalidOperationException>(() => MergeForest.Roots([(2, 1), (1, 2)])).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<InvalidOperationException>(() => MergeForest.Roots([(2, 1), (3, 1)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_merged_into_whatever_is_later_every_root_is_a_root_and_taking_one_merge_away_frees_its_record()
    {
        var merges = Gen.Choose(1, 40)
            .Select(merged => (Merged: merged, Stays: merged + 1 + merged % 7))
            .ListOf()
            .Select(list => list.DistinctBy(m => m.Merged).ToList());
        Prop.ForAll(
                Arb.From(merges),
                all =>
                {
                    var roots = MergeForest.Roots(all.Select(m => (m.Stays, m.Merged)));
                    if (roots.Values.Any(roots.ContainsKey) || roots.Count != all.Count)
                        return false;
                    return all.All(m => !MergeForest.Roots(all.Where(x => x != m).Select(x => (x.Stays, x.Merged))).ContainsKey(m.Merged));
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
