using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Places;

/// <summary>A hall, hotel or office where sessions take place; its unit may be unknown.</summary>
public sealed class Venue
{
    public int Id { get; set; }
    public required string Name { get; set; }
    public string SearchKey { get; set; } = "";
    public int? UnitId { get; set; }
    public TerritorialUnit? Unit { get; set; }
    public string? Address { get; set; }
    /// <summary>People it holds, where known.</summary>
    public int? Capacity { get; set; }
}

internal sealed class VenueConfiguration : IEntityTypeConfiguration<Venue>
{
    public void Configure(EntityTypeBuilder<Venue> builder) => builder.HasIndex(v => v.SearchKey);
}
