using CapacityPrograms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

internal sealed class AttendanceEntryConfiguration : IEntityTypeConfiguration<AttendanceEntry>
{
    public void Configure(EntityTypeBuilder<AttendanceEntry> builder)
    {
        builder.Property(e => e.Note).HasMaxLength(1000);
        builder.HasIndex(e => e.OperationId).IsUnique();
        builder.HasIndex(e => new { e.EventId, e.Id });
        builder.HasIndex(e => e.BatchId);
    }
}
