using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.Property(o => o.Note).HasMaxLength(2000);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasIndex(o => o.SearchKey);
        builder.HasMany(o => o.Names).WithOne(n => n.Organisation).HasForeignKey(n => n.OrganisationId);
        builder.HasMany(o => o.Memberships).WithOne(m => m.Member).HasForeignKey(m => m.MemberId);
    }
}
