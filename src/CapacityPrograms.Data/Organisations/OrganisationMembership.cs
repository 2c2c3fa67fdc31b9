using CapacityPrograms.Data.Places;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Organisations;

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

internal sealed class OrganisationMembershipConfiguration : IEntityTypeConfiguration<OrganisationMembership>
{
    public void Configure(EntityTypeBuilder<OrganisationMembership> builder) =>
        builder.HasOne(m => m.Association).WithMany().HasForeignKey(m => m.AssociationId);
}
