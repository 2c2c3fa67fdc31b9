using CapacityPrograms.Data.People;
using CapacityPrograms.Data.Programmes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Access;

/// <summary>Somebody who signs in.</summary>
public sealed class AppUser : IdentityUser<int>
{
    public required string DisplayName { get; set; }
    /// <summary>BCP 47 tag of the interface.</summary>
    public string? Language { get; set; }
    /// <summary>"light", "dark" or null for as the device.</summary>
    public string? Theme { get; set; }
    public bool IsAdministrator { get; set; }
    /// <summary>The person this account belongs to, where it is a trainer's.</summary>
    public int? PersonId { get; set; }
    public Person? Person { get; set; }
    /// <summary>UTC.</summary>
    public DateTime? LastSignInAt { get; set; }
    public bool IsDemo { get; set; }
    /// <summary>Half minutes since 1970 of the last code of an app that was taken: none is taken twice.</summary>
    public long? LastCodeStep { get; set; }
}

internal sealed class AppUserConfiguration : IEntityTypeConfiguration<AppUser>
{
    // Identity writes all columns of an account that it has read a while ago; this one must never go back.
    public void Configure(EntityTypeBuilder<AppUser> builder) =>
        builder.Property(u => u.LastCodeStep).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
}
