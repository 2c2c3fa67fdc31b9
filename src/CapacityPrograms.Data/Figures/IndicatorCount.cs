using CapacityPrograms.Data.Indicators;

namespace CapacityPrograms.Data.Figures;

/// <summary>One thing that an indicator counted; the values of all add up to the figure.</summary>
/// <param name="PersonId">The person after merges; null for an unidentified line and for what is no person.</param>
/// <param name="RegistrationId">The line it rests on: of several the earliest.</param>
/// <param name="TopicId">0 where the session states no topic.</param>
/// <param name="Value">1, or person-days, or hours.</param>
public sealed record CountedUnit(int? PersonId, int? RegistrationId, int? EventId, int? TopicId, int? UnitId, decimal Value);

/// <summary>What a rule looks at beside the participations.</summary>
/// <param name="Topics">Topics of a session; none where it states none.</param>
/// <param name="Places">Units that the programme names; only these count as municipalities.</param>
/// <param name="EventsHeld">Events that took place and ended in the period.</param>
public sealed record CountingScope(ILookup<int, int> Topics, IReadOnlySet<int> Places, IReadOnlyList<int> EventsHeld);

/// <summary>
/// Counts by an indicator's rule. Sources: USAID TraiNet (participations), PEPFAR data quality (an individual counts
/// once), UNDP and Global Fund (once for each topic), EU PRAG reports (events held), project rule for the person-day.
/// </summary>
public static class IndicatorCount
{
    /// <summary>The units a rule counts; none for what is typed in.</summary>
    /// <param name="completion">Share of an event's time for completers; null for the programme's own.</param>
    public static IReadOnlyList<CountedUnit> Of(
        CountingRule rule, IReadOnlyCollection<Participation> participations, CountingScope scope, decimal? completion = null)
    {
        var all = participations.OrderBy(p => p.Registration.Id).ToList();
        return rule switch
        {
            CountingRule.Participations => all.Select(p => At(p, 1)).ToList(),
            CountingRule.PersonDays => all.Where(p => p.PersonDays > 0).Select(p => At(p, p.PersonDays)).ToList(),
            CountingRule.PersonHours => all.Where(p => p.Minutes > 0).Select(p => At(p, Math.Round(p.Minutes / 60m, 4))).ToList(),
            CountingRule.People => People(all),
            CountingRule.Completers => People(all.Where(p => completion is { } share ? p.Share >= share : p.Completed)),
            CountingRule.PeopleByTopic => ByTopic(all, scope.Topics),
            CountingRule.Municipalities => all.Where(p => scope.Places.Contains(p.Registration.UnitId)).DistinctBy(p => p.Registration.UnitId)
                .Select(p => new CountedUnit(null, null, null, null, p.Registration.UnitId, 1)).ToList(),
            CountingRule.EventsHeld => scope.EventsHeld.Select(e => new CountedUnit(null, null, e, null, null, 1)).ToList(),
            _ => [],
        };
    }

    /// <summary>Whether the rule counts people in rooms, so that its figure can be broken down.</summary>
    public static bool IsOfPeople(CountingRule rule) => rule is not (CountingRule.EventsHeld or CountingRule.TypedIn);

    /// <summary>Whether values of several periods may be added: distinct ones may not.</summary>
    public static bool AddsUp(CountingRule rule) => rule is CountingRule.PersonDays or CountingRule.PersonHours or CountingRule.EventsHeld;

    /// <summary>
    /// Share of the way from the baseline to the target, in per cent; null where there is no way: the target does not lie in the
    /// direction that is better, or less is better and nobody says from where. Where more is better a missing baseline is taken as
    /// 0 for this alone. Negative where it went the other way.
    /// </summary>
    public static decimal? Achieved(decimal? actual, decimal? target, decimal? baseline, IndicatorDirection direction = IndicatorDirection.Increase)
    {
        if (actual is not { } is_ || target is not { } wanted) return null;
        if (direction == IndicatorDirection.Decrease) return baseline is { } from && wanted < from ? 100 * (from - is_) / (from - wanted) : null;
        var start = baseline ?? 0;
        return wanted > start ? 100 * (is_ - start) / (wanted - start) : null;
    }

    /// <summary>Whether the target is met, by the direction that is better; null where one of the two is not known.</summary>
    public static bool? IsMet(decimal? actual, decimal? target, IndicatorDirection direction) =>
        actual is not { } is_ || target is not { } wanted ? null : direction == IndicatorDirection.Decrease ? is_ <= wanted : is_ >= wanted;

    private static List<CountedUnit> People(IEnumerable<Participation> all) =>
        all.Where(p => p.Registration.PersonId is not null).DistinctBy(p => p.Registration.PersonId)
            .Select(p => new CountedUnit(p.Registration.PersonId, p.Registration.Id, null, null, null, 1)).ToList();

    private static List<CountedUnit> ByTopic(IEnumerable<Participation> all, ILookup<int, int> topics) =>
        all.Where(p => p.Registration.PersonId is not null)
            .SelectMany(p =>
                p.SessionIds.SelectMany(s => topics[s].DefaultIfEmpty(0))
                    .Select(t => new CountedUnit(p.Registration.PersonId, p.Registration.Id, null, t, null, 1)))
            .DistinctBy(u => (u.PersonId, u.TopicId))
            .ToList();

    private static CountedUnit At(Participation p, decimal value) => new(p.Registration.PersonId, p.Registration.Id, p.Registration.EventId, null, null, value);
}
