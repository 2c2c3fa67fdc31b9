using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Events;

/// <summary>A local day and time in its event's zone; the times may be unknown.</summary>
public sealed class EventSession
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public int Order { get; set; }
    public DateOnly Day { get; set; }
    public TimeOnly? StartsAt { get; set; }
    public TimeOnly? EndsAt { get; set; }
    public LocalizedText Title { get; set; } = LocalizedText.Empty;
    public List<SessionTopic> Topics { get; set; } = [];
    public List<SessionTrainer> Trainers { get; set; } = [];

    /// <summary>Scheduled minutes; null where a time is unknown.</summary>
    public int? Minutes => SessionHours.Minutes(StartsAt, EndsAt);

    /// <summary>As figures count it.</summary>
    public CountedSession Counted => new(Id, EventId, Day, Minutes, StartsAt);
}

internal sealed class EventSessionConfiguration : IEntityTypeConfiguration<EventSession>
{
    public void Configure(EntityTypeBuilder<EventSession> builder)
    {
        builder.Ignore(s => s.Minutes);
        builder.Ignore(s => s.Counted);
        builder.HasIndex(s => s.Day);
    }
}
