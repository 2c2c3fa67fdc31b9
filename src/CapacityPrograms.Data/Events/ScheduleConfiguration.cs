using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Events;

internal sealed class LearningEventConfiguration : IEntityTypeConfiguration<LearningEvent>
{
    public void Configure(EntityTypeBuilder<LearningEvent> builder)
    {
        builder.Property(e => e.TimeZone).HasMaxLength(64);
        builder.Property(e => e.Language).HasMaxLength(16);
        builder.Property(e => e.Notes).HasMaxLength(4000);
        builder.Property(e => e.Version).IsConcurrencyToken();
        builder.HasIndex(e => new { e.ProgrammeId, e.FirstDay });
        builder.HasIndex(e => e.FirstDay);
    }
}

internal sealed class EventSessionConfiguration : IEntityTypeConfiguration<EventSession>
{
    public void Configure(EntityTypeBuilder<EventSession> builder)
    {
        builder.Ignore(s => s.Minutes);
        builder.HasIndex(s => s.Day);
    }
}

internal sealed class SessionTrainerConfiguration : IEntityTypeConfiguration<SessionTrainer>
{
    public void Configure(EntityTypeBuilder<SessionTrainer> builder) =>
        builder.HasIndex(t => new { t.SessionId, t.PersonId }).IsUnique();
}

internal sealed class EventStateChangeConfiguration : IEntityTypeConfiguration<EventStateChange>
{
    public void Configure(EntityTypeBuilder<EventStateChange> builder) => builder.Property(c => c.Reason).HasMaxLength(2000);
}

internal sealed class SeatOccupancyConfiguration : IEntityTypeConfiguration<SeatOccupancy>
{
    public void Configure(EntityTypeBuilder<SeatOccupancy> builder)
    {
        builder.HasIndex(o => new { o.SeatId, o.SessionId }).IsUnique();
        builder.HasIndex(o => new { o.RegistrationId, o.SessionId }).IsUnique();
    }
}

internal sealed class RegistrationConfiguration : IEntityTypeConfiguration<Registration>
{
    public void Configure(EntityTypeBuilder<Registration> builder)
    {
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => new { r.EventId, r.PersonId }).IsUnique();
        builder.HasIndex(r => r.OperationId).IsUnique();
        builder.HasIndex(r => r.PersonId);
    }
}
