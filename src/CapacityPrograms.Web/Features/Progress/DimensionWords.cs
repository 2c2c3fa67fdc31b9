using System.Globalization;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Figures;
using CapacityPrograms.Data.People;
using CapacityPrograms.Web.Platform.Localization;
using Microsoft.Extensions.Localization;

namespace CapacityPrograms.Web.Features.Progress;

/// <summary>Rows of breakdowns and months in the reader's words.</summary>
internal static class DimensionWords
{
    /// <summary>The word of a row that has no name of its own.</summary>
    public static string Of(Dimension dimension, string key, IStringLocalizer<ProgressTexts> texts, IStringLocalizer<CommonTexts> common) => dimension switch
    {
        Dimension.Group when key == Breakdown.NotStated => texts["NoGroup"],
        _ when key == Breakdown.NotStated => common["NotStated"],
        Dimension.Sex when Enum.TryParse<Sex>(key, out var sex) => common.Word(sex),
        Dimension.Age when Enum.TryParse<AgeBand>(key, out var band) => common.Word(band),
        Dimension.Position when Enum.TryParse<PositionGroup>(key, out var position) => common.Word(position),
        Dimension.Disability when Enum.TryParse<Disability>(key, out var disability) => common.Word(disability),
        Dimension.Delivery when Enum.TryParse<Delivery>(key, out var delivery) => common.Word(delivery),
        Dimension.Cohort => common.Cohort(key),
        _ => common["NotStated"],
    };

    /// <summary>What the municipalities reached stand against: those that are named and stated, and slots apart from them.</summary>
    public static string Of(this IStringLocalizer<ProgressTexts> texts, IStringLocalizer<CommonTexts> common, UnitCounts counts)
    {
        var of = counts.Stated is { } stated ? texts["OfNamedStated", counts.Named, stated] : texts["OfNamed", counts.Named];
        return counts.SlotsReached > 0 ? $"{of} · {common.Plural("SlotsReached", counts.SlotsReached)}" : of;
    }

    /// <summary>"November 2026" of "2026-11", "2026" of "2026".</summary>
    public static string Month(string month) => Day(month) is { } day && month.Length > 4 ? day.ToString("Y", CultureInfo.CurrentCulture) : month;

    /// <summary>"Nov" of "2026-11", "2026" of "2026".</summary>
    public static string ShortMonth(string month) => Day(month) is { } day && month.Length > 4 ? day.ToString("MMM", CultureInfo.CurrentCulture) : month;

    /// <summary>First day of a month or a year of an address; null where it is neither.</summary>
    public static DateOnly? Day(string? month) =>
        DateOnly.TryParseExact(month, ["yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1990 and <= 2100
            ? day
            : null;
}
