using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

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
