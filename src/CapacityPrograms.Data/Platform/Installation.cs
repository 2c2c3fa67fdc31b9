using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Platform;

/// <summary>What the administrator sets for the whole installation; one row.</summary>
public sealed class Installation : IVersioned
{
    /// <summary>Id of the one row.</summary>
    public const int OnlyId = 1;

    public int Id { get; set; }
    /// <summary>Name of the organisation; empty until it is set.</summary>
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public string? ContactEmail { get; set; }
    /// <summary>Tags of the languages offered, separated by blanks; empty means all.</summary>
    public string Languages { get; set; } = "";
    /// <summary>Tag of the language of a visitor whose browser asks for none of those offered.</summary>
    public string DefaultLanguage { get; set; } = "en";
    /// <summary>Entries of the audit older than so many days are deleted; null keeps all.</summary>
    public int? AuditDays { get; set; }
    /// <summary>The same of mails that were sent.</summary>
    public int? MailDays { get; set; }
    public int Version { get; set; }
}

internal sealed class InstallationConfiguration : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Version).IsConcurrencyToken();
    }
}
