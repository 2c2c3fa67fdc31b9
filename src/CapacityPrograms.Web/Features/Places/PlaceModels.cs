using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Shared.Matching;

namespace CapacityPrograms.Web.Features.Places;

/// <summary>A unit in the list.</summary>
public sealed record PlaceRow(int Id, LocalizedText Name, UnitKind Kind, string Country, LocalizedText? Parent, PartialDate? ValidTo, int Programmes);

/// <summary>The list and the countries it can be narrowed to.</summary>
public sealed record PlaceList(Platform.Database.PageOf<PlaceRow> Rows, IReadOnlyList<string> Countries);

/// <summary>A unit beside the one shown.</summary>
public sealed record PlaceLink(int Id, LocalizedText Name, UnitKind Kind, PartialDate? On = null);

/// <summary>A code as shown.</summary>
public sealed record CodeView(string System, string Code, bool IsIdentity);

/// <summary>A programme that the unit is in.</summary>
public sealed record PlaceProgramme(string Code, LocalizedText Name, string Language, UnitRole Role, string? Cohort);

/// <summary>An organisation of the unit.</summary>
public sealed record PlaceOrganisation(int Id, LocalizedText Name, OrganisationKind Kind);

/// <summary>An event in the unit.</summary>
public sealed record PlaceEvent(int Id, LocalizedText Title, string Language, DateOnly? FirstDay, DateOnly? LastDay);

/// <summary>The page of a unit.</summary>
public sealed record PlaceView(
    int Id, LocalizedText Name, string? Aliases, UnitKind Kind, string Country, PlaceLink? Parent, double? Latitude, double? Longitude,
    PartialDate? ValidFrom, PartialDate? ValidTo, string? Note, IReadOnlyList<CodeView> Codes, IReadOnlyList<PlaceLink> Children,
    IReadOnlyList<PlaceLink> Successors, IReadOnlyList<PlaceLink> Predecessors, IReadOnlyList<PlaceOrganisation> Organisations,
    IReadOnlyList<PlaceProgramme> Programmes, IReadOnlyList<PlaceEvent> Events);

/// <summary>A code as entered.</summary>
public sealed class CodeInput
{
    public string System { get; set; } = "";
    public string Code { get; set; } = "";
    public bool IsIdentity { get; set; } = true;
}

/// <summary>A successor as entered.</summary>
public sealed class SuccessorInput
{
    public required Found Unit { get; set; }
    public string On { get; set; } = "";
}

/// <summary>A unit as entered.</summary>
public sealed class PlaceInput
{
    public int Id { get; set; }
    public int Version { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public string? Aliases { get; set; }
    public string Country { get; set; } = "";
    public UnitKind Kind { get; set; } = UnitKind.Municipality;
    public Found? Parent { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public string ValidFrom { get; set; } = "";
    public string ValidTo { get; set; } = "";
    public string? Note { get; set; }
    public List<CodeInput> Codes { get; set; } = [];
    public List<SuccessorInput> Successors { get; set; } = [];
}
