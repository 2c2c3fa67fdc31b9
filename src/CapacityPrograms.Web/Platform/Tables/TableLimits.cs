namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>How large an uploaded table may be; beyond it the file is refused in words.</summary>
/// <param name="Bytes">Size of the file as it is uploaded, in bytes.</param>
/// <param name="UnpackedBytes">Size of all parts of a workbook when unpacked, in bytes.</param>
/// <param name="Rows">Filled rows of one sheet, its header included.</param>
/// <param name="Columns">The last column that may be filled, counted from 1.</param>
/// <param name="CellCharacters">Length of the text of one cell, in characters; Excel itself takes 32,767.</param>
public sealed record TableLimits(
    long Bytes = 20 * TableLimits.Megabyte, long UnpackedBytes = 128 * TableLimits.Megabyte, int Rows = 50_000, int Columns = 250, int CellCharacters = 32_767)
{
    internal const long Megabyte = 1024 * 1024;

    /// <summary>What imports allow.</summary>
    public static TableLimits Default { get; } = new();
}
