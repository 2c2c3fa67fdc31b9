using CapacityPrograms.Data.People;

namespace CapacityPrograms.Data.Figures;

/// <summary>By what figures are broken down; the word stands in addresses.</summary>
public enum Dimension { Group, Specialism, Sex, Age, Disability, Position, Region, Place, Cohort, Delivery }

/// <summary>Age bands of donors' reports: youth under 30, 30 to 54, 55 and over. Source: USAID and EU youth disaggregation.</summary>
public enum AgeBand { NotStated, Under30, From30To54, From55 }

/// <summary>A row of a breakdown.</summary>
/// <param name="People">Distinct people in this row.</param>
/// <param name="Completers">Distinct people who completed at least one event.</param>
public sealed record BreakdownRow(string Key, int People, int Attendances, decimal PersonDays, int Completers);

/// <summary>
/// Participations by one characteristic, "not stated" among the rows: attendances and person-days of the rows add up to
/// the total, people do after taking off those who stand in several rows.
/// </summary>
/// <param name="People">Distinct people over all rows.</param>
public sealed record Breakdown(Dimension Dimension, IReadOnlyList<BreakdownRow> Rows, int People)
{
    /// <summary>Key of the row of those of whom it is not known.</summary>
    public const string NotStated = "0";

    /// <summary>How many times people stand in more than one row: sum of the rows less <see cref="People"/>.</summary>
    public int InSeveral => Rows.Sum(r => r.People) - People;

    /// <summary>Breaks participations down; rows without anybody are not made.</summary>
    public static Breakdown Of(Dimension dimension, IReadOnlyList<Participation> all) =>
        new(
            dimension,
            all.GroupBy(p => Key(dimension, p.Registration, p.FirstDay))
                .Select(g => new BreakdownRow(g.Key, Counting.People(g), g.Count(), Counting.Days(g), Counting.People(g.Where(p => p.Completed))))
                .ToList(),
            Counting.People(all));

    /// <summary>The row a registration stands in on a day.</summary>
    public static string Key(Dimension dimension, CountedRegistration r, DateOnly day) => dimension switch
    {
        Dimension.Group => Number(r.TargetGroupId ?? 0),
        Dimension.Sex => r.Sex == Sex.NotStated ? NotStated : r.Sex.ToString(),
        Dimension.Age => AgeOn(r.BirthYear, day) is var band && band == AgeBand.NotStated ? NotStated : band.ToString(),
        Dimension.Position => r.Position == PositionGroup.NotStated ? NotStated : r.Position.ToString(),
        Dimension.Region => Number(r.RegionId),
        Dimension.Specialism => Number(r.SpecialismId ?? 0),
        Dimension.Disability => r.Disability == Disability.NotStated ? NotStated : r.Disability.ToString(),
        Dimension.Cohort => r.Cohort ?? NotStated,
        Dimension.Delivery => r.Delivery.ToString(),
        _ => Number(r.UnitId),
    };

    /// <summary>Age band in the year of a day: the year of birth is all that is asked.</summary>
    public static AgeBand AgeOn(int? birthYear, DateOnly day) => birthYear is not { } born || born > day.Year ? AgeBand.NotStated : (day.Year - born) switch
    {
        < 30 => AgeBand.Under30,
        < 55 => AgeBand.From30To54,
        _ => AgeBand.From55,
    };

    private static string Number(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
