using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Platform;

/// <summary>A counted window of attempts, shared by all nodes.</summary>
public sealed class RateWindow
{
    public int Id { get; set; }
    /// <summary>What is limited and for whom, hashed where it is personal.</summary>
    public required string Key { get; set; }
    /// <summary>UTC.</summary>
    public DateTime StartsAt { get; set; }
    public int Count { get; set; }
}

internal sealed class RateWindowConfiguration : IEntityTypeConfiguration<RateWindow>
{
    public void Configure(EntityTypeBuilder<RateWindow> builder)
    {
        builder.Property(w => w.Key).HasMaxLength(128);
        builder.HasIndex(w => new { w.Key, w.StartsAt }).IsUnique();
    }
}
