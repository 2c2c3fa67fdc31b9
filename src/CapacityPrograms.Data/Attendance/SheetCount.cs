using CapacityPrograms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Attendance;

/// <summary>How many signatures stand on the paper sheet of a day; put beside what the system has and never mixed into it.</summary>
public sealed class SheetCount : IVersioned
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public DateOnly Day { get; set; }
    public int Count { get; set; }
    /// <summary>Why it differs, in the words of who looked.</summary>
    public string? Note { get; set; }
    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; set; }
    public int? UserId { get; set; }
    public int Version { get; set; }
}

internal sealed class SheetCountConfiguration : IEntityTypeConfiguration<SheetCount>
{
    public void Configure(EntityTypeBuilder<SheetCount> builder)
    {
        builder.Property(c => c.Note).HasMaxLength(2000);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.EventId, c.Day }).IsUnique();
    }
}
