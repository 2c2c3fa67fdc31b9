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

    private static string LongPattern
    {
        get
        {
            var pattern = CultureInfo.CurrentCulture.DateTimeFormat.LongDatePattern;
            return pattern.Replace("dddd,", "").Replace("dddd", "").Trim();
        }
    }
}
