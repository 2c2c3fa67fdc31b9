using System.Globalization;
using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;
using CapacityPrograms.Web.Platform.Mail;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Settings;

/// <summary>Keeps the settings of the installation; administrators only.</summary>
public sealed class SettingsService(
    IDbContextFactory<AppDbContext> contexts, InstallationSource installation, IStringLocalizer<SettingsTexts> texts, TimeProvider clock)
{
    /// <summary>Most bytes of a logo.</summary>
    public const int MostBytes = 512 * 1024;

    /// <summary>Most logos.</summary>
    public const int MostLogos = 8;

    /// <summary>Saves the form.</summary>
    public async Task SaveAsync(Actor actor, SettingsInput input, CancellationToken ct)
    {
        SettingsQueries.Require(actor);
        var email = input.ContactEmail.TrimToNull();
        var checks = new Checks();
        foreach (var name in input.Name.Texts.Values) checks.Text(name, "Name", 200);
        checks.Email(email, "ContactEmail", 256)
            .Require(input.Languages.Count > 0 && input.Languages.All(tag => Language.All.Any(l => l.Tag == tag)), "Languages", "LanguageNeeded")
            .Require(input.Languages.Count == 0 || input.Languages.Contains(input.DefaultLanguage), "DefaultLanguage", "LanguageNotOffered")
            .Require(input.AuditDays is null or (>= 30 and <= 36500), "AuditDays", "Range", 30, 36500)
            .Require(input.MailDays is null or (>= 1 and <= 36500), "MailDays", "Range", 1, 36500)
            .Throw();
        await WriteAsync(
            async db =>
            {
                var row =
                    await db.Installations.SingleOrDefaultAsync(i => i.Id == Installation.OnlyId, ct)
                    ?? db.Installations.Add(new Installation { Id = Installation.OnlyId }).Entity;
                row.NextVersion(input.Version);
                (row.Name, row.ContactEmail, row.DefaultLanguage) = (input.Name, email, input.DefaultLanguage);
                // In the order of the menu, so that the same choice is the same text.
                row.Languages = string.Join(' ', Language.All.Where(l => input.Languages.Contains(l.Tag)).Select(l => l.Tag));
                (row.AuditDays, row.MailDays) = (input.AuditDays, input.MailDays);
                db.Audit(
                    actor, clock, AuditActions.SettingsChanged, null, "settings", null,
                    string.Create(CultureInfo.InvariantCulture, $"{row.Languages}; {row.DefaultLanguage}; audit {row.AuditDays}; mail {row.MailDays}"));
            },
            ct);
    }

    /// <summary>Adds a logo after the others.</summary>
    /// <param name="content">The picture; what it is is told from its bytes.</param>
    public async Task AddLogoAsync(Actor actor, string name, Stream content, CancellationToken ct)
    {
        SettingsQueries.Require(actor);
        var bytes = await BytesAsync(content, ct);
        var type = Pictures.MediaTypeOf(bytes);
        new Checks().Text(name, "LogoName", 200).Require(bytes.Length <= MostBytes, "LogoFile", "PictureTooBig", MostBytes / 1024)
            .Require(bytes.Length > MostBytes || type is not null, "LogoFile", "NotAPicture").Throw();
        await WriteAsync(async db =>
        {
            var orders = await db.Logos.Select(l => l.Order).ToListAsync(ct);
            if (orders.Count >= MostLogos) throw new RefusedException("LogoFile", "TooManyLogos", MostLogos);
            var logo = db.Logos.Add(new Logo { Name = name.Trim(), MediaType = type!, Content = bytes, Order = orders.DefaultIfEmpty().Max() + 1 }).Entity;
            await db.SaveAsync(ct);
            db.Audit(actor, clock, AuditActions.LogoAdded, null, "logo", logo.Id);
        }, ct);
    }

    /// <summary>Removes a logo.</summary>
    public async Task RemoveLogoAsync(Actor actor, int id, CancellationToken ct)
    {
        SettingsQueries.Require(actor);
        await WriteAsync(async db =>
        {
            if (await db.Logos.Where(l => l.Id == id).ExecuteDeleteAsync(ct) == 0) throw new MissingException();
            db.Audit(actor, clock, AuditActions.LogoRemoved, null, "logo", id);
        }, ct);
    }

    /// <summary>Lays a test mail to the administrator's own address down, as every mail of the product is.</summary>
    public async Task<TestMail> SendTestMailAsync(Actor actor, CancellationToken ct)
    {
        SettingsQueries.Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var to = await db.Users.AsNoTracking().Where(u => u.Id == actor.UserId).Select(u => u.Email).SingleOrDefaultAsync(ct) ?? throw new MissingException();
        db.Mail(clock, to, texts["TestMail.Subject"], texts["TestMail.Body"]);
        var row = db.OutgoingMails.Local.Single();
        await db.SaveAsync(ct);
        db.Audit(actor, clock, AuditActions.MailTested, null, "mail", row.Id);
        await db.SaveAsync(ct);
        return new(row.Id, to, null, null, null);
    }

    // Under the lock whose number tells every node to read the settings anew; this node has them at once.
    private async Task WriteAsync(Func<AppDbContext, Task> change, CancellationToken ct)
    {
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            await using var transaction = await db.BeginLockedAsync(WriteLock.Settings, ct);
            await change(db);
            await db.SaveAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await installation.ReadAsync(ct);
    }

    private static async Task<byte[]> BytesAsync(Stream content, CancellationToken ct)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[64 * 1024];
        // One byte too many is enough to know.
        while (memory.Length <= MostBytes && await content.ReadAsync(buffer, ct) is > 0 and var read) memory.Write(buffer, 0, read);
        return memory.ToArray();
    }
}
