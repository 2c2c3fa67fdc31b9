using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;

namespace CapacityPrograms.Data.Attendance;

/// <summary>What was recorded; <see cref="Cleared"/> takes a mark back and stays in the history.</summary>
public enum AttendanceValue { Cleared, Present, Partial, Excused, Absent }

/// <summary>By what way an entry came in.</summary>
public enum EntrySource { Sheet, RollCall, WalkIn, Import, Demonstration, Paper, CheckIn }

/// <summary>What became of an entry: a refused one changed nothing and is kept, so that both sides of a conflict stay visible.</summary>
public enum EntryOutcome { Applied, Conflict }

/// <summary>One act of marking; append-only. The id is the change sequence that live sheets read from.</summary>
public sealed class AttendanceEntry
{
    public long Id { get; set; }
    /// <summary>Given by the device (Guid v7); sending it again changes nothing.</summary>
    public Guid OperationId { get; set; }
    /// <summary>Joins the entries of one action such as "all present", for undo.</summary>
    public Guid? BatchId { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public int RegistrationId { get; set; }
    public Registration? Registration { get; set; }
    public int SessionId { get; set; }
    public EventSession? Session { get; set; }
    /// <summary>Version of the mark that its maker saw; 0 for none.</summary>
    public int BaseVersion { get; set; }
    public AttendanceValue Value { get; set; }
    /// <summary>Minutes attended, for <see cref="AttendanceValue.Partial"/>.</summary>
    public int? Minutes { get; set; }
    public EntryOutcome Outcome { get; set; }
    /// <summary>UTC, by the device's clock.</summary>
    public DateTime ObservedAt { get; set; }
    /// <summary>UTC, by the server's clock.</summary>
    public DateTime RecordedAt { get; set; }
    public int? UserId { get; set; }
    public EntrySource Source { get; set; }
    public string? Note { get; set; }
    /// <summary>The signed sheet that it was read from.</summary>
    public int? EvidenceId { get; set; }
    public Evidence? Evidence { get; set; }
}

/// <summary>The mark in force for a registration and a session: the projection of its entries, written in their transaction.</summary>
public sealed class AttendanceMark
{
    public int RegistrationId { get; set; }
    public Registration? Registration { get; set; }
    public int SessionId { get; set; }
    public EventSession? Session { get; set; }
    public int EventId { get; set; }
    public LearningEvent? Event { get; set; }
    public AttendanceValue Value { get; set; }
    public int? Minutes { get; set; }
    /// <summary>Number of applied entries so far; the base version of the next.</summary>
    public int Version { get; set; }
    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; set; }
    public int? UserId { get; set; }
}

/// <summary>A count without names, for old events; never mixed into distinct people.</summary>
public sealed class HeadCount
{
    public int Id { get; set; }
    public int SessionId { get; set; }
    public EventSession? Session { get; set; }
    public int? TargetGroupId { get; set; }
    public TargetGroup? TargetGroup { get; set; }
    public Sex Sex { get; set; }
    public int Count { get; set; }
}
