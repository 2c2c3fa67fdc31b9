using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>The row that says what the columns of a sheet are. Titles and blank rows may stand above it.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Row">Its number in the file, from 1; the rows below it are the table.</param>
/// <param name="Titles">What it says of each column from the first; empty where it says nothing.</param>
public sealed record TableHeader(string Sheet, int Row, IReadOnlyList<string> Titles)
{
    private const int Looked = 30;
    private const double WideEnough = 0.6;

    /// <summary>Finds the header among the first rows of a sheet.</summary>
    /// <param name="aliases">Headers that are known: the row with most of them is it. Without one, the first wide row is, where it reads like one.</param>
    /// <exception cref="RefusedException">Where no row reads like a header.</exception>
    public static TableHeader Of(TableSheet sheet, string fileName, HeaderAliases? aliases = null)
    {
        var rows = sheet.Rows().Take(Looked).ToList();
        var known = aliases is null
            ? null
            : rows.Select(row => (Row: row, Known: row.Cells.Count(cell => aliases.FieldOf(cell.Text) is not null)))
                .Where(r => r.Known > 0)
                .OrderByDescending(r => r.Known)
                .FirstOrDefault()
                .Row;
        var widest = rows.Select(Filled).DefaultIfEmpty().Max();
        var first = rows.FirstOrDefault(row => Filled(row) >= widest * WideEnough);
        var header = known ?? (first is not null && IsHeader(first) ? first : null);
        return header is null
            ? throw new RefusedException("", "FileNoHeader", fileName, sheet.Name)
            : new TableHeader(sheet.Name, header.Number, [.. header.Cells.Select(cell => cell.Text)]);
    }

    /// <summary>The rows below the header; where it is repeated, as on each page of a printed list, it is no row.</summary>
    public IEnumerable<TableRow> RowsOf(TableSheet sheet) => sheet.Rows().Where(row => row.Number > Row && !IsRepeated(row));

    // One word may be a value that is called like its column; the same words in the same columns are the header again.
    private bool IsRepeated(TableRow row)
    {
        var same = 0;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (row.Cells[i].IsBlank) continue;
            if (i >= Titles.Count || !string.Equals(row.Cells[i].Text, Titles[i], StringComparison.OrdinalIgnoreCase)) return false;
            same++;
        }
        return same > 1 || (same == 1 && Titles.Count(t => t.Length > 0) == 1);
    }

    /// <summary>Where a cell of this table stands.</summary>
    /// <param name="row">Number of its row in the file.</param>
    /// <param name="column">Its column from 1.</param>
    public CellAddress At(int row, int column) => new(Sheet, row, column, column <= Titles.Count ? Titles[column - 1] : "");

    private static int Filled(TableRow row) => row.Cells.Count(cell => !cell.IsBlank);

    // A header begins with a word; years and the like may follow.
    private static bool IsHeader(TableRow row) =>
        row.Cells.First(cell => !cell.IsBlank) is { Kind: CellKind.Text } first && first.Text.Any(char.IsLetter);
}
