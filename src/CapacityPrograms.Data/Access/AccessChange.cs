using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Access;

/// <summary>
/// That the access of an account was changed: its open sessions are looked at again on every node. The sequence is
/// drawn under a lock that is held until the commit, so that a node that reads on from the last it saw misses none.
/// </summary>
public sealed class AccessChange
{
    public int UserId { get; set; }
    public long Sequence { get; set; }
}

internal sealed class AccessChangeConfiguration : IEntityTypeConfiguration<AccessChange>
{
    public void Configure(EntityTypeBuilder<AccessChange> builder)
    {
        builder.HasKey(c => c.UserId);
        // The account may be gone by the time a node reads this.
        builder.Property(c => c.UserId).ValueGeneratedNever();
        builder.HasIndex(c => c.Sequence);
    }
}
