using CapacityPrograms.Data.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Events;

/// <summary>A trainer of a session; trainers are people and are never counted as participants.</summary>
public sealed class SessionTrainer
{
    public int Id { get; set; }
    public int SessionId { get; set; }
    public EventSession? Session { get; set; }
    public int PersonId { get; set; }
    public Person? Person { get; set; }
}

internal sealed class SessionTrainerConfiguration : IEntityTypeConfiguration<SessionTrainer>
{
    public void Configure(EntityTypeBuilder<SessionTrainer> builder) =>
        builder.HasIndex(t => new { t.SessionId, t.PersonId }).IsUnique();
}
