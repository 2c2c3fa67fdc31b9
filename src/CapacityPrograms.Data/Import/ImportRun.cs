using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Import;

/// <summary>What a table holds.</summary>
public enum ImportKind { Municipalities, Organisations, Participants }

/// <summary>What an import made or changed a row of.</summary>
public enum ImportSubject { Unit, UnitCode, Organisation, Person, Registration }

/// <summary>
/// One file that was taken in as a whole. Neither the file nor its name is kept: what it made stands in its own tables, and
/// here only which rows these are, so that an erased person leaves nothing behind.
/// </summary>
public sealed class ImportRun
{
    public int Id { get; set; }
    public ImportKind Kind { get; set; }
    /// <summary>The event of participants; a number only, because an event may go.</summary>
    public int? EventId { get; set; }
    /// <summary>The event's programme.</summary>
    public int? ProgrammeId { get; set; }
    /// <summary>UTC.</summary>
    public DateTime At { get; set; }
    public int? UserId { get; set; }
    /// <summary>Rows of the file that became something new.</summary>
    public int Made { get; set; }
    /// <summary>Rows of the file that completed what was there.</summary>
    public int Filled { get; set; }
    /// <summary>UTC; null while what it made stands.</summary>
    public DateTime? UndoneAt { get; set; }
    public int? UndoneByUserId { get; set; }
    public List<ImportItem> Items { get; set; } = [];
}

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder) => builder.HasMany(r => r.Items).WithOne(i => i.Run).HasForeignKey(i => i.RunId);
}
