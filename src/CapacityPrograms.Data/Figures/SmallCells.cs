namespace CapacityPrograms.Data.Figures;

/// <summary>
/// Which cells of a breakdown may leave the house: a cell of fewer than five people could name somebody. Source: rule of
/// thumb of statistical offices for public tables, as in <c>docs/decisions/0010-indicators.md</c>.
/// </summary>
public static class SmallCells
{
    /// <summary>The smallest number that is shown.</summary>
    public const int Smallest = 5;

    /// <summary>
    /// The rows that may be shown. Where one alone would be hidden it could be reckoned from the total, so the next
    /// smallest is hidden with it.
    /// </summary>
    public static IReadOnlyList<(TKey Key, decimal Value)> Shown<TKey>(IEnumerable<(TKey Key, decimal Value)> rows)
    {
        var all = rows.Where(r => r.Value != 0).OrderBy(r => r.Value).ToList();
        var hidden = all.Count(r => r.Value < Smallest);
        return all.Skip(hidden == 1 ? 2 : hidden).ToList();
    }
}
