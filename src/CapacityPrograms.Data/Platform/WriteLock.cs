using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.Platform;

/// <summary>
/// One row that writers of one kind raise first in their transaction, so that they queue behind each other on
/// every database and their check and their write see the same rows.
/// </summary>
public sealed class WriteLock
{
    public required string Name { get; set; }
    public long Sequence { get; set; }

    /// <summary>Held while sessions, trainers and venues are written.</summary>
    public const string Schedule = "schedule";

    /// <summary>Held while access is changed; its sequence tells every node that there is something to look at.</summary>
    public const string Access = "access";

    /// <summary>The same for the settings of the installation and its logos.</summary>
    public const string Settings = "settings";

    /// <summary>Held while records of people are merged and parted.</summary>
    public const string People = "people";

    /// <summary>Held while a report is submitted: its number is the next one.</summary>
    public const string Reports = "reports";
}

internal sealed class WriteLockConfiguration : IEntityTypeConfiguration<WriteLock>
{
    public void Configure(EntityTypeBuilder<WriteLock> builder)
    {
        builder.HasKey(l => l.Name);
        builder.Property(l => l.Name).HasMaxLength(40);
        builder.HasData(
            new WriteLock { Name = WriteLock.Schedule, Sequence = 0 },
            new WriteLock { Name = WriteLock.Access, Sequence = 0 },
            new WriteLock { Name = WriteLock.Settings, Sequence = 0 },
            new WriteLock { Name = WriteLock.People, Sequence = 0 },
            new WriteLock { Name = WriteLock.Reports, Sequence = 0 });
    }
}
