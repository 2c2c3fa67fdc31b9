using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace CapacityPrograms.Web.Platform.Backup;

/// <summary>
/// The last line of a backup: the hash of all that stands before it. Neither SQLite nor PostgreSQL minds what follows its own
/// data, and neither would notice a byte that was changed within a text.
/// </summary>
internal static partial class BackupSeal
{
    private const string Word = "CapacityPrograms backup, SHA-256 ";
    private static readonly int _length = Line(new byte[SHA256.HashSizeInBytes]).Length;

    /// <summary>Adds the line to a file that is written to its end.</summary>
    public static async Task WriteAsync(string file, CancellationToken cancel)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        await stream.WriteAsync(Line(await SHA256.HashDataAsync(stream, cancel)), cancel);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Reads the line again.</summary>
    /// <returns>True where the file is as it was written; null where it never had such a line; false where it was changed or cut off.</returns>
    public static async Task<bool?> HoldsAsync(string file, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(file);
        var end = new byte[Math.Min(stream.Length, 2 * _length)];
        stream.Seek(-end.Length, SeekOrigin.End);
        await stream.ReadExactlyAsync(end, cancel);
        var text = Encoding.Latin1.GetString(end);
        if (Sealed().Match(text) is not { Success: true } match) return text.Contains(Word, StringComparison.Ordinal) ? false : null;
        stream.Seek(0, SeekOrigin.Begin);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, left) = (new byte[1 << 16], stream.Length - _length);
        while (left > 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancel);
            hash.AppendData(buffer, 0, read);
            left -= read;
        }
        return match.Groups[1].Value == Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>How much of the file the line takes.</summary>
    public static long Length => _length;

    private static byte[] Line(byte[] hash) => Encoding.ASCII.GetBytes($"\n{Word}{Convert.ToHexStringLower(hash)}\n");

    [GeneratedRegex("\n" + Word + "([0-9a-f]{64})\n\\z")]
    private static partial Regex Sealed();
}
