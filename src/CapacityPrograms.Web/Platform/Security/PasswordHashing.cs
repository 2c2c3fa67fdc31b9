using Microsoft.AspNetCore.Identity;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>How slowly a password is hashed.</summary>
public static class PasswordHashing
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512 (OWASP ASVS 5.0.0, appendix C). A hash of fewer is made anew when its owner signs in.</summary>
    public const int Rounds = 210_000;

    /// <summary>Sets them for a hasher.</summary>
    public static void Configure(PasswordHasherOptions options) => options.IterationCount = Rounds;
}
