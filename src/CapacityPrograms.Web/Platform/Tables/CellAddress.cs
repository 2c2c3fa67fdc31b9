using System.Globalization;
using CapacityPrograms.Web.Platform.Excel;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>Where a cell stands, for messages about it.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Row">Number of the row as in the file, from 1.</param>
/// <param name="Column">Number of the column, from 1.</param>
/// <param name="Header">What the header calls the column; empty where it says nothing.</param>
public readonly record struct CellAddress(string Sheet, int Row, int Column, string Header)
{
    /// <summary>The column as a spreadsheet program shows it, such as <c>AB</c>.</summary>
    public string Letters => LettersOf(Column);

    /// <summary>Column and row together, such as <c>AB17</c>.</summary>
    public string Reference => Letters + Row.ToString(CultureInfo.InvariantCulture);

    /// <summary>The letters of a column from 1.</summary>
    public static string LettersOf(int column) => Workbook.Letters(column);
}
