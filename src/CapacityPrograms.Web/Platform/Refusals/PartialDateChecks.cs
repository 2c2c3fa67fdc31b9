using CapacityPrograms.Data.Texts;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Web.Platform.Refusals;

/// <summary>Dates of which parts may be unknown, as they are typed.</summary>
public static class PartialDateChecks
{
    /// <summary>Requires nothing, or a date or part of one.</summary>
    public static Checks PartialDate(this Checks checks, string? text, string field) =>
        checks.Require(string.IsNullOrWhiteSpace(text) || TypedDates.Partial(text) is not null, field, "NotADate");

    /// <summary>Requires that a time does not end before it began, where both are known well enough to tell.</summary>
    public static Checks Period(this Checks checks, string? from, string? to, string field) =>
        checks.PartialDate(to, field).Require(!(Read(from)?.Earliest > Read(to)?.Latest), field, "EndBeforeStart");

    /// <summary>The date of a text that was checked; null for blank.</summary>
    public static PartialDate? Read(string? text) => TypedDates.Partial(text);
}
