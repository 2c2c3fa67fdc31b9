using CsvHelper;

namespace CapacityPrograms.Web.Platform.Tables.Csv;

/// <summary>
/// Takes a CSV text apart into records as spreadsheet programs do: a quotation mark counts at the beginning of a field only,
/// spaces before it are passed over, lines end in any of the three ways, and a blank line is a record too. What separates
/// the fields is found in the first lines, or said there as Excel does (<c>sep=;</c>).
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    /// <summary>Longest record that is read, in bytes of UTF-8; more than any row that people filled.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private static readonly CsvReaderOptions _options = new()
    {
        HasHeader = false, SkipEmptyLines = false, TrimWhitespace = true, WhitespaceCharacters = " ", TrackLineNumbers = true, MaxRecordSize = MostBytes,
    };

    private readonly CsvReader _reader;
    private long _above, _openAt;

    /// <summary>Over a text that is read as far as it is asked for, and closed with this.</summary>
    public CsvRecords(TextReader text) => _reader = CsvReader.Create(text, _options with { OnMalformedRecord = Note }, leaveOpen: false);

    /// <summary>Number of the record, from 1, as people see it: a first line that only says what separates is counted.</summary>
    public int Number => (int)(_reader.RowNumber + _above);

    /// <summary>How many fields it has.</summary>
    public int Count => _reader.FieldCount;

    /// <summary>What separates the fields.</summary>
    public char Separator => _reader.Separator;

    /// <summary>Whether it went on behind a quotation mark until the text ended.</summary>
    public bool IsOpen => _reader.RowNumber == _openAt;

    /// <summary>One of its fields, from 0.</summary>
    public string this[int index] => _reader.Current.GetString(index);

    /// <summary>Reads the next record; false at the end of the text.</summary>
    /// <exception cref="CsvFormatException">It is longer than <see cref="MostBytes"/>.</exception>
    public bool Read()
    {
        if (!_reader.Read()) return false;
        if (_reader.RowNumber == 1) _above = _reader.LineNumber - 1;
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => _reader.Dispose();

    private void Note(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote || Swallows(record.RawRecord)) _openAt = record.RecordNumber;
    }

    // Only the first fault of a record is told; an open one takes in whatever follows it.
    private static bool Swallows(string record)
    {
        using var reader = CsvReader.Create(new StringReader(record + "\nx"), _options, leaveOpen: false);
        return reader.Read() && !reader.Read();
    }
}
