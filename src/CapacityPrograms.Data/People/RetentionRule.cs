using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.People;

/// <summary>How long a programme needs its people's names, by what its donor asks to be kept (GDPR, article 5(1)(e)).</summary>
public static class RetentionRule
{
    /// <summary>The last day on which a programme needs them; null where its end or the years are not known, so that nothing ends by a guess.</summary>
    /// <param name="programmeEnd">As stated; of a year or a month the last day.</param>
    /// <param name="years">Whole years after the end.</param>
    public static DateOnly? LastDay(PartialDate? programmeEnd, int? years) => programmeEnd?.Latest is { } end && years is { } n ? end.AddYears(n) : null;

    /// <summary>Whether a person's name is needed by none of the programmes that they were part of.</summary>
    /// <param name="lastDays">Of each of them; null keeps the name.</param>
    public static bool IsOver(IEnumerable<DateOnly?> lastDays, DateOnly today) => lastDays.All(day => day < today);
}
