using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Import;

/// <summary>A row that an import made, or in which it filled what was empty.</summary>
public sealed class ImportItem
{
    public int Id { get; set; }
    public int RunId { get; set; }
    public ImportRun? Run { get; set; }
    public ImportSubject Subject { get; set; }
    /// <summary>Id of the row; a number only, so that the row can go with the undo.</summary>
    public int SubjectId { get; set; }
    /// <summary>Version of the row after the import; another one now means that somebody worked on it since.</summary>
    public int Version { get; set; }
    /// <summary>Names of the properties that were empty and are filled, separated by commas; null for a row that was made.</summary>
    public string? Filled { get; set; }
}

internal sealed class ImportItemConfiguration : IEntityTypeConfiguration<ImportItem>
{
    public void Configure(EntityTypeBuilder<ImportItem> builder) => builder.HasIndex(i => new { i.RunId, i.Subject, i.SubjectId });
}
