using CapacityPrograms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

internal sealed class DeviceSheetConfiguration : IEntityTypeConfiguration<DeviceSheet>
{
    public void Configure(EntityTypeBuilder<DeviceSheet> builder) => builder.HasIndex(d => new { d.UserId, d.EventId }).IsUnique();
}
