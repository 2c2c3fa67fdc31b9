using CapacityPrograms.Web.Platform.Security;

namespace CapacityPrograms.Web.Platform.Database;

/// <summary>Which page of a list is asked for, and in which order.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Column">By which column it is ordered; null for the order that the list has by itself.</param>
/// <param name="Descending">The other way round.</param>
public sealed record ListAsk(int Page = 1, string? Column = null, bool Descending = false)
{
    /// <summary>Rows on a page.</summary>
    public const int Size = 25;

    /// <summary>Reads it from an address: <c>sort=name</c>, and <c>sort=-name</c> for the other way round.</summary>
    public static ListAsk Read(string? page, string? sort) =>
        string.IsNullOrEmpty(sort) ? new(QueryValue.Page(page))
        : sort[0] == '-' ? new(QueryValue.Page(page), sort[1..], true)
        : new(QueryValue.Page(page), sort);

    /// <summary>Cuts the page out of rows that are read already.</summary>
    public PageOf<T> Of<T>(IReadOnlyList<T> rows)
    {
        var number = Math.Clamp(Page, 1, Math.Max(1, (rows.Count + Size - 1) / Size));
        return new([.. rows.Skip((number - 1) * Size).Take(Size)], rows.Count, number, Size);
    }
}
