using System.Text;
using CapacityPrograms.Data.Platform;

namespace CapacityPrograms.Tests.Data.Platform;

public sealed class PicturesTests
{
    /// <summary>One transparent pixel.</summary>
    internal static byte[] Png { get; } =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>One grey pixel: its head, its frame, its scan and its end.</summary>
    internal static byte[] Jpeg { get; } =
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0,
        0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x2A, 0xFF, 0xD9,
    ];

    [Fact]
    public void A_picture_is_known_by_its_bytes()
    {
        Assert.Equal("image/png", Pictures.MediaTypeOf(Png));
        Assert.Equal("image/jpeg", Pictures.MediaTypeOf(Jpeg));
    }

    [Fact]
    public void Nothing_else_is_a_picture()
    {
        byte[] wide = [.. Png];
        wide[16] = 0x7F;
        byte[] noHead = [.. Png];
        noHead[12] = (byte)'X';
        byte[] noFrame = [.. Jpeg[..20], .. Jpeg[33..]];
        byte[][] others =
        [
            [], [0xFF, 0xD8, 0xFF], Png[..20], Png[..^8], Jpeg[..21], Jpeg[..^1], noFrame, wide, noHead,
            // The first letters and the last, and nothing in between.
            [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[100], 0xFF, 0xD9],
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"u8.ToArray(),
            "GIF89a, and so on until it is long enough to be looked at"u8.ToArray(), Encoding.UTF8.GetBytes(new string('x', 100)),
        ];
        Assert.All(others, bytes => Assert.Null(Pictures.MediaTypeOf(bytes)));
    }
}
