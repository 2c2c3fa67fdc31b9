using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Data.Events;

/// <summary>A topic of a session.</summary>
public sealed class SessionTopic
{
    public int Id { get; set; }
    public int SessionId { get; set; }
    public EventSession? Session { get; set; }
    public int TopicId { get; set; }
    public Topic? Topic { get; set; }
}
