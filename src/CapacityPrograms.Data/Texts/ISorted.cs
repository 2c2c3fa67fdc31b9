using System.Linq.Expressions;

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
    /// <summary>Writes the keys of a row.</summary>
    public static void Key(this ISorted row) => (row.SortLatin, row.SortCyrillic) = (row.SortKeyIn(cyrillic: false), row.SortKeyIn(cyrillic: true));

    /// <summary>Rows by name in the alphabet of a reader's language.</summary>
    public static IOrderedQueryable<T> InAlphabet<T>(this IQueryable<T> rows, string reader) where T : class, ISorted =>
        SortKey.IsCyrillic(reader) ? rows.OrderBy(r => r.SortCyrillic) : rows.OrderBy(r => r.SortLatin);

    /// <summary>Rows by name in the alphabet of a reader's language, one way or the other.</summary>
    public static IOrderedQueryable<T> InAlphabet<T>(this IQueryable<T> rows, string reader, bool descending) where T : class, ISorted =>
        !descending ? rows.InAlphabet(reader)
        : SortKey.IsCyrillic(reader) ? rows.OrderByDescending(r => r.SortCyrillic)
        : rows.OrderByDescending(r => r.SortLatin);

    /// <summary>Rows by the name of what they belong to, in the alphabet of a reader's language; rows without one come last whichever way.</summary>
    /// <param name="latin">Its key for readers of Latin script; null where there is none.</param>
    /// <param name="cyrillic">Its key for readers of Cyrillic script.</param>
    public static IOrderedQueryable<T> InAlphabetOf<T>(
        this IQueryable<T> rows, string reader, bool descending, Expression<Func<T, string?>> latin, Expression<Func<T, string?>> cyrillic)
    {
        var key = SortKey.IsCyrillic(reader) ? cyrillic : latin;
        var none = Expression.Lambda<Func<T, bool>>(Expression.Equal(key.Body, Expression.Constant(null, typeof(string))), key.Parameters);
        return descending ? rows.OrderBy(none).ThenByDescending(key) : rows.OrderBy(none).ThenBy(key);
    }

    /// <summary>The same within an order that is there already.</summary>
    public static IOrderedQueryable<T> ThenInAlphabet<T>(this IOrderedQueryable<T> rows, string reader) where T : class, ISorted =>
        SortKey.IsCyrillic(reader) ? rows.ThenBy(r => r.SortCyrillic) : rows.ThenBy(r => r.SortLatin);
}
