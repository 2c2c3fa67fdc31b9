using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Programmes;

/// <summary>
/// An address that shows a programme's figures to whoever has it, until it expires or is revoked: no names, no small cells,
/// nothing to write. Only a hash of its secret is kept, so that a copy of the database opens no link.
/// </summary>
public sealed class ShareLink
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    /// <summary>SHA-256 of the secret, in hexadecimal digits.</summary>
    public required string SecretHash { get; set; }
    /// <summary>For whom it was made.</summary>
    public string? Note { get; set; }
    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }
    public int? UserId { get; set; }
    /// <summary>UTC.</summary>
    public DateTime ExpiresAt { get; set; }
    /// <summary>UTC; null while it stands.</summary>
    public DateTime? RevokedAt { get; set; }
    /// <summary>UTC; null while nobody has opened it.</summary>
    public DateTime? OpenedAt { get; set; }
}

internal sealed class ShareLinkConfiguration : IEntityTypeConfiguration<ShareLink>
{
    public void Configure(EntityTypeBuilder<ShareLink> builder)
    {
        builder.Property(l => l.SecretHash).HasMaxLength(64);
        builder.HasIndex(l => l.SecretHash).IsUnique();
    }
}
