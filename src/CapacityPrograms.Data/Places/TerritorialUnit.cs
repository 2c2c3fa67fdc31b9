using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Places;

/// <summary>Kinds of territorial unit in the countries served; the words differ by country, see the glossary.</summary>
public enum UnitKind { Country, Entity, Region, Canton, District, City, Municipality, Community, Settlement, Other }

/// <summary>
/// A municipality, city, district, region…: a place with borders, never an office. Units end by date and are
/// never deleted: a participant of 2011 came from the unit that existed in 2011.
/// </summary>
public sealed class TerritorialUnit : IVersioned, ISorted
{
    public int Id { get; set; }
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; set; }
    public UnitKind Kind { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    /// <summary>Other spellings found in sources, separated by line breaks; searched, never shown as the name.</summary>
    public string? Aliases { get; set; }
    public string SearchKey { get; set; } = "";
    /// <inheritdoc />
    public string SortLatin { get; set; } = "";
    /// <inheritdoc />
    public string SortCyrillic { get; set; } = "";
    public int? ParentId { get; set; }
    public TerritorialUnit? Parent { get; set; }
    /// <summary>Degrees north, WGS 84.</summary>
    public double? Latitude { get; set; }
    /// <summary>Degrees east, WGS 84.</summary>
    public double? Longitude { get; set; }
    public PartialDate? ValidFrom { get; set; }
    public PartialDate? ValidTo { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }
    public List<UnitCode> Codes { get; set; } = [];
    public List<UnitSuccession> Successors { get; set; } = [];

    /// <inheritdoc />
    public string SortKeyIn(bool cyrillic) => SortKey.Of(Name, cyrillic);
}

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
