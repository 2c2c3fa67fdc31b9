using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>What Identity refuses, in the reader's language.</summary>
public sealed class IdentityWords(IStringLocalizer<AccountTexts> texts) : IdentityErrorDescriber
{
    /// <inheritdoc />
    public override IdentityError DefaultError() => Describe(nameof(DefaultError));
    /// <inheritdoc />
    public override IdentityError ConcurrencyFailure() => Describe(nameof(ConcurrencyFailure));
    /// <inheritdoc />
    public override IdentityError PasswordMismatch() => Describe(nameof(PasswordMismatch));
    /// <inheritdoc />
    public override IdentityError InvalidToken() => Describe(nameof(InvalidToken));
    /// <inheritdoc />
    public override IdentityError InvalidEmail(string? email) => Describe(nameof(InvalidEmail));
    /// <inheritdoc />
    public override IdentityError InvalidUserName(string? userName) => Describe(nameof(InvalidEmail));
    /// <inheritdoc />
    public override IdentityError DuplicateEmail(string email) => Describe(nameof(DuplicateEmail));
    /// <inheritdoc />
    public override IdentityError DuplicateUserName(string userName) =>
        new() { Code = nameof(DuplicateUserName), Description = Describe(nameof(DuplicateEmail)).Description };

    /// <inheritdoc />
    public override IdentityError PasswordTooShort(int length) => Describe(nameof(PasswordTooShort), length);
    /// <inheritdoc />
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Describe(nameof(PasswordRequiresUniqueChars), uniqueChars);
    /// <inheritdoc />
    public override IdentityError RecoveryCodeRedemptionFailed() => Describe(nameof(RecoveryCodeRedemptionFailed));

    private IdentityError Describe(string code, params object[] arguments) =>
        new() { Code = code, Description = string.Format(CultureInfo.CurrentCulture, texts["Identity." + code], arguments) };
}
