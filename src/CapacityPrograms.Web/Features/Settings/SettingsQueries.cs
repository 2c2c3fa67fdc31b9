using CapacityPrograms.Data;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Platform.Backup;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Mail;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CapacityPrograms.Web.Features.Settings;

/// <summary>Reads the settings of the installation and how a test mail fares; administrators only.</summary>
public sealed class SettingsQueries(IDbContextFactory<AppDbContext> contexts, IOptions<MailOptions> mail, TimeProvider clock)
{
    /// <summary>A backup older than this is warned of.</summary>
    public static readonly TimeSpan BackupGoodFor = TimeSpan.FromDays(7);

    /// <summary>The form and what stands beside it.</summary>
    public async Task<SettingsView> ReadAsync(Actor actor, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Installations.AsNoTracking().SingleOrDefaultAsync(i => i.Id == Installation.OnlyId, ct) ?? new Installation();
        var logos = await db.Logos.AsNoTracking().OrderBy(l => l.Order).ThenBy(l => l.Id).Select(l => new LogoLink(l.Id, l.Name)).ToListAsync(ct);
        var backup = await LastBackup.ReadAsync(db, ct);
        var own = await db.Users.AsNoTracking().Where(u => u.Id == actor.UserId).Select(u => u.Email).SingleOrDefaultAsync(ct);
        return new(
            new SettingsInput
            {
                Version = row.Version, Name = row.Name, ContactEmail = row.ContactEmail,
                Languages = [.. InstallationSource.Offered(row.Languages).Select(l => l.Tag)], DefaultLanguage = row.DefaultLanguage,
                AuditDays = row.AuditDays, MailDays = row.MailDays,
            },
            logos, backup, backup is null || clock.GetUtcNow().UtcDateTime - backup > BackupGoodFor, string.IsNullOrEmpty(mail.Value.Host), own);
    }

    /// <summary>How it fares.</summary>
    public async Task<TestMail> TestMailAsync(Actor actor, int id, CancellationToken ct)
    {
        Require(actor);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row =
            await db
                .OutgoingMails.AsNoTracking()
                .Where(m => m.Id == id)
                .Select(m => new
                {
                    m.To, m.SentAt, m.LastError, m.DueAt, m.Attempts,
                })
                .SingleOrDefaultAsync(ct)
            ?? throw new MissingException();
        return new(id, row.To, row.SentAt, row.LastError, row.LastError is null || row.Attempts >= mail.Value.MostAttempts ? null : row.DueAt);
    }

    internal static void Require(Actor actor)
    {
        if (!actor.IsAdministrator) throw new ForbiddenException();
    }
}
