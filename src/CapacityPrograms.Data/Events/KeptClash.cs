using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Events;

/// <summary>A clash that somebody has looked at and keeps as it is: nobody is asked about it again, until its hours change.</summary>
public sealed class KeptClash
{
    /// <summary>Which: <see cref="Clash.PairKey"/>.</summary>
    public required string Key { get; set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; set; }

    /// <summary>Who said so.</summary>
    public int? UserId { get; set; }
}

internal sealed class KeptClashConfiguration : IEntityTypeConfiguration<KeptClash>
{
    public void Configure(EntityTypeBuilder<KeptClash> builder)
    {
        builder.HasKey(c => c.Key);
        builder.Property(c => c.Key).HasMaxLength(160);
    }
}
