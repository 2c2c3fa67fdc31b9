using System.Globalization;
using System.Text;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Platform.Mail;

/// <summary>Mails about an account, in its owner's language: links that set a password, and what was changed about signing in.</summary>
public sealed class AccountMails(
    UserManager<AppUser> users, IStringLocalizer<AccountMailTexts> texts, IConfiguration configuration, IDataProtectionProvider protection,
    TimeProvider clock)
{
    /// <summary>
    /// To be called before a transaction in which a mail is laid down: where a new protection key is due, making the
    /// link would store it on a connection of its own, and on SQLite wait for that very transaction.
    /// </summary>
    public void Ready() => protection.CreateProtector(nameof(AccountMails)).Protect([]);

    /// <summary>Lays down the mail for somebody who forgot the password; the caller saves the context.</summary>
    public Task ForgottenAsync(AppDbContext db, AppUser user, string requestBase) => WriteAsync(db, user, "Forgot", requestBase);

    /// <summary>Lays down the mail for somebody who was just given access; the caller saves the context.</summary>
    public Task InvitedAsync(AppDbContext db, AppUser user, string requestBase) => WriteAsync(db, user, "Invite", requestBase);

    /// <summary>
    /// Lays down the mail that tells what was changed about how the account signs in, so that whoever did not do it
    /// notices; the caller saves the context.
    /// </summary>
    /// <param name="what">Key of the sentence, as <c>Changed.PasskeyAdded</c> without its beginning.</param>
    /// <param name="to">Another address than the account's, where that was changed itself.</param>
    public void Changed(AppDbContext db, AppUser user, string what, string? to = null) => Written(user, () => db.Mail(
        clock, to ?? user.Email!, texts["Changed.Subject"],
        string.Format(CultureInfo.CurrentCulture, texts["Changed.Body"], user.DisplayName, texts[$"Changed.{what}"])));

    private async Task WriteAsync(AppDbContext db, AppUser user, string kind, string requestBase)
    {
        var token = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(await users.GeneratePasswordResetTokenAsync(user)));
        // A request may name any host it likes, so an installation that is reached from outside names its own.
        var start = configuration["PublicUrl"] is { Length: > 0 } own ? own : requestBase;
        var link = $"{start.TrimEnd('/')}/account/reset?user={user.Id.ToString(CultureInfo.InvariantCulture)}&token={token}";
        Written(user, () => db.Mail(
            clock, user.Email!, texts[$"{kind}.Subject"], string.Format(CultureInfo.CurrentCulture, texts[$"{kind}.Body"], user.DisplayName, link)));
    }

    private static void Written(AppUser user, Action write)
    {
        var reader = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            if (user.Language is not null) Language.Of(user.Language).Use();
            write();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = reader;
        }
    }
}
