using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Organisations;

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

internal sealed class OrganisationMembershipConfiguration : IEntityTypeConfiguration<OrganisationMembership>
{
    public void Configure(EntityTypeBuilder<OrganisationMembership> builder) =>
        builder.HasOne(m => m.Association).WithMany().HasForeignKey(m => m.AssociationId);
}
