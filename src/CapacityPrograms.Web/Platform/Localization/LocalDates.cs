using System.Globalization;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>Days and times as the reader's language writes them; times have 24 hours.</summary>
public static class LocalDates
{
    /// <summary>"18 October 2022".</summary>
    public static string Long(this DateOnly day) => day.ToString(LongPattern, CultureInfo.CurrentCulture);

    /// <summary>"Tue 18 October 2022" with the weekday.</summary>
    public static string WithWeekday(this DateOnly day) => $"{day.ToString("ddd", CultureInfo.CurrentCulture)} {day.Long()}";

    /// <summary>"18.10.2022", as short as the language has it.</summary>
    public static string Short(this DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>"09:30".</summary>
    public static string Clock(this TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"18.10.2022 – 19.10.2022", or one day.</summary>
    public static string Range(DateOnly from, DateOnly to) => from == to ? from.Long() : $"{from.Long()} – {to.Long()}";

    /// <summary>"28–29 Nov 2026, Sat–Sun", for lists: what both days share is written once.</summary>
    public static string Compact(DateOnly from, DateOnly to) =>
        from == to ? $"{from.Compact()}, {Weekday(from)}" : $"{CompactRange(from, to)}, {Weekday(from)}–{Weekday(to)}";

    /// <summary>"28 Nov 2026".</summary>
    public static string Compact(this DateOnly day) => $"{DayAndMonth(day)} {Year(day)}";

    /// <summary>"Sat", without a point after it.</summary>
    public static string Weekday(this DateOnly day) => CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames[(int)day.DayOfWeek].TrimEnd('.');

    /// <summary>A date of which parts may be missing: "June", "June 2011", "8 November 2011".</summary>
    /// <param name="inferredYear">Words to follow a year that is inferred, such as "(year inferred)".</param>
    /// <param name="noYear">Words to follow a month whose year is not stated.</param>
    public static string Words(this PartialDate date, string inferredYear, string noYear)
    {
        var culture = CultureInfo.CurrentCulture;
        var text = date switch
        {
            { Year: { } y, Month: { } m, Day: { } d } => new DateOnly(y, m, d).Long(),
            { Year: { } y, Month: { } m } => new DateOnly(y, m, 1).ToString("Y", culture),
            { Year: { } y } => y.ToString(culture),
            { Month: { } m, Day: { } d } => $"{d}. {culture.DateTimeFormat.MonthGenitiveNames[m - 1]}",
            { Month: { } m } => culture.DateTimeFormat.GetMonthName(m),
            _ => "",
        };
        return date.Year is null ? $"{text} {noYear}" : date.YearInferred ? $"{text} {inferredYear}" : text;
    }

    private static string CompactRange(DateOnly from, DateOnly to) =>
        from.Year != to.Year ? $"{from.Compact()} – {to.Compact()}"
        : from.Month != to.Month ? $"{DayAndMonth(from)} – {to.Compact()}"
        : $"{from.Day}{Point}–{to.Compact()}";

    private static string DayAndMonth(DateOnly day) => $"{day.Day}{Point} {ShortMonth(day)}";

    // Bosnian and Serbian put a point after the number of a day and of a year; Bulgarian and Ukrainian name the year.
    private static string Point => CultureInfo.CurrentCulture.TwoLetterISOLanguageName is "bs" or "sr" ? "." : "";

    private static string Year(DateOnly day) => CultureInfo.CurrentCulture.TwoLetterISOLanguageName switch
    {
        "bs" or "sr" => $"{day.Year}.",
        "bg" => $"{day.Year}\u00a0г.",
        "uk" => $"{day.Year}\u00a0р.",
        _ => day.Year.ToString(CultureInfo.InvariantCulture),
    };

    // The platform's English has four letters for September alone.
    private static string ShortMonth(DateOnly day) =>
        CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedMonthGenitiveNames[day.Month - 1].TrimEnd('.') switch { "Sept" => "Sep", var name => name };

    private static string LongPattern
    {
        get
        {
            var pattern = CultureInfo.CurrentCulture.DateTimeFormat.LongDatePattern;
            return pattern.Replace("dddd,", "").Replace("dddd", "").Trim();
        }
    }
}
