using System.Buffers.Binary;

namespace CapacityPrograms.Data.Platform;

/// <summary>What kind of picture some bytes are: told from the bytes, never from the name that came with them.</summary>
public static class Pictures
{
    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static ReadOnlySpan<byte> PngHead => "IHDR"u8;
    private static ReadOnlySpan<byte> PngData => "IDAT"u8;
    private static ReadOnlySpan<byte> PngEnd => "IEND"u8;

    private const byte StartOfScan = 0xDA;

    /// <summary>The media type of a PNG or JPEG picture; null for everything else.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> content)
    {
        if (
            content.Length > 33
            && content.StartsWith(Png)
            && content[12..16].SequenceEqual(PngHead)
            && content.IndexOf(PngData) > 0
            && content.LastIndexOf(PngEnd) > 0
            && BinaryPrimitives.ReadUInt32BigEndian(content[16..]) is > 0 and <= 10_000
            && BinaryPrimitives.ReadUInt32BigEndian(content[20..]) is > 0 and <= 10_000)
            return "image/png";
        return IsJpeg(content) ? "image/jpeg" : null;
    }

    // Start of image, segments that each say how long they are, a frame with a size before the first scan, and the end of the image.
    private static bool IsJpeg(ReadOnlySpan<byte> content)
    {
        if (content is not [0xFF, 0xD8, 0xFF, ..] || content.LastIndexOf([(byte)0xFF, (byte)0xD9]) <= 0) return false;
        var hasFrame = false;
        for (var at = 2; at + 4 <= content.Length && content[at] == 0xFF;)
        {
            var marker = content[at + 1];
            // Bytes that only fill up.
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == StartOfScan) return hasFrame;
            var segment = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (segment < 2 || at + 2 + segment > content.Length) return false;
            if (IsFrame(marker) && segment >= 8)
            {
                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(content[(at + 5)..]), BinaryPrimitives.ReadUInt16BigEndian(content[(at + 7)..]));
                hasFrame = height > 0 && width > 0;
            }
            at += 2 + segment;
        }
        return false;
    }

    // All kinds of coding; three numbers among them are tables.
    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);
}
