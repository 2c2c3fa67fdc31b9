namespace CapacityPrograms.Data.People;

/// <summary>
/// Merges as a forest: each record points to the one it was merged into, and the root is the person. Kept apart from the
/// database so that any order of merges and undone merges can be tried on it.
/// </summary>
public static class MergeForest
{
    /// <summary>The root of each record that was merged into another; records that are roots themselves are not listed.</summary>
    /// <param name="merges">Merges that are not undone, as (record that stays, record that was merged).</param>
    /// <exception cref="InvalidOperationException">They go round in a circle, or one record was merged twice.</exception>
    public static IReadOnlyDictionary<int, int> Roots(IEnumerable<(int SurvivorId, int MergedId)> merges)
    {
        var parents = new Dictionary<int, int>();
        foreach (var (survivor, merged) in merges)
        {
            if (!parents.TryAdd(merged, survivor)) throw new InvalidOperationException($"Record {merged} was merged twice.");
        }
        return parents.Keys.ToDictionary(record => record, record => Root(parents, record));
    }

    private static int Root(Dictionary<int, int> parents, int record)
    {
        var root = record;
        for (var steps = 0; parents.TryGetValue(root, out var next); steps++)
        {
            if (steps > parents.Count) throw new InvalidOperationException($"Merges of record {record} go round in a circle.");
            root = next;
        }
        return root;
    }
}
