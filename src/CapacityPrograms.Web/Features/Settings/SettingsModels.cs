using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Components.Layout;
using CapacityPrograms.Web.Platform.Backup;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Web.Features.Settings;

/// <summary>The form.</summary>
public sealed class SettingsInput
{
    /// <summary>What the editor saw, against two editors at once.</summary>
    public int Version { get; set; }
    /// <summary>Name of the organisation.</summary>
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    /// <summary>Whom to write to.</summary>
    public string? ContactEmail { get; set; }
    /// <summary>Tags of the languages offered.</summary>
    public HashSet<string> Languages { get; init; } = [];
    /// <summary>Tag of the language for new visitors.</summary>
    public string DefaultLanguage { get; set; } = "en";
    /// <summary>Days that entries of the audit are kept; none for always.</summary>
    public int? AuditDays { get; set; }
    /// <summary>Days that sent mails are kept; none for always.</summary>
    public int? MailDays { get; set; }
}

/// <summary>What the page shows beside the form.</summary>
/// <param name="LastBackup">UTC; null where none was ever made.</param>
/// <param name="BackupIsOld">None, or longer ago than <see cref="SettingsQueries.BackupGoodFor"/>.</param>
/// <param name="MailsByFile">No mail server is configured: mails are written as files.</param>
public sealed record SettingsView(
    SettingsInput Input, IReadOnlyList<LogoLink> Logos, DateTime? LastBackup, bool BackupIsOld, bool MailsByFile, string? OwnEmail);

/// <summary>How the test mail fares.</summary>
/// <param name="SentAt">UTC.</param>
/// <param name="NextTry">UTC; where the last try failed and another one follows.</param>
public sealed record TestMail(int Id, string To, DateTime? SentAt, string? Error, DateTime? NextTry);

/// <summary>A picture chosen in the browser.</summary>
public sealed record NewLogo(string Name, Microsoft.AspNetCore.Components.Forms.IBrowserFile File);
