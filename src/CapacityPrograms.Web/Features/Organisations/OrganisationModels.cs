using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Programmes;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Shared.Matching;

namespace CapacityPrograms.Web.Features.Organisations;

/// <summary>An organisation in the list.</summary>
public sealed record OrganisationRow(
    int Id, LocalizedText Name, string? ShortName, OrganisationKind Kind, LocalizedText? Unit, LocalizedText? Region, PartialDate? ClosedOn);

/// <summary>A name it had or is found under.</summary>
public sealed record NameView(string Text, string Language, bool IsAlias, PartialDate? From, PartialDate? To);

/// <summary>An organisation or unit that it belongs to, or that belongs to it.</summary>
/// <param name="Href">Its page.</param>
public sealed record MemberLine(string Href, LocalizedText Name, PartialDate? From, PartialDate? To);

/// <summary>A role in a programme that the actor sees.</summary>
public sealed record RoleLine(string Code, LocalizedText Programme, string Language, OrganisationRole Role);

/// <summary>A memorandum.</summary>
public sealed record MemorandumLine(string Code, LocalizedText Programme, string Language, PartialDate? SignedOn, PartialDate? EndsOn, string? Promises);

/// <summary>The page of an organisation.</summary>
public sealed record OrganisationView(
    int Id, LocalizedText Name, string? ShortName, OrganisationKind Kind, int? UnitId, LocalizedText? Unit, LocalizedText? Region, int? ParentId,
    LocalizedText? Parent, string? Address, string? Phone, string? Email, string? Website, string? PublicIdentifier, PartialDate? FoundedOn,
    PartialDate? ClosedOn, string? Note, IReadOnlyList<NameView> Names, IReadOnlyList<MemberLine> Parts, IReadOnlyList<MemberLine> Associations,
    IReadOnlyList<MemberLine> Members, IReadOnlyList<RoleLine> Roles, IReadOnlyList<MemorandumLine> Memoranda);

/// <summary>A former name or alias as entered.</summary>
public sealed class NameInput
{
    public int Id { get; set; }
    public string Text { get; set; } = "";
    public string Language { get; set; } = "";
    public bool IsAlias { get; set; }
    public string From { get; set; } = "";
    public string To { get; set; } = "";
}

/// <summary>A membership as entered.</summary>
public sealed class MembershipInput
{
    public int Id { get; set; }
    public required Found Association { get; set; }
    public string From { get; set; } = "";
    public string To { get; set; } = "";
}

/// <summary>An organisation as entered.</summary>
public sealed class OrganisationInput
{
    public int Id { get; set; }
    public int Version { get; set; }
    public OrganisationKind Kind { get; set; }
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public string? ShortName { get; set; }
    public Found? Unit { get; set; }
    public Found? Parent { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? Website { get; set; }
    /// <summary>Identifier in a register, with its list.</summary>
    public string? PublicIdentifier { get; set; }
    public string FoundedOn { get; set; } = "";
    public string ClosedOn { get; set; } = "";
    public string? Note { get; set; }
    public List<NameInput> Names { get; set; } = [];
    public List<MembershipInput> Memberships { get; set; } = [];
}
