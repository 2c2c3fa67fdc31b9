using CapacityPrograms.Data.Figures;

namespace CapacityPrograms.Data.Indicators;

/// <summary>Why a figure is another one today than when it was submitted.</summary>
public enum AdjustmentReason
{
    /// <summary>Two records of the report are one person since.</summary>
    Merged,
    /// <summary>Records that were one person in the report are two since.</summary>
    Partitioned,
    /// <summary>Recorded after the report.</summary>
    Added,
    /// <summary>Taken back after the report, or of an event that was cancelled.</summary>
    Withdrawn,
    /// <summary>The same attendance with another length.</summary>
    Changed,
}

/// <summary>One kind of difference.</summary>
/// <param name="Units">How many counted units it is about.</param>
/// <param name="Difference">What it adds to the submitted figure.</param>
public sealed record Adjustment(AdjustmentReason Reason, int Units, decimal Difference);

/// <summary>
/// Compares what was counted for a report with what is counted now. The differences add up to the difference of the two
/// figures, so that every adjustment is explained whole.
/// </summary>
public static class Adjustments
{
    /// <summary>The differences, each kind once; none where nothing changed.</summary>
    /// <param name="canonical">The record that a person's record stands under now.</param>
    /// <param name="parted">Records that stood under another when the report was submitted and stand for themselves now.</param>
    public static IReadOnlyList<Adjustment> Of(
        IReadOnlyCollection<CountedUnit> then, IReadOnlyCollection<CountedUnit> now, Func<int, int> canonical, IReadOnlySet<int> parted)
    {
        var found = new List<Adjustment>();
        var before = then.GroupBy(u => Key(u with { PersonId = u.PersonId is { } id ? canonical(id) : null })).ToDictionary(g => g.Key, g => g.ToList());
        var after = now.GroupBy(Key).ToDictionary(g => g.Key, g => g.Sum(u => u.Value));
        foreach (var (key, units) in before)
        {
            var was = units.Sum(u => u.Value);
            if (!after.TryGetValue(key, out var is_))
            {
                found.Add(new(AdjustmentReason.Withdrawn, units.Count, -was));
            }
            else if (units.Count > 1)
            {
                found.Add(new(AdjustmentReason.Merged, units.Count - 1, is_ - was));
            }
            else if (is_ != was)
            {
                found.Add(new(AdjustmentReason.Changed, 1, is_ - was));
            }
        }
        foreach (var (key, value) in after.Where(a => !before.ContainsKey(a.Key)))
            found.Add(new(key.PersonId is { } id && parted.Contains(id) ? AdjustmentReason.Partitioned : AdjustmentReason.Added, 1, value));
        return found.GroupBy(a => a.Reason).OrderBy(g => g.Key).Select(g => new Adjustment(g.Key, g.Sum(a => a.Units), g.Sum(a => a.Difference))).ToList();
    }

    // A line counts by itself only where nobody knows whose it is.
    private static (int? PersonId, int? Line, int? EventId, int? TopicId, int? UnitId) Key(CountedUnit u) =>
        (u.PersonId, u.PersonId is null ? u.RegistrationId : null, u.EventId, u.TopicId, u.UnitId);
}
