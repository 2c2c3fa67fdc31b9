using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Programmes;

/// <summary>A topic and the activity that delivers it: a link of its own, because sources list them apart.</summary>
public sealed class TopicActivity
{
    public int Id { get; set; }
    public int TopicId { get; set; }
    public Topic? Topic { get; set; }
    public int ActivityId { get; set; }
    public Activity? Activity { get; set; }
}

internal sealed class TopicActivityConfiguration : IEntityTypeConfiguration<TopicActivity>
{
    public void Configure(EntityTypeBuilder<TopicActivity> builder) =>
        builder.HasIndex(a => new { a.TopicId, a.ActivityId }).IsUnique();
}
