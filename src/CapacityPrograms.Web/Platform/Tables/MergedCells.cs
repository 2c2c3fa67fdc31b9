namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>Cells that are one cell on the screen: first row and column and last row and column, from 1.</summary>
internal readonly record struct CellSpan(int Row, int Column, int LastRow, int LastColumn);

/// <summary>
/// The merged cells of a sheet while its rows go by. What is merged downwards stands beside each of its rows; what is merged sideways stands in its
/// first column, and the others are known as covered, because nobody left them blank.
/// </summary>
internal sealed class MergedCells(IEnumerable<CellSpan> spans, TableLimits limits)
{
    // A merge is as wide as a heading; what is wider is a line across the sheet.
    private const int Widest = 64;

    // More than a table of people has; a file may hold millions of them in little room.
    private const int Most = 100_000;

    private readonly ILookup<int, CellSpan> _spans = spans.Take(Most).ToLookup(s => s.Row);
    private readonly Dictionary<int, (int Last, TableCell Cell)> _open = [];

    /// <summary>Puts into the row of the builder what its merged cells show; a row that has nothing else stays empty.</summary>
    public void Complete(RowBuilder row)
    {
        foreach (var span in _spans[row.Number].Where(s => s.Column <= limits.Columns))
        {
            _open[span.Column] = (span.LastRow, row[span.Column]);
            for (var column = span.Column + 1; column <= Math.Min(Math.Min(span.LastColumn, span.Column + Widest - 1), limits.Columns); column++)
                _open[column] = (span.LastRow, TableCell.Covered);
        }
        if (row.IsEmpty || _open.Count == 0) return;
        foreach (var (column, (last, cell)) in _open)
        {
            if (last < row.Number) _open.Remove(column);
            else if (!row[column].IsBlank) continue;
            else if (cell.Kind == CellKind.Covered) row.Cover(column);
            else row.Put(column, cell);
        }
    }
}
