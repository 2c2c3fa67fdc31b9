using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>
/// A browser in which an account was signed in before. Wrong guesses from elsewhere do not count against it, so that
/// nobody is locked out by somebody else; it signs nobody in.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection)
{
    private const string Cookie = "device";
    private const int MostAccounts = 5;
    private static readonly TimeSpan _kept = TimeSpan.FromDays(180);

    private IDataProtector Protector => protection.CreateProtector(nameof(KnownDevice));

    /// <summary>Name of the device for this account; null where it is not known.</summary>
    public string? Of(HttpContext http, string? account) =>
        Read(http) is { Length: > 1 } held && held.Skip(1).Contains(Mark(account), StringComparer.Ordinal) ? $"{held[0]} {Mark(account)}" : null;

    /// <summary>Keeps that the account was signed in here.</summary>
    public void Remember(HttpContext http, string? account)
    {
        var held = Read(http) is { Length: > 0 } known ? known : [Guid.NewGuid().ToString("N")];
        string[] accounts = [Mark(account), .. held.Skip(1).Where(m => m != Mark(account))];
        http.Response.Cookies.Append(
            Cookie, Protector.Protect(string.Join(' ', accounts.Take(MostAccounts).Prepend(held[0]))),
            new CookieOptions { MaxAge = _kept, IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps });
    }

    private string[]? Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 and < 2000 } value ? Protector.Unprotect(value).Split(' ') : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Mark(string? account) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AccountLimits.Folded(account))))[..32];
}
