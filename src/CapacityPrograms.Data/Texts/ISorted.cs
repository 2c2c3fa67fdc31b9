namespace CapacityPrograms.Data.Texts;

/// <summary>What stands in alphabetical lists; the context writes the keys with the row, whatever path saves it.</summary>
public interface ISorted
{
    /// <summary>Place among names for readers of Latin script; see <see cref="SortKey"/>.</summary>
    string SortLatin { get; set; }

    /// <summary>Place among names for readers of Cyrillic script.</summary>
    string SortCyrillic { get; set; }

    /// <summary>The key of this row in one of the alphabets.</summary>
    string SortKeyIn(bool cyrillic);
}

/// <summary>Alphabetical order of lists.</summary>
public static class Sorting
{
    /// <summary>Rows by name in the alphabet of a reader's language.</summary>
    public static IOrderedQueryable<T> InAlphabet<T>(this IQueryable<T> rows, string reader) where T : class, ISorted =>
        SortKey.IsCyrillic(reader) ? rows.OrderBy(r => r.SortCyrillic) : rows.OrderBy(r => r.SortLatin);

    /// <summary>The same within an order that is there already.</summary>
    public static IOrderedQueryable<T> ThenInAlphabet<T>(this IOrderedQueryable<T> rows, string reader) where T : class, ISorted =>
        SortKey.IsCyrillic(reader) ? rows.ThenBy(r => r.SortCyrillic) : rows.ThenBy(r => r.SortLatin);
}
