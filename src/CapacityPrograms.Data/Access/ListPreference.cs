using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Access;

/// <summary>How somebody wants to see a list.</summary>
public sealed class ListPreference
{
    /// <summary>Whose.</summary>
    public int UserId { get; set; }

    /// <summary>Path of the list's page, such as "/people".</summary>
    public required string List { get; set; }

    /// <summary>Names of the columns that are left out, with commas between them.</summary>
    public required string HiddenColumns { get; set; }
}

internal sealed class ListPreferenceConfiguration : IEntityTypeConfiguration<ListPreference>
{
    public void Configure(EntityTypeBuilder<ListPreference> builder)
    {
        builder.HasKey(p => new { p.UserId, p.List });
        builder.Property(p => p.List).HasMaxLength(60);
        builder.Property(p => p.HiddenColumns).HasMaxLength(400);
        builder.HasOne<AppUser>().WithMany().HasForeignKey(p => p.UserId);
    }
}
