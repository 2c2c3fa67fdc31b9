using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>
/// Days and times as people type them: "12.1.27", "12.01.2027.", "2027-01-12", "12/1/2027", "12. januara 2027", "12012027"; "930", "9:30", "9.30".
/// The day stands before the month, as in all six languages, unless the year stands first.
/// </summary>
public static partial class TypedDates
{
    // Of a month's name at its beginning, and what an ending adds to it: "marta", "maja".
    private const int Shortest = 3;
    private const int Ending = 2;
    private const int Century = 2000;
    private const int LeapYear = 2000;

    /// <summary>What a date field shows: day, month and year in figures, as the reader's language orders and parts them.</summary>
    public static string Field(DateOnly day) => day.ToString(FieldPattern, CultureInfo.CurrentCulture);

    /// <summary>What a date field shows of a date that may be partial; "?" follows a year that is inferred, and a month without a year is a word.</summary>
    public static string Field(PartialDate date) => date switch
    {
        { Year: null, Month: { } m, Day: { } d } => string.Create(CultureInfo.CurrentCulture, $"{d} {Months.MonthGenitiveNames[m - 1]}"),
        { Year: null, Month: { } m } => Months.MonthNames[m - 1],
        { Year: null } => date.ToString(),
        { Month: { } m, Day: { } d } => Field(new DateOnly(date.Year.Value, m, d)) + Mark(date),
        { Month: { } m } => string.Create(CultureInfo.InvariantCulture, $"{m:00}{Separator}{date.Year:0000}{Mark(date)}"),
        _ => date.Year.Value.ToString("0000", CultureInfo.InvariantCulture) + Mark(date),
    };

    /// <summary>A whole day; null where the text is none.</summary>
    public static DateOnly? Day(string? text) => Partial(text) is { IsFull: true, YearInferred: false } date ? date.Earliest : null;

    /// <summary>A date or the part of one that is known: "2011", "06.2011", "June", "8 June", "XXXX-06"; null where the text is neither.</summary>
    public static PartialDate? Partial(string? text)
    {
        var typed = SearchKey.Whole(text ?? "").Normalize(NormalizationForm.FormKC).Trim();
        if (PartialDate.TryParse(typed, out var stored)) return stored;
        var inferred = typed.EndsWith('?');
        var parts = Parts().Matches(typed).Select(m => m.Value).ToList();
        if (parts.Count == 0 || Parts().Replace(typed, "").Any(c => !" .,-/?–".Contains(c, StringComparison.Ordinal))) return null;
        // "г." and "р." follow the year in Bulgarian and Ukrainian.
        if (parts is [.., "г" or "р" or "year" or "года" or "року" or "година"]) parts.RemoveAt(parts.Count - 1);
        var numbers = parts.Select(Number).ToList();
        if (numbers.Any(n => n is null)) return null;
        var written = numbers.ConvertAll(n => n!.Value);
        return (parts, written) switch
        {
            ([{ Length: 8 } run], _) when run.All(char.IsAsciiDigit) =>
                Whole(run[..2], run[2..4], run[4..], inferred) ?? Whole(run[6..], run[4..6], run[..4], inferred),
            ([{ Length: 6 } run], _) when run.All(char.IsAsciiDigit) => Whole(run[..2], run[2..4], run[4..], inferred),
            ([var first], [var y]) when IsYear(first) => Known(y, null, null, inferred),
            ([var name], [var m]) when char.IsLetter(name[0]) => new PartialDate(null, m),
            ([{ Length: <= 2 }, var name], [var d, var m]) when char.IsLetter(name[0]) && d >= 1 && d <= DateTime.DaysInMonth(LeapYear, m) =>
                new PartialDate(null, m, d),
            ([var first, _], [var y, var m]) when IsYear(first) => Known(y, m, null, inferred),
            ([_, var last], [var m, var y]) when IsYear(last) => Known(y, m, null, inferred),
            ([var first, _, _], [var y, var m, var d]) when IsYear(first) => Known(y, m, d, inferred),
            ([_, _, var last], [var d, var m, var y]) when IsYear(last) => Known(y, m, d, inferred),
            ([_, _, { Length: 2 }], [var d, var m, var y]) => Known(Century + y, m, d, inferred),
            _ => null,
        };
    }

    /// <summary>A time of day of 24 hours; null where the text is none.</summary>
    public static TimeOnly? Time(string? text)
    {
        var typed = SearchKey.Whole(text ?? "").Normalize(NormalizationForm.FormKC).Trim();
        if (Clock().Match(typed) is not { Success: true } match) return null;
        var hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    private static DateTimeFormatInfo Months => CultureInfo.CurrentCulture.DateTimeFormat;

    private static string Separator => CultureInfo.CurrentCulture.TwoLetterISOLanguageName == "en" ? "/" : ".";

    private static string FieldPattern => CultureInfo.CurrentCulture.TwoLetterISOLanguageName switch
    {
        "en" => "dd'/'MM'/'yyyy",
        "bs" or "sr" => "dd.MM.yyyy.",
        _ => "dd.MM.yyyy",
    };

    private static string Mark(PartialDate date) => date.YearInferred ? "?" : "";

    // "June" has four letters, too.
    private static bool IsYear(string part) => part.Length == 4 && char.IsAsciiDigit(part[0]);

    private static int? Number(string part) =>
        char.IsAsciiDigit(part[0]) ? part.Length <= 8 ? int.Parse(part, CultureInfo.InvariantCulture) : null : Month(part);

    // A month's name in any of the languages, in whatever case of the noun, or its beginning.
    private static int? Month(string word)
    {
        if (word.Length < Shortest) return null;
        foreach (var format in Language.All.Select(l => CultureInfo.GetCultureInfo(l.Culture).DateTimeFormat))
        {
            for (var month = 1; month <= 12; month++)
            {
                string[] names = [format.MonthNames[month - 1], format.MonthGenitiveNames[month - 1]];
                if (names.Any(n => IsOf(word, n))) return month;
            }
        }
        return null;
    }

    private static bool IsOf(string word, string name) =>
        name.StartsWith(word, StringComparison.CurrentCultureIgnoreCase)
        || (word.Length <= name.Length + Ending && word.StartsWith(name, StringComparison.CurrentCultureIgnoreCase));

    private static PartialDate? Whole(string day, string month, string year, bool inferred) =>
        Known(int.Parse(year, CultureInfo.InvariantCulture) + (year.Length == 2 ? Century : 0), int.Parse(month, CultureInfo.InvariantCulture),
            int.Parse(day, CultureInfo.InvariantCulture), inferred);

    private static PartialDate? Known(int year, int? month, int? day, bool inferred) =>
        year is > 0 and < 10_000 && month is null or (>= 1 and <= 12)
        && (day is not { } d || month is { } m && d >= 1 && d <= DateTime.DaysInMonth(year, m))
            ? new PartialDate(year, month, day, inferred)
            : null;

    [GeneratedRegex(@"[0-9]+|\p{L}+")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^(?<h>[0-9]{1,2})(\s*[:.,hч]\s*(?<m>[0-9]{2})?|(?<m>[0-9]{2}))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
