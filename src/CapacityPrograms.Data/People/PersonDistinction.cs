using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.People;

/// <summary>Two records of which somebody said that they are not the same person; they are not suggested again.</summary>
public sealed class PersonDistinction
{
    /// <summary>The smaller id.</summary>
    public int FirstId { get; set; }
    public Person? First { get; set; }
    public int SecondId { get; set; }
    public Person? Second { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public int? UserId { get; set; }
}

internal sealed class PersonDistinctionConfiguration : IEntityTypeConfiguration<PersonDistinction>
{
    public void Configure(EntityTypeBuilder<PersonDistinction> builder)
    {
        builder.HasKey(d => new { d.FirstId, d.SecondId });
        builder.HasOne(d => d.First).WithMany().HasForeignKey(d => d.FirstId);
        builder.HasOne(d => d.Second).WithMany().HasForeignKey(d => d.SecondId);
    }
}
