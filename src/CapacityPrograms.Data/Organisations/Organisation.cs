using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.Organisations;

/// <summary>Kinds of organisation; an administration and a council of one municipality are two organisations.</summary>
public enum OrganisationKind
{
    Administration, Council, Office, Directorate, RegionalAdministration, Ngo, Association, ResourceCentre,
    Donor, InternationalOrganisation, School, Institute, Committee, Platform, ProjectTeam, Media, Other,
}

/// <summary>Whoever can be written to or come on behalf of: the only addressee of everything.</summary>
public sealed class Organisation : IVersioned, ISorted
{
    public int Id { get; set; }
    public OrganisationKind Kind { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public string? ShortName { get; set; }
    public string SearchKey { get; set; } = "";
    /// <inheritdoc />
    public string SortLatin { get; set; } = "";
    /// <inheritdoc />
    public string SortCyrillic { get; set; } = "";
    public int? UnitId { get; set; }
    public TerritorialUnit? Unit { get; set; }
    public int? ParentId { get; set; }
    public Organisation? Parent { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Website { get; set; }
    /// <summary>As registers of organisations have it, with the list it stands in: "BG-EIK-123456789" (org-id.guide).</summary>
    public string? PublicIdentifier { get; set; }
    public PartialDate? FoundedOn { get; set; }
    public PartialDate? ClosedOn { get; set; }
    public string? Note { get; set; }
    public int Version { get; set; }
    public List<OrganisationName> Names { get; set; } = [];
    public List<OrganisationMembership> Memberships { get; set; } = [];

    /// <inheritdoc />
    public string SortKeyIn(bool cyrillic) => SortKey.Of(Name, cyrillic);
}

/// <summary>A former name, a variant or an alias, with the time it was in use where known.</summary>
public sealed class OrganisationName
{
    public int Id { get; set; }
    public int OrganisationId { get; set; }
    public Organisation? Organisation { get; set; }
    public required string Text { get; set; }
    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; set; }
    /// <summary>False for a name it officially bore, true for a spelling found in a source.</summary>
    public bool IsAlias { get; set; }
    public PartialDate? From { get; set; }
    public PartialDate? To { get; set; }
}

/// <summary>A municipality or organisation as member of an association.</summary>
public sealed class OrganisationMembership
{
    public int Id { get; set; }
    public int AssociationId { get; set; }
    public Organisation? Association { get; set; }
    public int? MemberId { get; set; }
    public Organisation? Member { get; set; }
    /// <summary>Where the member is a municipality as such and no office of it is named.</summary>
    public int? MemberUnitId { get; set; }
    public TerritorialUnit? MemberUnit { get; set; }
    public PartialDate? From { get; set; }
    public PartialDate? To { get; set; }
}
