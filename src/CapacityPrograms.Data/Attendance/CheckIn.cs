using CapacityPrograms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Attendance;

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

internal sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder) => builder.HasIndex(c => new { c.SessionId, c.RegistrationId }).IsUnique();
}
