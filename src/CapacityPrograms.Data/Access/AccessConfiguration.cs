using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Access;

internal sealed class ProgrammeAccessConfiguration : IEntityTypeConfiguration<ProgrammeAccess>
{
    public void Configure(EntityTypeBuilder<ProgrammeAccess> builder) =>
        builder.HasIndex(a => new { a.UserId, a.ProgrammeId }).IsUnique();
}
