using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Programmes;

internal sealed class ProgrammeConfiguration : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> builder)
    {
        builder.Property(p => p.Code).HasMaxLength(64);
        builder.Property(p => p.Language).HasMaxLength(16);
        builder.Property(p => p.Country).HasMaxLength(2);
        builder.Property(p => p.TimeZone).HasMaxLength(64);
        builder.Property(p => p.SectorCode).HasMaxLength(5);
        builder.Property(p => p.ContractNumber).HasMaxLength(60);
        builder.Property(p => p.FullDayShare).HasPrecision(4, 3);
        builder.Property(p => p.HalfDayShare).HasPrecision(4, 3);
        builder.Property(p => p.CompletionShare).HasPrecision(4, 3);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.Code).IsUnique();
    }
}

internal sealed class ProgrammeUnitConfiguration : IEntityTypeConfiguration<ProgrammeUnit>
{
    public void Configure(EntityTypeBuilder<ProgrammeUnit> builder) =>
        builder.HasIndex(u => new { u.ProgrammeId, u.Role, u.Order });
}

internal sealed class MemorandumConfiguration : IEntityTypeConfiguration<Memorandum>
{
    public void Configure(EntityTypeBuilder<Memorandum> builder) => builder.Property(m => m.Promises).HasMaxLength(4000);
}

internal sealed class TopicAudienceConfiguration : IEntityTypeConfiguration<TopicAudience>
{
    public void Configure(EntityTypeBuilder<TopicAudience> builder) =>
        builder.HasIndex(a => new { a.TopicId, a.TargetGroupId }).IsUnique();
}

internal sealed class TopicActivityConfiguration : IEntityTypeConfiguration<TopicActivity>
{
    public void Configure(EntityTypeBuilder<TopicActivity> builder) =>
        builder.HasIndex(a => new { a.TopicId, a.ActivityId }).IsUnique();
}

internal sealed class SourceStatementConfiguration : IEntityTypeConfiguration<SourceStatement>
{
    public void Configure(EntityTypeBuilder<SourceStatement> builder)
    {
        builder.Property(s => s.Language).HasMaxLength(16);
        builder.Property(s => s.Qualifier).HasMaxLength(2000);
    }
}
