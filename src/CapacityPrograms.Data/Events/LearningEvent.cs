using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Events;

/// <summary>Kinds of learning event.</summary>
public enum EventKind { Seminar, StudyVisit, Training, Meeting }

/// <summary>From draft to closed or cancelled; see <see cref="EventStates"/> for what may follow what.</summary>
public enum EventState { Draft, Planned, Confirmed, Held, Closed, Cancelled }

/// <summary>Where people are: in one municipality, together from several, or online.</summary>
public enum Delivery { InMunicipality, CrossMunicipal, Online }

/// <summary>A seminar, study visit, training or meeting of one programme.</summary>
public sealed class LearningEvent : IVersioned
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public EventKind Kind { get; set; }
    public EventState State { get; set; }
    public Delivery Delivery { get; set; }
    public LocalizedText Title { get; set; } = LocalizedText.Empty;
    public string SearchKey { get; set; } = "";
    /// <summary>IANA zone of its sessions' days and times.</summary>
    public required string TimeZone { get; set; }
    /// <summary>BCP 47 tag of the language it is held in.</summary>
    public string? Language { get; set; }
    public int? VenueId { get; set; }
    public Venue? Venue { get; set; }
    /// <summary>The unit it takes place in, where that is known though the building is not.</summary>
    public int? UnitId { get; set; }
    public TerritorialUnit? Unit { get; set; }
    public int? HostId { get; set; }
    public Organisation? Host { get; set; }
    public int? ActivityId { get; set; }
    public Activity? Activity { get; set; }
    public int? StepId { get; set; }
    public ProgrammeStep? Step { get; set; }
    /// <summary>People it holds; null where not set.</summary>
    public int? Capacity { get; set; }
    /// <summary>First and last day of its sessions, kept beside them for lists; null while it has none.</summary>
    public DateOnly? FirstDay { get; set; }
    public DateOnly? LastDay { get; set; }
    public string? Notes { get; set; }
    /// <summary>True where it was made to bring the demonstration to life and stands in no source.</summary>
    public bool IsDemo { get; set; }
    public int Version { get; set; }
    public List<EventSession> Sessions { get; set; } = [];
    public List<Registration> Registrations { get; set; } = [];
    public List<EventFunder> CoFunders { get; set; } = [];
    public List<EventStateChange> StateChanges { get; set; } = [];
    public List<Seat> Seats { get; set; } = [];
}

/// <summary>An organisation that pays for an event beside its programme's own funders.</summary>
public sealed class EventFunder
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public int OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }
}

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
    public int? Minutes => StartsAt is { } from && EndsAt is { } to && to > from ? (int)(to - from).TotalMinutes : null;
}

/// <summary>A topic of a session.</summary>
public sealed class SessionTopic
{
    public int Id { get; set; }
    public int SessionId { get; set; }
    public EventSession? Session { get; set; }
    public int TopicId { get; set; }
    public Topic? Topic { get; set; }
}

/// <summary>A trainer of a session; trainers are people and are never counted as participants.</summary>
public sealed class SessionTrainer
{
    public int Id { get; set; }
    public int SessionId { get; set; }
    public EventSession? Session { get; set; }
    public int PersonId { get; set; }
    public Person? Person { get; set; }
}

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

/// <summary>Who sits on a seat in a session: a substitute takes it for one session or all, and it stays the municipality's.</summary>
public sealed class SeatOccupancy
{
    public int Id { get; set; }
    public int SeatId { get; set; }
    public Seat? Seat { get; set; }
    public int SessionId { get; set; }
    public EventSession? Session { get; set; }
    public int RegistrationId { get; set; }
    public Registration? Registration { get; set; }
}
