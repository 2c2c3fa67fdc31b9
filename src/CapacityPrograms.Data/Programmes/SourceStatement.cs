using CapacityPrograms.Data.Organisations;
using CapacityPrograms.Data.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Programmes;

/// <summary>What a stated number is compared with, so that the difference can be shown.</summary>
public enum ComparedWith
{
    Nothing, Beneficiaries, Partners, TargetArea, OrganisationSeats, Hosts, NewCohort,
    OrganisationsOfKind, TargetGroup, Topics, EventsOfKind, Memoranda, Consortium,
}

/// <summary>
/// What a source says, kept apart from what is known: several statements may speak of one thing and disagree.
/// </summary>
public sealed class SourceStatement
{
    public int Id { get; set; }
    public int ProgrammeId { get; set; }
    public Programme? Programme { get; set; }
    /// <summary>Identifier in the dissection of the source, such as <c>S4-E7</c>; several may share a statement.</summary>
    public string? Reference { get; set; }
    public required string Document { get; set; }
    /// <summary>BCP 47 tag of the document.</summary>
    public required string Language { get; set; }
    /// <summary>Where in the document: "headline", "second paragraph".</summary>
    public string? Place { get; set; }
    public LocalizedText Subject { get; set; } = LocalizedText.Empty;
    public LocalizedText Value { get; set; } = LocalizedText.Empty;
    public int? Quantity { get; set; }
    public StatedUnit? Unit { get; set; }
    public string? Qualifier { get; set; }
    /// <summary>True where the source contradicts itself or leaves open what a reader needs.</summary>
    public bool IsContradiction { get; set; }
    public ComparedWith ComparedWith { get; set; }
    public OrganisationKind? OrganisationKind { get; set; }
    public int? TargetGroupId { get; set; }
    public TargetGroup? TargetGroup { get; set; }
    public int Order { get; set; }
}

internal sealed class SourceStatementConfiguration : IEntityTypeConfiguration<SourceStatement>
{
    public void Configure(EntityTypeBuilder<SourceStatement> builder)
    {
        builder.Property(s => s.Language).HasMaxLength(16);
        builder.Property(s => s.Qualifier).HasMaxLength(2000);
    }
}
