namespace CapacityPrograms.Web.Platform.Tables.Xlsx;

/// <summary>
/// A part of a workbook on its way to the XML reader, which itself keeps every open element and every attribute of one element in
/// memory: a part of some hundred kilobytes would unpack to millions of either. No program writes what is refused here.
/// </summary>
internal sealed class GuardedXml(Stream part) : Stream
{
    /// <summary>How many elements may stand in one another.</summary>
    public const int MostDepth = 200;

    /// <summary>How long one tag with its attributes may be, in bytes.</summary>
    public const int MostTag = 1 << 18;

    private int _depth, _length;
    private byte _quote, _before;
    private bool _isTag, _isEnd, _isDeclared;

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        var read = part.Read(buffer);
        foreach (var b in buffer[..read])
        {
            // In UTF-16 each sign has a zero beside it.
            if (b != 0) Check(b);
        }
        return read;
    }

    private void Check(byte b)
    {
        if (!_isTag)
        {
            if (b == '<') (_isTag, _isEnd, _isDeclared, _length) = (true, false, false, 0);
            return;
        }
        if (++_length > MostTag) throw new InvalidDataException("A tag has no end.");
        if (_length == 1) (_isEnd, _isDeclared) = (b == '/', b is (byte)'!' or (byte)'?');
        if (_quote != 0)
        {
            if (b == _quote) _quote = 0;
        }
        else if (b is (byte)'"' or (byte)'\'' && !_isDeclared)
        {
            _quote = b;
        }
        else if (b == '>')
        {
            _isTag = false;
            if (_isEnd) _depth--;
            else if (!_isDeclared && _before != '/' && ++_depth > MostDepth) throw new InvalidDataException("Elements stand in one another without end.");
        }
        _before = b;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) part.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc />
    public override bool CanRead => true;
    /// <inheritdoc />
    public override bool CanSeek => false;
    /// <inheritdoc />
    public override bool CanWrite => false;
    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();
    /// <inheritdoc />
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    /// <inheritdoc />
    public override void Flush() { }
    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();
    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
