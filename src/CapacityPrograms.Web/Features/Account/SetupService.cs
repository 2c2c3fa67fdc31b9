using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>
/// The first administrator of an empty installation. A link with a token, printed where only the operator reads, opens
/// the page once; the database holds the token's hash.
/// </summary>
// The context of the request, because Identity writes the user with it and both belong in one transaction.
public sealed class SetupService(AppDbContext db, UserManager<AppUser> users, TimeProvider clock)
{
    private const string TokenSetting = "setup.token";

    /// <summary>The link is good for this long; a restart prints a new one.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromHours(24);

    /// <summary>A new token where there is no user yet; the one before it is worth nothing from then on.</summary>
    public async Task<string?> NewTokenAsync(CancellationToken ct)
    {
        if (await db.Users.AnyAsync(ct)) return null;
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var value = $"{Hash(token)} {(clock.GetUtcNow() + GoodFor).ToString("O", CultureInfo.InvariantCulture)}";
        if (await db.Settings.Where(s => s.Key == TokenSetting).ExecuteUpdateAsync(s => s.SetProperty(x => x.Value, value), ct) == 0)
        {
            db.Settings.Add(new Setting { Key = TokenSetting, Value = value });
            await db.SaveChangesAsync(ct);
        }
        return token;
    }

    /// <summary>True while the link can be used.</summary>
    public async Task<bool> IsGoodAsync(string? token, CancellationToken ct) => await FindAsync(token, ct) is not null;

    /// <summary>Creates the administrator and spends the link, both or neither.</summary>
    /// <returns>What was wrong, in words; nothing where it is done; null where the link is not good.</returns>
    public async Task<IReadOnlyList<string>?> CreateAsync(string? token, string email, string name, string password, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } stored) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Settings.Where(s => s.Key == TokenSetting && s.Value == stored).ExecuteDeleteAsync(ct) != 1)
            return null;
        var user = new AppUser
        {
            DisplayName = name, UserName = email, Email = email, EmailConfirmed = true, IsAdministrator = true, Language = Language.Current.Tag,
        };
        var result = await users.CreateAsync(user, password);
        if (!result.Succeeded) return [.. result.Errors.Where(e => e.Code != nameof(IdentityErrorDescriber.DuplicateUserName)).Select(e => e.Description)];
        db.Audit(Actor.Nobody with { UserId = user.Id }, clock, AuditActions.Setup, null, "user", user.Id);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return [];
    }

    private async Task<string?> FindAsync(string? token, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(token) || await db.Users.AnyAsync(ct)) return null;
        var value = await db.Settings.AsNoTracking().Where(s => s.Key == TokenSetting).Select(s => s.Value).SingleOrDefaultAsync(ct);
        if (value?.Split(' ') is not [var hash, var until]) return null;
        var same = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(token)));
        return same && DateTimeOffset.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow() ? value : null;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
