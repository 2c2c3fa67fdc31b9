using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Events;

/// <summary>Who sits on a seat in a session: a substitute takes it for one session or all, and it stays the municipality's.</summary>
public sealed class SeatOccupancy
{
    public int Id { get; set; }
    public int SeatId { get; set; }
    public Seat? Seat { get; set; }
    public int SessionId { get; set; }
    public EventSession? Session { get; set; }
    public int RegistrationId { get; set; }
    public Registration? Registration { get; set; }
}

internal sealed class SeatOccupancyConfiguration : IEntityTypeConfiguration<SeatOccupancy>
{
    public void Configure(EntityTypeBuilder<SeatOccupancy> builder)
    {
        builder.HasIndex(o => new { o.SeatId, o.SessionId }).IsUnique();
        builder.HasIndex(o => new { o.RegistrationId, o.SessionId }).IsUnique();
    }
}
