using CapacityPrograms.Web.Platform.Refusals;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>Puts the cells of one row together; a cell far to the right is refused before room is made for it.</summary>
internal sealed class RowBuilder(string file, string sheet, TableLimits limits)
{
    private readonly List<TableCell> _cells = [];

    /// <summary>Begins a row.</summary>
    public RowBuilder Begin(int number)
    {
        Number = number;
        _cells.Clear();
        return this;
    }

    /// <summary>Number of the row that is put together.</summary>
    public int Number { get; private set; }

    /// <summary>Whether nothing is put into it yet.</summary>
    public bool IsEmpty => _cells.Count == 0;

    /// <summary>What is put into a column from 1; blank where nothing is.</summary>
    public TableCell this[int column] => column <= _cells.Count ? _cells[column - 1] : TableCell.Blank;

    /// <summary>Puts a cell into a column from 1.</summary>
    public void Put(int column, TableCell cell)
    {
        if (cell.IsBlank) return;
        if (column > limits.Columns) throw TooWide();
        if (cell.Text.Length > limits.CellCharacters) throw TooLong(column);
        while (_cells.Count < column) _cells.Add(TableCell.Blank);
        _cells[column - 1] = cell;
    }

    /// <summary>Says that a column from 1, within the limits, lies under a merged cell.</summary>
    public void Cover(int column)
    {
        while (_cells.Count < column) _cells.Add(TableCell.Blank);
        _cells[column - 1] = TableCell.Covered;
    }

    /// <summary>The refusal of a row with something further to the right than is read.</summary>
    public RefusedException TooWide() => new("", "FileTooManyColumns", file, sheet, limits.Columns, CellAddress.LettersOf(limits.Columns), Number);

    /// <summary>The refusal of a cell with too much in it.</summary>
    public RefusedException TooLong(int column) =>
        new("", "FileCellTooLong", file, sheet, new CellAddress(sheet, Number, column, "").Reference, limits.CellCharacters);

    /// <summary>The row; null where nothing is filled.</summary>
    public TableRow? Build(bool isHidden) => _cells.Count == 0 ? null : new TableRow(Number, [.. _cells], isHidden);
}
