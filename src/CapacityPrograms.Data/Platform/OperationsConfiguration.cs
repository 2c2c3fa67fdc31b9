using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Platform;

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.Property(m => m.Body).HasMaxLength(20000);
        builder.Property(m => m.LastError).HasMaxLength(1000);
        builder.HasIndex(m => new { m.SentAt, m.DueAt });
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(a => a.Action).HasMaxLength(60);
        builder.Property(a => a.SubjectKind).HasMaxLength(40);
        builder.Property(a => a.Detail).HasMaxLength(1000);
        builder.HasIndex(a => a.At);
    }
}

internal sealed class ProtectionKeyConfiguration : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> builder) => builder.Property(k => k.Xml).HasMaxLength(8000);
}

internal sealed class RateWindowConfiguration : IEntityTypeConfiguration<RateWindow>
{
    public void Configure(EntityTypeBuilder<RateWindow> builder)
    {
        builder.Property(w => w.Key).HasMaxLength(128);
        builder.HasIndex(w => new { w.Key, w.StartsAt }).IsUnique();
    }
}

internal sealed class SettingConfiguration : IEntityTypeConfiguration<Setting>
{
    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(64);
        builder.Property(s => s.Value).HasMaxLength(2000);
    }
}

internal sealed class WriteLockConfiguration : IEntityTypeConfiguration<WriteLock>
{
    public void Configure(EntityTypeBuilder<WriteLock> builder)
    {
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(40);
        builder.HasData(
            new WriteLock { Name = WriteLock.Schedule, Sequence = 0 },
            new WriteLock { Name = WriteLock.Access, Sequence = 0 },
            new WriteLock { Name = WriteLock.Settings, Sequence = 0 },
            new WriteLock { Name = WriteLock.People, Sequence = 0 },
            new WriteLock { Name = WriteLock.Reports, Sequence = 0 });
    }
}
