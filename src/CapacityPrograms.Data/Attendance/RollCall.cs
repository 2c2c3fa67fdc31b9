using CapacityPrograms.Data.Events;

namespace CapacityPrograms.Data.Attendance;

/// <summary>
/// That somebody's device was given the sheet of an event. What it sends later, when its maker may mark there no more,
/// is not thrown away but waits for the coordinator.
/// </summary>
public sealed class DeviceSheet
{
    public int Id { get; set; }
    public int UserId { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    /// <summary>UTC; of the last time.</summary>
    public DateTime GivenAt { get; set; }
}

/// <summary>Why an act from a device could not be carried out by itself.</summary>
public enum WaitingReason
{
    /// <summary>Whoever made it may mark there no more.</summary>
    AccessEnded,
    /// <summary>The event was closed or cancelled meanwhile.</summary>
    EventClosed,
    /// <summary>The session or the line is not there any more.</summary>
    Gone,
}

/// <summary>What a coordinator made of it.</summary>
public enum WaitingOutcome { Undecided, Accepted, Dismissed }

/// <summary>An act that came from a device too late, kept as it came until a coordinator decides.</summary>
public sealed class WaitingAct
{
    public int Id { get; set; }
    /// <summary>Given by the device; sending it again changes nothing.</summary>
    public Guid OperationId { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public int UserId { get; set; }
    public WaitingReason Reason { get; set; }
    /// <summary>As the device sent it, in JSON; it may hold a name, and is gone with the decision.</summary>
    public string? Act { get; set; }
    /// <summary>UTC.</summary>
    public DateTime ReceivedAt { get; set; }
    public WaitingOutcome Outcome { get; set; }
    public DateTime? DecidedAt { get; set; }
    public int? DecidedByUserId { get; set; }
}

/// <summary>
/// A signed sheet of a day, scanned or photographed; marks say which of them supports them. It lies in the database, which all
/// nodes share and every backup holds, and is opened only by those who keep or mark the event.
/// </summary>
public sealed class Evidence
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public DateOnly Day { get; set; }
    /// <summary>As it was called where it came from.</summary>
    public required string FileName { get; set; }
    /// <summary>Told from the content.</summary>
    public required string MediaType { get; set; }
    /// <summary>SHA-256 of the content in hexadecimal.</summary>
    public required string Hash { get; set; }
    /// <summary>Bytes.</summary>
    public long Size { get; set; }
    /// <summary>UTC.</summary>
    public DateTime AddedAt { get; set; }
    public int? UserId { get; set; }
}

/// <summary>The bytes of a scan, in a table of their own so that lists do not read them.</summary>
public sealed class EvidenceContent
{
    public int Id { get; set; }
    public int EvidenceId { get; set; }
    public Evidence? Evidence { get; set; }
    public required byte[] Content { get; set; }
}

/// <summary>From what the changing codes of an event's self check-in are made; it leaves the server in no form.</summary>
public sealed class CheckInKey
{
    public int Id { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    /// <summary>32 random bytes in base 64.</summary>
    public required string Secret { get; set; }
}

/// <summary>What the trainer made of somebody's own check-in.</summary>
public enum CheckInState { Waiting, Confirmed, Refused }

/// <summary>Somebody said with their own phone that they are in the room; a mark is made only when the trainer confirms.</summary>
public sealed class CheckIn
{
    public int Id { get; set; }
    public int SessionId { get; set; }
    public EventSession? Session { get; set; }
    public int RegistrationId { get; set; }
    public Registration? Registration { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public CheckInState State { get; set; }
}
