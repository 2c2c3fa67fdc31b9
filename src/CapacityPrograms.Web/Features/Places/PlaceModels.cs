using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Shared.Matching;

namespace CapacityPrograms.Web.Features.Places;

/// <summary>A unit in the list.</summary>
public sealed record UnitRow(int Id, LocalizedText Name, UnitKind Kind, string Country, LocalizedText? Parent, PartialDate? ValidTo, int Programmes);

/// <summary>The list and the countries it can be narrowed to.</summary>
public sealed record UnitList(Platform.Database.PageOf<UnitRow> Rows, IReadOnlyList<string> Countries);

/// <summary>A unit beside the one shown.</summary>
public sealed record UnitLink(int Id, LocalizedText Name, UnitKind Kind, PartialDate? On = null);

/// <summary>A code as shown.</summary>
public sealed record CodeView(string System, string Code, bool IsIdentity);

/// <summary>A programme that the unit is in.</summary>
public sealed record UnitProgramme(string Code, LocalizedText Name, string Language, UnitRole Role, string? Cohort);

/// <summary>An organisation of the unit.</summary>
public sealed record UnitOrganisation(int Id, LocalizedText Name, OrganisationKind Kind);

/// <summary>An event in the unit.</summary>
public sealed record UnitEvent(int Id, LocalizedText Title, string Language, DateOnly? FirstDay, DateOnly? LastDay);

/// <summary>The page of a unit.</summary>
public sealed record UnitView(
    int Id, LocalizedText Name, string? Aliases, UnitKind Kind, string Country, UnitLink? Parent, double? Latitude, double? Longitude,
    PartialDate? ValidFrom, PartialDate? ValidTo, string? Note, IReadOnlyList<CodeView> Codes, IReadOnlyList<UnitLink> Children,
    IReadOnlyList<UnitLink> Successors, IReadOnlyList<UnitLink> Predecessors, IReadOnlyList<UnitOrganisation> Organisations,
    IReadOnlyList<UnitProgramme> Programmes, IReadOnlyList<UnitEvent> Events);

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
public sealed class UnitInput
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
