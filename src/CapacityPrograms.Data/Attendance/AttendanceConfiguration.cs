using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Attendance;

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

internal sealed class AttendanceMarkConfiguration : IEntityTypeConfiguration<AttendanceMark>
{
    public void Configure(EntityTypeBuilder<AttendanceMark> builder)
    {
        builder.HasKey(m => new { m.RegistrationId, m.SessionId });
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => m.EventId);
    }
}

internal sealed class SheetCountConfiguration : IEntityTypeConfiguration<SheetCount>
{
    public void Configure(EntityTypeBuilder<SheetCount> builder)
    {
        builder.Property(c => c.Note).HasMaxLength(2000);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.EventId, c.Day }).IsUnique();
    }
}
