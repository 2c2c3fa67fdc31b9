using CapacityPrograms.Data.Texts;

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

/// <summary>One unit became (part of) another; many-to-many, because reforms split and join.</summary>
public sealed class UnitSuccession
{
    public int Id { get; set; }
    public int PredecessorId { get; set; }
    public TerritorialUnit? Predecessor { get; set; }
    public int SuccessorId { get; set; }
    public TerritorialUnit? Successor { get; set; }
    public PartialDate? On { get; set; }
}

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
