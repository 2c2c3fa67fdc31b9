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

internal sealed class DeviceSheetConfiguration : IEntityTypeConfiguration<DeviceSheet>
{
    public void Configure(EntityTypeBuilder<DeviceSheet> builder) => builder.HasIndex(d => new { d.UserId, d.EventId }).IsUnique();
}

internal sealed class WaitingActConfiguration : IEntityTypeConfiguration<WaitingAct>
{
    public void Configure(EntityTypeBuilder<WaitingAct> builder)
    {
        builder.Property(w => w.Act).HasMaxLength(4000);
        builder.HasIndex(w => w.OperationId).IsUnique();
        builder.HasIndex(w => new { w.EventId, w.Outcome });
    }
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.Property(e => e.FileName).HasMaxLength(200);
        builder.Property(e => e.MediaType).HasMaxLength(60);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.HasIndex(e => new { e.EventId, e.Day });
    }
}

internal sealed class CheckInKeyConfiguration : IEntityTypeConfiguration<CheckInKey>
{
    public void Configure(EntityTypeBuilder<CheckInKey> builder)
    {
        builder.Property(k => k.Secret).HasMaxLength(60);
        builder.HasIndex(k => k.EventId).IsUnique();
    }
}

internal sealed class CheckInConfiguration : IEntityTypeConfiguration<CheckIn>
{
    public void Configure(EntityTypeBuilder<CheckIn> builder) => builder.HasIndex(c => new { c.SessionId, c.RegistrationId }).IsUnique();
}

internal sealed class EvidenceContentConfiguration : IEntityTypeConfiguration<EvidenceContent>
{
    public void Configure(EntityTypeBuilder<EvidenceContent> builder) => builder.HasIndex(c => c.EvidenceId).IsUnique();
}
