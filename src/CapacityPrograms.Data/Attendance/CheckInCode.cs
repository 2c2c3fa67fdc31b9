using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CapacityPrograms.Data.Attendance;

/// <summary>
/// Codes of a self check-in: one on the wall that changes every half minute, so that a picture of it is soon worth nothing, and
/// a short one of each person. Both are made of the event's secret, and nobody can make one without it.
/// </summary>
public static class CheckInCode
{
    /// <summary>How long a code on the wall is shown, in seconds.</summary>
    public const int Seconds = 30;

    /// <summary>How many codes before the present one are still taken: who scans slowly is let in.</summary>
    public const int Grace = 2;

    private const int MacLength = 10;

    /// <summary>The number of the half minute.</summary>
    /// <param name="at">UTC.</param>
    public static long Step(DateTime at) => (long)(at - DateTime.UnixEpoch).TotalSeconds / Seconds;

    /// <summary>The code of a session in a half minute, as it stands in an address.</summary>
    public static string Of(byte[] secret, int sessionId, long step)
    {
        Span<byte> bytes = stackalloc byte[4 + 4 + MacLength];
        BinaryPrimitives.WriteInt32BigEndian(bytes, sessionId);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], (uint)step);
        Mac(secret, bytes[..8]).CopyTo(bytes[8..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Of which session a code says it is; null where it is none. Says nothing of whether it is true.</summary>
    public static int? SessionOf(string code) => Read(code) is { } bytes ? BinaryPrimitives.ReadInt32BigEndian(bytes) : null;

    /// <summary>Whether a code was made with this secret, now or a moment ago.</summary>
    public static bool IsFresh(byte[] secret, string code, DateTime at)
    {
        if (Read(code) is not { } bytes || !CryptographicOperations.FixedTimeEquals(Mac(secret, bytes.AsSpan(0, 8)), bytes.AsSpan(8))) return false;
        var step = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4));
        return step <= Step(at) + 1 && step >= Step(at) - Grace;
    }

    /// <summary>The short code of a line of the sheet: six digits.</summary>
    public static string Personal(byte[] secret, int registrationId) =>
        (
            BinaryPrimitives.ReadUInt32BigEndian(
                HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(FormattableString.Invariant($"person {registrationId}")))
            ) % 1_000_000
        ).ToString("D6", CultureInfo.InvariantCulture);

    private static byte[]? Read(string code)
    {
        if (code.Length > 64 || !Base64Url.IsValid(code)) return null;
        var bytes = Base64Url.DecodeFromChars(code);
        return bytes.Length == 8 + MacLength ? bytes : null;
    }

    private static byte[] Mac(byte[] secret, ReadOnlySpan<byte> said) => HMACSHA256.HashData(secret, said)[..MacLength];
}
