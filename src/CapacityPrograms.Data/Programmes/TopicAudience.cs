using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Programmes;

/// <summary>Whether a group gets a topic; "not stated" is an answer of its own.</summary>
public enum AudienceAnswer { NotStated, Yes, No }

/// <summary>A cell of the matrix topic × target group, with the title under which the group sees the topic.</summary>
public sealed class TopicAudience
{
    public int Id { get; set; }
    public int TopicId { get; set; }
    public Topic? Topic { get; set; }
    public int TargetGroupId { get; set; }
    public TargetGroup? TargetGroup { get; set; }
    public AudienceAnswer Answer { get; set; }
    public LocalizedText TitleForGroup { get; set; } = LocalizedText.Empty;
}

internal sealed class TopicAudienceConfiguration : IEntityTypeConfiguration<TopicAudience>
{
    public void Configure(EntityTypeBuilder<TopicAudience> builder) =>
        builder.HasIndex(a => new { a.TopicId, a.TargetGroupId }).IsUnique();
}
