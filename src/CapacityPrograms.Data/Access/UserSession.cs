using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Access;

/// <summary>
/// A sign-in on one device. It ends when somebody signs out there, by itself at a time that is set when it begins, and
/// with the stamp of the account; a cookie without its row signs nobody in.
/// </summary>
public sealed class UserSession
{
    /// <summary>In the cookie, which is encrypted.</summary>
    public Guid Id { get; set; }
    public int UserId { get; set; }
    /// <summary>UTC; a password, a code or a passkey was given then.</summary>
    public DateTime StartedAt { get; set; }
    /// <summary>UTC; however often it is used.</summary>
    public DateTime EndsAt { get; set; }
}

internal sealed class UserSessionConfiguration : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.EndsAt);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(s => s.UserId);
    }
}
