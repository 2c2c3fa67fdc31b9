using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CapacityPrograms.Data.People;

/// <summary>Days on which a trainer cannot be asked, beside those on which they train.</summary>
public sealed class TrainerAbsence
{
    public int Id { get; set; }
    public int PersonId { get; set; }
    public Person? Person { get; set; }
    public DateOnly From { get; set; }
    /// <summary>The last of the days.</summary>
    public DateOnly To { get; set; }

    /// <summary>Those of its days that lie between two, both among them.</summary>
    public IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        var (first, last) = (From > from ? From : from, To < to ? To : to);
        for (var day = first; day <= last; day = day.AddDays(1)) yield return day;
    }
}

internal sealed class TrainerAbsenceConfiguration : IEntityTypeConfiguration<TrainerAbsence>
{
    public void Configure(EntityTypeBuilder<TrainerAbsence> builder) => builder.HasIndex(a => new { a.PersonId, a.To });
}
