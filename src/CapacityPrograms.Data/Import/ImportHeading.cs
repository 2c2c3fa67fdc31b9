using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Import;

/// <summary>What somebody said that a column is, remembered for the next list of the same kind with the same heading.</summary>
public sealed class ImportHeading
{
    /// <summary>Longest heading that is remembered, in characters.</summary>
    public const int Longest = 200;

    public int Id { get; set; }
    public ImportKind Kind { get; set; }
    /// <summary>The programme of participants; null of lists that all programmes share.</summary>
    public int? ProgrammeId { get; set; }
    /// <summary>The heading, folded.</summary>
    public required string Heading { get; set; }
    /// <summary>The field; null where the column is not taken in.</summary>
    public string? Field { get; set; }
}

internal sealed class ImportHeadingConfiguration : IEntityTypeConfiguration<ImportHeading>
{
    public void Configure(EntityTypeBuilder<ImportHeading> builder)
    {
        builder.Property(h => h.Heading).HasMaxLength(ImportHeading.Longest);
        builder.Property(h => h.Field).HasMaxLength(40);
        builder.HasIndex(h => new { h.Kind, h.ProgrammeId, h.Heading });
        builder.HasOne<Programmes.Programme>().WithMany().HasForeignKey(h => h.ProgrammeId);
    }
}
