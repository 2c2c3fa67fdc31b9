using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Account;

/// <summary>What Identity refuses, in the reader's language.</summary>
public sealed class IdentityWords(IStringLocalizer<AccountTexts> texts) : IdentityErrorDescriber
{
    /// <inheritdoc />
    public override IdentityError DefaultError() => Say(nameof(DefaultError));
    /// <inheritdoc />
    public override IdentityError ConcurrencyFailure() => Say(nameof(ConcurrencyFailure));
    /// <inheritdoc />
    public override IdentityError PasswordMismatch() => Say(nameof(PasswordMismatch));
    /// <inheritdoc />
    public override IdentityError InvalidToken() => Say(nameof(InvalidToken));
    /// <inheritdoc />
    public override IdentityError InvalidEmail(string? email) => Say(nameof(InvalidEmail));
    /// <inheritdoc />
    public override IdentityError InvalidUserName(string? userName) => Say(nameof(InvalidEmail));
    /// <inheritdoc />
    public override IdentityError DuplicateEmail(string email) => Say(nameof(DuplicateEmail));
    /// <inheritdoc />
    public override IdentityError DuplicateUserName(string userName) => new() { Code = nameof(DuplicateUserName), Description = Say(nameof(DuplicateEmail)).Description };
    /// <inheritdoc />
    public override IdentityError PasswordTooShort(int length) => Say(nameof(PasswordTooShort), length);
    /// <inheritdoc />
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Say(nameof(PasswordRequiresUniqueChars), uniqueChars);
    /// <inheritdoc />
    public override IdentityError RecoveryCodeRedemptionFailed() => Say(nameof(RecoveryCodeRedemptionFailed));

    private IdentityError Say(string code, params object[] arguments) =>
        new() { Code = code, Description = string.Format(CultureInfo.CurrentCulture, texts["Identity." + code], arguments) };
}
