using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>Rows of whatever file, with the limits kept and every failure of reading told in words.</summary>
internal static class GuardedRows
{
    /// <summary>The rows, until there are too many or the file breaks off.</summary>
    public static IEnumerable<TableRow> Of(IEnumerable<TableRow> rows, string file, string sheet, TableLimits limits, CancellationToken ct)
    {
        using var row = rows.GetEnumerator();
        for (var (count, last) = (1, 0); MoveNext(row, file, sheet, last); count++)
        {
            ct.ThrowIfCancellationRequested();
            if (count > limits.Rows) throw new RefusedException("", "FileTooManyRows", file, sheet, limits.Rows);
            last = row.Current.Number;
            yield return row.Current;
        }
    }

    /// <summary>
    /// Whether an exception says that the file is damaged. The readers of others meet broken files with whatever the
    /// broken place leads to, an index out of range as well as an exception of their own, or memory for a length that is
    /// nonsense, so that no list of types holds.
    /// </summary>
    public static bool IsDamage(Exception exception) =>
        exception is not (RefusedException or OperationCanceledException or ObjectDisposedException);

    private static bool MoveNext(IEnumerator<TableRow> rows, string file, string sheet, int last)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            throw new RefusedException("", "FileDamagedAfter", file, sheet, last);
        }
    }
}
