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
    private readonly TableLimits _limits;
    private XlsxPackage? _package;

    private TableFile(string name, Stream content, TableLimits limits) => (Name, _content, _limits) = (name, content, limits);

    /// <summary>The encodings in which a text file can be read, by the names that the web has for them.</summary>
    public static IReadOnlyList<string> Encodings => TextEncoding.Names;

    /// <summary>The name of the file without folders.</summary>
    public string Name { get; }

    /// <summary>The sheets in the order of their tabs, hidden and empty ones too; of a CSV file one.</summary>
    public IReadOnlyList<TableSheet> Sheets { get; private set; } = [];

    /// <summary>In which of <see cref="Encodings"/> the letters of a CSV file are read; null for workbooks and JSON, which say it themselves.</summary>
    public string? Encoding { get; private set; }

    /// <summary>Reads a CSV file in another encoding from now on.</summary>
    /// <param name="encoding">One of <see cref="Encodings"/>; any other, and any for another kind of file, changes nothing.</param>
    /// <exception cref="RefusedException">Read so it is no text; it is read as before.</exception>
    public void ReadAs(string encoding, CancellationToken ct)
    {
        if (Encoding is null || TextEncoding.Named(encoding) is not { } named) return;
        Sheets = [CsvSheet.Of(_content, Name, named, _limits, ct)];
        Encoding = named.WebName;
    }

    /// <summary>Takes a file in as far as the limit on its size and looks what it is.</summary>
    /// <param name="content">Read once from where it stands; it need not be able to seek, and stays open.</param>
    /// <param name="fileName">As whoever uploads calls it; for messages.</param>
    /// <exception cref="RefusedException">One sentence why it is no table that can be read.</exception>
    public static async Task<TableFile> OpenAsync(Stream content, string fileName, TableLimits limits, CancellationToken ct)
    {
        var file = new TableFile(fileName.Split('/', '\\')[^1], WorkbookAnswer.Temporary(), limits);
        try
        {
            await file.CopyAsync(content, ct);
            file.Inspect(ct);
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

    private async Task CopyAsync(Stream content, CancellationToken ct)
    {
        var buffer = new byte[1 << 16];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (_content.Length + read > _limits.Bytes) throw new RefusedException("", "FileTooLarge", Name, _limits.Bytes / TableLimits.Megabyte);
            await _content.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        if (_content.Length == 0) throw new RefusedException("", "FileEmpty", Name);
        await _content.FlushAsync(ct);
    }

    private void Inspect(CancellationToken ct)
    {
        try
        {
            Sheets = [.. Read(ct)];
        }
        catch (Exception damage) when (GuardedRows.IsDamage(damage))
        {
            throw new RefusedException("", "FileDamaged", Name);
        }
        // A workbook of empty sheets is noticed here, where the whole file can be refused.
        if (!Sheets.Any(sheet => sheet.Rows().Any())) throw new RefusedException("", "FileEmpty", Name);
    }

    private IEnumerable<TableSheet> Read(CancellationToken ct)
    {
        _content.Position = 0;
        var start = new byte[FileKind.Looked];
        var kind = FileKind.Of(start.AsSpan(0, _content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
        return kind switch
        {
            FileKind.Zip => Workbook(ct),
            FileKind.Compound when CompoundFile.Names(_content, "EncryptedPackage") => throw new RefusedException("", "FileEncrypted", Name),
            FileKind.Compound when !CompoundFile.Names(_content, "Workbook") && !CompoundFile.Names(_content, "Book") => throw NotATable("DOC / PPT / MSG"),
            FileKind.Compound or FileKind.OldWorkbook => XlsSheets.Of(_content, Name, _limits, ct),
            FileKind.Json => [JsonSheet.Of(_content, Name, _limits, ct)],
            FileKind.Text => [Text(ct)],
            _ => throw NotATable(kind),
        };
    }

    private TableSheet Text(CancellationToken ct)
    {
        var encoding = TextEncoding.Of(_content) ?? throw new RefusedException("", "FileEncoding", Name);
        Encoding = encoding.WebName;
        return CsvSheet.Of(_content, Name, encoding, _limits, ct);
    }

    private IEnumerable<TableSheet> Workbook(CancellationToken ct)
    {
        var package = _package = new XlsxPackage(_content, Name, _limits);
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
        var book = new XlsxWorkbook(package, _limits);
        return book.Sheets.Select(sheet =>
        {
            var rows = new XlsxSheet(package, book, sheet.Path, sheet.Name, Name, _limits);
            return new TableSheet(sheet.Name, sheet.IsHidden, () => GuardedRows.Of(rows.Rows(), Name, sheet.Name, _limits, ct), rows.HiddenColumns);
        });
    }

    private RefusedException NotATable(string kind) => new("", "FileNotATable", Name, kind);
}
