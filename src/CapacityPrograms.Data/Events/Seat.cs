using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Data.Events;

/// <summary>One place held for a unit at an event, of a target group and role where that matters.</summary>
public sealed class Seat
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    /// <summary>Null only for the seat of somebody who came on behalf of nobody and was substituted.</summary>
    public int? ProgrammeUnitId { get; set; }
    public ProgrammeUnit? ProgrammeUnit { get; set; }
    public int? TargetGroupId { get; set; }
    public TargetGroup? TargetGroup { get; set; }
    public ParticipantRole? Role { get; set; }
    /// <summary>From 1 in the event's plan of seats; 0 for a seat that is in no plan and only holds a substitution.</summary>
    public int Number { get; set; }
}
