using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Events;

/// <summary>A change of state with its reason, kept.</summary>
public sealed class EventStateChange
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public EventState From { get; set; }
    public EventState To { get; set; }
    public string? Reason { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public int? UserId { get; set; }
}

internal sealed class EventStateChangeConfiguration : IEntityTypeConfiguration<EventStateChange>
{
    public void Configure(EntityTypeBuilder<EventStateChange> builder) => builder.Property(c => c.Reason).HasMaxLength(2000);
}
