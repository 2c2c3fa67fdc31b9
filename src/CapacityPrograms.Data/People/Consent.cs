using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.People;

/// <summary>What a person agrees to beyond what taking part needs.</summary>
public enum ConsentPurpose { Invitations, Photographs, NameToDonor, Materials }

/// <summary>By what way the answer came.</summary>
public enum ConsentChannel { Paper, Email, Form, Spoken }

/// <summary>
/// A consent as it was given (GDPR, article 7): which text, in which language, when and how; a withdrawal is noted beside
/// it and takes nothing back. It stays with its own record, so that a merge and its undo move nothing.
/// </summary>
public sealed class Consent
{
    public int Id { get; set; }
    public int PersonId { get; set; }
    public Person? Person { get; set; }
    public ConsentPurpose Purpose { get; set; }
    /// <summary>Name or number of the text that was agreed to, such as "2026-02".</summary>
    public required string TextVersion { get; set; }
    /// <summary>BCP 47 tag of the language that the text was in.</summary>
    public required string Language { get; set; }
    public ConsentChannel Channel { get; set; }
    public DateOnly GivenOn { get; set; }
    public DateOnly? WithdrawnOn { get; set; }
    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; set; }
    public int? UserId { get; set; }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.Property(c => c.TextVersion).HasMaxLength(60);
        builder.Property(c => c.Language).HasMaxLength(16);
    }
}
