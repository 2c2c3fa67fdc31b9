using CapacityPrograms.Web.Platform.Excel;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Platform.Tables.Csv;
using CapacityPrograms.Web.Platform.Tables.Xlsx;

namespace CapacityPrograms.Web.Platform.Tables;

/// <summary>
/// An uploaded table: .xlsx, .xlsm, .xls, CSV or a JSON array of objects, told apart by content. It lies in a temporary file that goes when this is
/// disposed; rows are read from there as they are asked for. Formulas give the value that was saved with them; formulas,
/// macros and links to other files are never run or followed, so that a workbook with macros is read like any other.
/// </summary>
/// <remarks>Not for several threads, and one sheet is read at a time.</remarks>
public sealed class TableFile : IDisposable
{
    private readonly Stream _content;
    private XlsxPackage? _package;

    private TableFile(string name, Stream content) => (Name, _content) = (name, content);

    /// <summary>The name of the file without folders.</summary>
    public string Name { get; }

    /// <summary>The sheets in the order of their tabs, hidden and empty ones too; of a CSV file one.</summary>
    public IReadOnlyList<TableSheet> Sheets { get; private set; } = [];

    /// <summary>Takes a file in as far as the limit on its size and looks what it is.</summary>
    /// <param name="content">Read once from where it stands; it need not be able to seek, and stays open.</param>
    /// <param name="fileName">As whoever uploads calls it; for messages.</param>
    /// <exception cref="RefusedException">One sentence why it is no table that can be read.</exception>
    public static async Task<TableFile> OpenAsync(Stream content, string fileName, TableLimits limits, CancellationToken ct)
    {
        var file = new TableFile(fileName.Split('/', '\\')[^1], WorkbookAnswer.Temporary());
        try
        {
            await file.CopyAsync(content, limits, ct);
            file.Inspect(limits, ct);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Deletes the temporary file.</summary>
    public void Dispose()
    {
        _package?.Dispose();
        _content.Dispose();
    }

    private async Task CopyAsync(Stream content, TableLimits limits, CancellationToken ct)
    {
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (_content.Length + read > limits.Bytes) throw new RefusedException("", "FileTooLarge", Name, limits.Bytes / TableLimits.Megabyte);
            await _content.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        if (_content.Length == 0) throw new RefusedException("", "FileEmpty", Name);
        await _content.FlushAsync(ct);
    }

    private void Inspect(TableLimits limits, CancellationToken ct)
    {
        try
        {
            Sheets = [.. Read(limits, ct)];
        }
        catch (Exception damage) when (GuardedRows.IsDamage(damage))
        {
            throw new RefusedException("", "FileDamaged", Name);
        }
        // A workbook of empty sheets is noticed here, where the whole file can be refused.
        if (!Sheets.Any(sheet => sheet.Rows().Any())) throw new RefusedException("", "FileEmpty", Name);
    }

    private IEnumerable<TableSheet> Read(TableLimits limits, CancellationToken ct)
    {
        _content.Position = 0;
        var start = new byte[FileKind.Looked];
        var kind = FileKind.Of(start.AsSpan(0, _content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
        return kind switch
        {
            FileKind.Zip => Workbook(limits, ct),
            FileKind.Compound when CompoundFile.Names(_content, "EncryptedPackage") => throw new RefusedException("", "FileEncrypted", Name),
            FileKind.Compound when !CompoundFile.Names(_content, "Workbook") && !CompoundFile.Names(_content, "Book") => throw NotATable("DOC / PPT / MSG"),
            FileKind.Compound or FileKind.OldWorkbook => XlsSheets.Of(_content, Name, limits, ct),
            FileKind.Json => [JsonSheet.Of(_content, Name, limits, ct)],
            FileKind.Text => [CsvSheet.Of(_content, Name, limits, ct)],
            _ => throw NotATable(kind),
        };
    }

    private IEnumerable<TableSheet> Workbook(TableLimits limits, CancellationToken ct)
    {
        var package = _package = new XlsxPackage(_content, Name, limits);
        if (package.Beginning("mimetype").StartsWith("application/vnd.oasis.opendocument", StringComparison.Ordinal))
            throw new RefusedException("", "FileOpenDocument", Name);
        if (package.Has("xl/workbook.bin"))
            throw NotATable("XLSB");
        if (!package.Has("[Content_Types].xml"))
            throw NotATable("ZIP");
        if (package.Has("word/document.xml"))
            throw NotATable("DOCX");
        if (package.Has("ppt/presentation.xml"))
            throw NotATable("PPTX");
        var book = new XlsxWorkbook(package, limits);
        return book.Sheets.Select(sheet =>
        {
            var rows = new XlsxSheet(package, book, sheet.Path, sheet.Name, Name, limits);
            return new TableSheet(sheet.Name, sheet.IsHidden, () => GuardedRows.Of(rows.Rows(), Name, sheet.Name, limits, ct), rows.HiddenColumns);
        });
    }

    private RefusedException NotATable(string kind) => new("", "FileNotATable", Name, kind);
}
