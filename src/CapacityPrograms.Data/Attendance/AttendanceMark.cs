using CapacityPrograms.Data.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Attendance;

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

internal sealed class AttendanceMarkConfiguration : IEntityTypeConfiguration<AttendanceMark>
{
    public void Configure(EntityTypeBuilder<AttendanceMark> builder)
    {
        builder.HasKey(m => new { m.RegistrationId, m.SessionId });
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => m.EventId);
    }
}
