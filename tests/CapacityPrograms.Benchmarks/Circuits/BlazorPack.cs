using System.Text;

namespace CapacityPrograms.Benchmarks.Circuits;

/// <summary>
/// The few kinds of MessagePack values that a circuit and a browser exchange, each message with its length in front.
/// See the format's specification (msgpack.org) and that of SignalR's hub protocol.
/// </summary>
internal static class BlazorPack
{
    /// <summary>The message that keeps a connection alive.</summary>
    public static byte[] Ping { get; } = Framed([0x91, 6]);

    /// <summary>A call of a method of the server's hub.</summary>
    /// <param name="id">Names the answer; null where none is awaited.</param>
    public static byte[] Invocation(string? id, string target, params object?[] arguments)
    {
        List<byte> body = [0x96, 1, 0x80];
        Write(body, id);
        Write(body, target);
        body.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments) Write(body, argument);
        body.Add(0x90);
        return Framed(body);
    }

    /// <summary>Reads the next message and moves on behind it; a batch of rendering comes back as its length.</summary>
    public static object?[] Read(ref ReadOnlySpan<byte> bytes)
    {
        var (length, shift) = (0, 0);
        byte next;
        do
        {
            next = Take(ref bytes, 1)[0];
            length |= (next & 0x7F) << shift;
            shift += 7;
        } while (next > 0x7F);
        var message = Take(ref bytes, length);
        return (object?[])Value(ref message)!;
    }

    private static byte[] Framed(List<byte> body)
    {
        List<byte> length = [];
        var rest = body.Count;
        for (; rest > 0x7F; rest >>= 7) length.Add((byte)(rest | 0x80));
        return [.. length, (byte)rest, .. body];
    }

    private static void Write(List<byte> to, object? value)
    {
        switch (value)
        {
            case null:
                to.Add(0xC0);
                break;
            case bool flag:
                to.Add(flag ? (byte)0xC3 : (byte)0xC2);
                break;
            case long number:
                to.Add(0xD3);
                to.AddRange(Bytes(number, 8));
                break;
            case string text:
                var letters = Encoding.UTF8.GetBytes(text);
                to.Add(0xDB);
                to.AddRange(Bytes(letters.Length, 4));
                to.AddRange(letters);
                break;
            default:
                throw new ArgumentException($"No message holds a {value.GetType()}.", nameof(value));
        }
    }

    private static IEnumerable<byte> Bytes(long number, int count) => Enumerable.Range(1, count).Select(i => (byte)(number >> ((count - i) * 8)));

    private static object? Value(ref ReadOnlySpan<byte> bytes)
    {
        var kind = Take(ref bytes, 1)[0];
        return kind switch
        {
            <= 0x7F => (long)kind,
            >= 0xE0 => (long)(sbyte)kind,
            <= 0x8F => Map(ref bytes, kind & 0x0F),
            <= 0x9F => Items(ref bytes, kind & 0x0F),
            <= 0xBF => Text(ref bytes, kind & 0x1F),
            0xC0 => null,
            0xC2 or 0xC3 => kind == 0xC3,
            0xC4 or 0xC5 or 0xC6 => Skip(ref bytes, Length(ref bytes, kind - 0xC4)),
            >= 0xCC and <= 0xCF => Number(Take(ref bytes, 1 << (kind - 0xCC)), signed: false),
            >= 0xD0 and <= 0xD3 => Number(Take(ref bytes, 1 << (kind - 0xD0)), signed: true),
            0xD9 or 0xDA or 0xDB => Text(ref bytes, Length(ref bytes, kind - 0xD9)),
            0xDC or 0xDD => Items(ref bytes, Length(ref bytes, kind - 0xDB)),
            0xDE or 0xDF => Map(ref bytes, Length(ref bytes, kind - 0xDD)),
            _ => throw new InvalidDataException($"A circuit does not send values of kind {kind:X2}."),
        };
    }

    private static object?[] Items(ref ReadOnlySpan<byte> bytes, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++) items[i] = Value(ref bytes);
        return items;
    }

    // Headers, which nobody reads.
    private static object? Map(ref ReadOnlySpan<byte> bytes, int count)
    {
        Items(ref bytes, count * 2);
        return null;
    }

    private static string Text(ref ReadOnlySpan<byte> bytes, int length) => Encoding.UTF8.GetString(Take(ref bytes, length));

    private static object Skip(ref ReadOnlySpan<byte> bytes, int length)
    {
        Take(ref bytes, length);
        return (long)length;
    }

    private static int Length(ref ReadOnlySpan<byte> bytes, int power) => (int)Number(Take(ref bytes, 1 << power), signed: false);

    private static long Number(ReadOnlySpan<byte> bytes, bool signed)
    {
        var number = signed && bytes[0] > 0x7F ? -1L : 0L;
        foreach (var part in bytes) number = (number << 8) | part;
        return number;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }
}
