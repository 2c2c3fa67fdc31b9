using System.Text.RegularExpressions;
using CapacityPrograms.Data.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>
/// Refuses what is guessed first: passwords that many people have, one character over and over, rows of the alphabet, and
/// one's own address or name (OWASP ASVS 6.2.4, 6.2.11).
/// </summary>
public sealed partial class CommonPasswords(IStringLocalizer<AccountTexts> texts) : IPasswordValidator<AppUser>
{
    private const int FewestCharacters = 5;
    private const int ShortestOwnWord = 4;

    private static readonly Lazy<HashSet<string>> _known = new(Read);

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password) => Task.FromResult(
        IsCommon(password ?? "", user.Email, user.DisplayName)
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordCommon", Description = texts["PasswordCommon"] })
            : IdentityResult.Success);

    /// <summary>True where somebody who guesses would try it early.</summary>
    public static bool IsCommon(string password, string? email, string? name)
    {
        var folded = password.Trim().ToLowerInvariant();
        return folded.Distinct().Count() < FewestCharacters || IsRow(folded) || _known.Value.Contains(folded) || IsOwn(folded, email, name);
    }

    // What is left of the password without the words of its owner must still be a password.
    private static bool IsOwn(string folded, string? email, string? name)
    {
        var own = Word().Matches($"{email} {name} capacityprograms".ToLowerInvariant()).Select(m => m.Value).Where(w => w.Length >= ShortestOwnWord);
        var rest = own.OrderByDescending(w => w.Length).Aggregate(folded, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return rest.Length < folded.Length && rest.Count(char.IsLetterOrDigit) < FewestCharacters;
    }

    private static bool IsRow(string text)
    {
        var steps = text.Zip(text.Skip(1), (a, b) => b - a).ToList();
        return steps.TrueForAll(s => s == 1) || steps.TrueForAll(s => s == -1);
    }

    private static HashSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream($"{typeof(CommonPasswords).FullName}.txt")!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // It begins with whose list it is.
        return lines.Where(line => !line.StartsWith('#')).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
