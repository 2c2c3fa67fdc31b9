using System.Text;

namespace CapacityPrograms.Web.Platform.Tables.Csv;

/// <summary>
/// Takes a CSV text apart into records as spreadsheet programs do: a quotation mark counts at the beginning of a field only,
/// spaces before it are passed over, lines end in any of the three ways, and a blank line is a record too.
/// </summary>
/// <param name="longest">Longest field, in characters.</param>
internal sealed class CsvRecords(TextReader text, char delimiter, int longest)
{
    private readonly char[] _buffer = new char[1 << 14];
    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];
    private int _length, _next;

    /// <summary>Number of the record, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Its fields.</summary>
    public IReadOnlyList<string> Fields => _fields;

    /// <summary>Whether it went on behind a quotation mark until the text or the space for a field ended.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Reads the next record; false at the end of the text.</summary>
    public bool Read()
    {
        if (Peek() < 0 || IsOpen) return false;
        Number++;
        _fields.Clear();
        while (ReadField()) { }
        return true;
    }

    // Whether another field follows in this record.
    private bool ReadField()
    {
        _field.Clear();
        var isStart = true;
        while (true)
        {
            var c = Next();
            if (c == '"' && isStart)
            {
                _field.Clear();
                isStart = false;
                if (!ReadQuoted()) return End();
            }
            else if (c == delimiter)
            {
                _fields.Add(_field.ToString());
                return true;
            }
            else if (c is < 0 or '\r' or '\n')
            {
                if (c == '\r' && Peek() == '\n') Next();
                return End();
            }
            else
            {
                isStart &= c == ' ';
                // One character too many is kept, so that the row can be refused for it.
                if (_field.Length <= longest) _field.Append((char)c);
            }
        }
    }

    private bool End()
    {
        _fields.Add(_field.ToString());
        return false;
    }

    private bool ReadQuoted()
    {
        for (int c; (c = Next()) >= 0;)
        {
            if (c == '"' && Peek() != '"') return true;
            if (c == '"') Next();
            if (_field.Length == longest) break;
            _field.Append((char)c);
        }
        IsOpen = true;
        return false;
    }

    private int Peek()
    {
        if (_next == _length) (_length, _next) = (text.ReadBlock(_buffer), 0);
        return _next < _length ? _buffer[_next] : -1;
    }

    private int Next()
    {
        var c = Peek();
        if (c >= 0) _next++;
        return c;
    }
}
