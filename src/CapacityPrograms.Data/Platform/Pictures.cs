using System.Buffers.Binary;

namespace CapacityPrograms.Data.Platform;

/// <summary>What kind of picture some bytes are: told from the bytes, never from the name that came with them.</summary>
public static class Pictures
{
    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static ReadOnlySpan<byte> PngHead => "IHDR"u8;

    /// <summary>The media type of a PNG or JPEG picture; null for everything else.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> content)
    {
        if (
            content.Length > 33
            && content.StartsWith(Png)
            && content[12..16].SequenceEqual(PngHead)
            && BinaryPrimitives.ReadUInt32BigEndian(content[16..]) is > 0 and <= 10_000
            && BinaryPrimitives.ReadUInt32BigEndian(content[20..]) is > 0 and <= 10_000)
            return "image/png";
        // Start of image, the first marker, and the end of the image.
        return content.Length > 20 && content is [0xFF, 0xD8, 0xFF, >= 0xC0, ..] && content.LastIndexOf([(byte)0xFF, (byte)0xD9]) > 0 ? "image/jpeg" : null;
    }
}
