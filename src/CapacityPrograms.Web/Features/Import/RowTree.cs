namespace CapacityPrograms.Web.Features.Import;

/// <summary>Rows of one file of which some are parts of others.</summary>
public static class RowTree
{
    /// <summary>Depth of a row that is a part of itself by way of others, or of such a one.</summary>
    public const int Ring = -1;

    /// <summary>
    /// How many rows stand above each one; <see cref="Ring"/> where that has no end. Its time grows as the rows do, however deep they go.
    /// </summary>
    public static Dictionary<T, int> Depths<T>(IEnumerable<T> rows, Func<T, T?> parentOf) where T : class
    {
        var depths = new Dictionary<T, int>(ReferenceEqualityComparer.Instance);
        foreach (var row in rows)
        {
            var path = new List<T>();
            var met = new HashSet<T>(ReferenceEqualityComparer.Instance);
            var at = row;
            for (; at is not null && !depths.ContainsKey(at) && met.Add(at); at = parentOf(at)) path.Add(at);
            var above = at is null ? -1 : depths.GetValueOrDefault(at, Ring);
            var ends = at is null || above != Ring;
            for (var i = path.Count - 1; i >= 0; i--) depths[path[i]] = ends ? ++above : Ring;
        }
        return depths;
    }
}
