using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Places;

/// <summary>A code of a unit in one code system: always text, leading zeros are part of it.</summary>
public sealed class UnitCode
{
    public int Id { get; set; }
    public int UnitId { get; set; }
    public TerritorialUnit? Unit { get; set; }
    public required string System { get; set; }
    public required string Code { get; set; }
    /// <summary>
    /// System and code joined where the code identifies the unit, else null: a seat's EKATTE is shared by three
    /// Bulgarian municipalities, so only identity systems are unique.
    /// </summary>
    public string? IdentityKey { get; set; }
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
