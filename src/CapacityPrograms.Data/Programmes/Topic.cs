using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Programmes;

/// <summary>A topic that trainings are about.</summary>
public sealed class Topic
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public int Order { get; set; }
    public LocalizedText Title { get; set; } = LocalizedText.Empty;
    public List<TopicAudience> Audience { get; set; } = [];
    public List<TopicActivity> Activities { get; set; } = [];
}
