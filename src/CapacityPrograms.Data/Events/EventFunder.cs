using CapacityPrograms.Data.Organisations;

namespace CapacityPrograms.Data.Events;

/// <summary>An organisation that pays for an event beside its programme's own funders.</summary>
public sealed class EventFunder
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public int OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }
}
