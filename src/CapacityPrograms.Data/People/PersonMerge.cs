using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.People;

/// <summary>
/// Two records joined as one person. The forest of merges that are not undone gives each record its
/// <see cref="Person.CanonicalId"/>: the record at the root. No registration and no mark is rewritten.
/// </summary>
public sealed class PersonMerge
{
    public int Id { get; set; }
    /// <summary>The record that stays.</summary>
    public int SurvivorId { get; set; }
    public Person? Survivor { get; set; }
    /// <summary>The record that from then on is the other's.</summary>
    public int MergedId { get; set; }
    public Person? Merged { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public int? UserId { get; set; }
    /// <summary>What the merge changed of the record that stays, for its undo; JSON of <see cref="FieldChange"/>.</summary>
    public string? Changes { get; set; }
    /// <summary>UTC; null while the two are one.</summary>
    public DateTime? UndoneAt { get; set; }
    public int? UndoneByUserId { get; set; }

    /// <summary>Keeps what was changed.</summary>
    public void Keep(IReadOnlyList<FieldChange> changes) => Changes = changes.Count == 0 ? null : JsonSerializer.Serialize(changes);

    /// <summary>What was changed; none once the person was erased.</summary>
    public IReadOnlyList<FieldChange> Kept() => Changes is null ? [] : JsonSerializer.Deserialize<List<FieldChange>>(Changes) ?? [];
}

/// <summary>One field of the record that stays, before and after a merge.</summary>
public sealed record FieldChange(PersonField Field, PersonValue Before, PersonValue After);

internal sealed class PersonMergeConfiguration : IEntityTypeConfiguration<PersonMerge>
{
    public void Configure(EntityTypeBuilder<PersonMerge> builder)
    {
        builder.Property(m => m.Changes).HasMaxLength(4000);
        builder.HasOne(m => m.Survivor).WithMany().HasForeignKey(m => m.SurvivorId);
        builder.HasOne(m => m.Merged).WithMany().HasForeignKey(m => m.MergedId);
    }
}
