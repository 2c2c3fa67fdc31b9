using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Platform;

/// <summary>Who did what, apart from personal data: ids and words, no names.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public int? UserId { get; set; }
    /// <summary>Such as <c>event.closed</c>, <c>export.attendance</c>, <c>sign-in</c>.</summary>
    public required string Action { get; set; }
    public int? ProgrammeId { get; set; }
    /// <summary>Such as <c>event</c>, <c>registration</c>.</summary>
    public string? SubjectKind { get; set; }
    public long? SubjectId { get; set; }
    public string? Detail { get; set; }
    /// <summary>Which fields were changed, from what to what; see <see cref="AuditedField"/>.</summary>
    public string? Changes { get; set; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(a => a.Action).HasMaxLength(60);
        builder.Property(a => a.SubjectKind).HasMaxLength(40);
        builder.Property(a => a.Detail).HasMaxLength(1000);
        builder.Property(a => a.Changes).HasMaxLength(AuditedField.MostCharacters);
        builder.HasIndex(a => new { a.ProgrammeId, a.At });
        builder.HasIndex(a => a.At);
    }
}
