using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>
/// Codes of an authenticator app (RFC 6238), each of them taken once: who saw one being typed has nothing in hand. One
/// half minute to either side is allowed, for clocks that differ.
/// </summary>
public sealed class OneTimeCodes(IDbContextFactory<AppDbContext> contexts, TimeProvider clock) : AuthenticatorTokenProvider<AppUser>
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Seconds = 30, Digits = 6;

    /// <inheritdoc />
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<AppUser> manager, AppUser user)
    {
        if (token.Length != Digits || !token.All(char.IsAsciiDigit) || await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key) return false;
        var (now, secret, typed) = (clock.GetUtcNow().ToUnixTimeSeconds() / Seconds, Decoded(key), Encoding.ASCII.GetBytes(token));
        foreach (var step in (ReadOnlySpan<long>)[now, now - 1, now + 1])
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), typed)) return Redeem(user.Id, step);
        }
        return false;
    }

    // The condition decides between two that come with one code in the same moment.
    private bool Redeem(int userId, long step)
    {
        using var db = contexts.CreateDbContext();
        return db.Users.Where(u => u.Id == userId && (u.LastCodeStep == null || u.LastCodeStep < step))
            .ExecuteUpdate(s => s.SetProperty(u => u.LastCodeStep, step)) == 1;
    }

    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The standard's own algorithm, which the apps have.
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var value = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7FFFFFFF;
        return (value % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decoded(string key)
    {
        var (bytes, bits, held) = (new List<byte>(), 0, 0);
        foreach (var c in key)
        {
            (bits, held) = (((bits << 5) | Alphabet.IndexOf(c, StringComparison.OrdinalIgnoreCase)) & 0xFFFF, held + 5);
            if (held < 8) continue;
            held -= 8;
            bytes.Add((byte)(bits >> held));
        }
        return [.. bytes];
    }
}
