namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>What a cell was in the file.</summary>
/// <remarks><see cref="Covered"/> is the part of a merged cell to the right of its first column: blank, but not because somebody left it so.</remarks>
public enum CellKind { Blank, Text, Number, Date, Time, Boolean, Error, Covered }

/// <summary>The text of a cell, as near to what a person sees as can be told without guessing.</summary>
/// <param name="Text">
/// Text trimmed; numbers in full with a decimal point and without exponent; dates as <c>yyyy-MM-dd</c>, with <c> HH:mm</c>
/// where the cell shows a time; <c>true</c> and <c>false</c>; errors as Excel writes them, such as <c>#N/A</c>.
/// </param>
public readonly record struct TableCell(string Text, CellKind Kind)
{
    /// <summary>A cell without content.</summary>
    public static TableCell Blank { get; } = new("", CellKind.Blank);

    /// <summary>A cell that lies under the one to its left.</summary>
    public static TableCell Covered { get; } = new("", CellKind.Covered);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsBlank => Kind is CellKind.Blank or CellKind.Covered;

    /// <summary>A cell of text: no-break spaces become spaces, and what is invisible at its ends goes.</summary>
    public static TableCell Of(string? text, CellKind kind = CellKind.Text)
    {
        if (string.IsNullOrEmpty(text)) return Blank;
        var clean = Without(text)
            .Replace('\u00A0', ' ').Replace('\u202F', ' ').Replace('\u2007', ' ').Replace("\r\n", "\n", StringComparison.Ordinal).Trim(_invisible);
        return clean.Length == 0 ? Blank : new(clean, kind);
    }

    // What only says in which direction a text runs comes along from mail programs and hides in an address.
    private static string Without(string text) =>
        text.AsSpan().IndexOfAny(_directions) < 0 ? text : string.Concat(text.Where(c => !_directions.Contains(c)));

    private static readonly System.Buffers.SearchValues<char> _directions = System.Buffers.SearchValues.Create(
        "\u200B\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF");

    // Spaces of every kind, the byte order mark and the zero-width space, which come along from web pages.
    private static readonly char[] _invisible =
    [
        ' ', '\t', '\r', '\n', '\v', '\f', '\u0085', '\u1680', '\u2000', '\u2001', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2008',
        '\u2009', '\u200A', '\u200B', '\u2028', '\u2029', '\u205F', '\u3000', '\uFEFF',
    ];
}

/// <summary>A row in which something is filled.</summary>
/// <param name="Number">Its number in the file, from 1, as a spreadsheet program shows it.</param>
/// <param name="Cells">From the first column to the last one that is filled.</param>
/// <param name="IsHidden">Whether it is hidden, by hand or by a filter; it is read all the same.</param>
public sealed record TableRow(int Number, IReadOnlyList<TableCell> Cells, bool IsHidden = false)
{
    /// <summary>The cell of a column from 1; blank beyond the last one.</summary>
    public TableCell this[int column] => column <= Cells.Count ? Cells[column - 1] : TableCell.Blank;
}

/// <summary>One sheet of a workbook, or the whole of a CSV file.</summary>
/// <param name="name">As on its tab; of a CSV file its name without the ending, as Excel calls it.</param>
/// <param name="isHidden">Whether its tab is hidden.</param>
public sealed class TableSheet(string name, bool isHidden, Func<IEnumerable<TableRow>> rows, Func<IReadOnlySet<int>> hiddenColumns)
{
    private IReadOnlySet<int>? _hiddenColumns;

    /// <summary>As on its tab; of a CSV file its name without the ending, as Excel calls it.</summary>
    public string Name { get; } = name;

    /// <summary>Whether its tab is hidden.</summary>
    public bool IsHidden { get; } = isHidden;

    /// <summary>Columns from 1 that are hidden; they are read all the same.</summary>
    public IReadOnlySet<int> HiddenColumns => _hiddenColumns ??= hiddenColumns();

    /// <summary>
    /// The filled rows, read from the file as they are asked for, each time anew; one enumeration of a file at a time.
    /// </summary>
    /// <exception cref="Refusals.RefusedException">Where the file turns out damaged or larger than the limits.</exception>
    public IEnumerable<TableRow> Rows() => rows();
}
