using CapacityPrograms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Attendance;

/// <summary>
/// A signed sheet of a day, scanned or photographed; marks say which of them supports them. It lies in the database, which all
/// nodes share and every backup holds, and is opened only by those who keep or mark the event.
/// </summary>
public sealed class Evidence
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public DateOnly Day { get; set; }
    /// <summary>As it was called where it came from.</summary>
    public required string FileName { get; set; }
    /// <summary>Told from the content.</summary>
    public required string MediaType { get; set; }
    /// <summary>SHA-256 of the content in hexadecimal.</summary>
    public required string Hash { get; set; }
    /// <summary>Bytes.</summary>
    public long Size { get; set; }
    /// <summary>UTC.</summary>
    public DateTime AddedAt { get; set; }
    public int? UserId { get; set; }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.Property(e => e.FileName).HasMaxLength(200);
        builder.Property(e => e.MediaType).HasMaxLength(60);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.HasIndex(e => new { e.EventId, e.Day });
    }
}
