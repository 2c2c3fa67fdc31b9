using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Places;

internal sealed class TerritorialUnitConfiguration : IEntityTypeConfiguration<TerritorialUnit>
{
    public void Configure(EntityTypeBuilder<TerritorialUnit> builder)
    {
        builder.Property(u => u.Country).HasMaxLength(2);
        builder.Property(u => u.Aliases).HasMaxLength(2000);
        builder.Property(u => u.Note).HasMaxLength(2000);
        builder.Property(u => u.Version).IsConcurrencyToken();
        builder.HasIndex(u => u.SearchKey);
        builder.HasMany(u => u.Successors).WithOne(s => s.Predecessor).HasForeignKey(s => s.PredecessorId);
        builder.HasMany(u => u.Codes).WithOne(c => c.Unit).HasForeignKey(c => c.UnitId);
    }
}

internal sealed class UnitCodeConfiguration : IEntityTypeConfiguration<UnitCode>
{
    public void Configure(EntityTypeBuilder<UnitCode> builder)
    {
        builder.Property(c => c.System).HasMaxLength(100);
        builder.Property(c => c.Code).HasMaxLength(40);
        builder.Property(c => c.IdentityKey).HasMaxLength(150);
        builder.HasIndex(c => c.IdentityKey).IsUnique();
        builder.HasIndex(c => c.Code);
    }
}

internal sealed class VenueConfiguration : IEntityTypeConfiguration<Venue>
{
    public void Configure(EntityTypeBuilder<Venue> builder) => builder.HasIndex(v => v.SearchKey);
}
