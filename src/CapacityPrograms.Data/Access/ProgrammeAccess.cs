using CapacityPrograms.Data.Programmes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Access;

/// <summary>What somebody may do in a programme.</summary>
public enum AccessRole { Donor, Trainer, Coordinator }

/// <summary>Access of one user to one programme; donor is a role of access, not evidence of a funder.</summary>
public sealed class ProgrammeAccess
{
    public int Id { get; set; }
    public int UserId { get; set; }
    public AppUser? User { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    public AccessRole Role { get; set; }
}

internal sealed class ProgrammeAccessConfiguration : IEntityTypeConfiguration<ProgrammeAccess>
{
    public void Configure(EntityTypeBuilder<ProgrammeAccess> builder) =>
        builder.HasIndex(a => new { a.UserId, a.ProgrammeId }).IsUnique();
}
