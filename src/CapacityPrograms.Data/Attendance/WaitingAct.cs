using CapacityPrograms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Attendance;

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
    /// <summary>Most characters of an act.</summary>
    public const int Longest = 4000;

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

internal sealed class WaitingActConfiguration : IEntityTypeConfiguration<WaitingAct>
{
    public void Configure(EntityTypeBuilder<WaitingAct> builder)
    {
        builder.Property(w => w.Act).HasMaxLength(WaitingAct.Longest);
        builder.HasIndex(w => w.OperationId).IsUnique();
        builder.HasIndex(w => new { w.EventId, w.Outcome });
    }
}
