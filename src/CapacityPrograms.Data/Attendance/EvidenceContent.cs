using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Attendance;

/// <summary>The bytes of a scan, in a table of their own so that lists do not read them.</summary>
public sealed class EvidenceContent
{
    public int Id { get; set; }
    public int EvidenceId { get; set; }
    public Evidence? Evidence { get; set; }
    public required byte[] Content { get; set; }
}

internal sealed class EvidenceContentConfiguration : IEntityTypeConfiguration<EvidenceContent>
{
    public void Configure(EntityTypeBuilder<EvidenceContent> builder) => builder.HasIndex(c => c.EvidenceId).IsUnique();
}
