using CapacityPrograms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Attendance;

/// <summary>From what the changing codes of an event's self check-in are made; it leaves the server in no form.</summary>
public sealed class CheckInKey
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    /// <summary>32 random bytes in base 64.</summary>
    public required string Secret { get; set; }
}

internal sealed class CheckInKeyConfiguration : IEntityTypeConfiguration<CheckInKey>
{
    public void Configure(EntityTypeBuilder<CheckInKey> builder)
    {
        builder.Property(k => k.Secret).HasMaxLength(60);
        builder.HasIndex(k => k.EventId).IsUnique();
    }
}
