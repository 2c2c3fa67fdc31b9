using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.People;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.Ignore(p => p.FullName);
        builder.Property(p => p.NameLanguage).HasMaxLength(16);
        // Of people who were there before the question was.
        builder.Property(p => p.Disability).HasDefaultValue(Disability.NotStated);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.SearchKey);
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.Property(c => c.TextVersion).HasMaxLength(60);
        builder.Property(c => c.Language).HasMaxLength(16);
    }
}

internal sealed class PersonMergeConfiguration : IEntityTypeConfiguration<PersonMerge>
{
    public void Configure(EntityTypeBuilder<PersonMerge> builder)
    {
        builder.Property(m => m.Changes).HasMaxLength(4000);
        builder.HasOne(m => m.Survivor).WithMany().HasForeignKey(m => m.SurvivorId);
        builder.HasOne(m => m.Merged).WithMany().HasForeignKey(m => m.MergedId);
    }
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
