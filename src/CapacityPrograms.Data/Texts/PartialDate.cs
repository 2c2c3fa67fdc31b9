using System.Globalization;
using System.Text.RegularExpressions;

namespace CapacityPrograms.Data.Texts;

/// <summary>
/// A date of which a source may give only a part: "in June" without a year, "2011", "8 November 2011".
/// Stored as text after EDTF: <c>2011-12-15</c>, <c>2011-06</c>, <c>XXXX-06</c>; <c>2011?-06</c> says that the year is inferred.
/// </summary>
/// <param name="Year">1 to 9999, or null where not stated.</param>
/// <param name="Month">1 to 12, or null.</param>
/// <param name="Day">1 to 31, or null.</param>
/// <param name="YearInferred">True where the year is somebody's conclusion and stands in no source.</param>
public readonly partial record struct PartialDate(int? Year, int? Month = null, int? Day = null, bool YearInferred = false)
{
    /// <summary>Length of the stored column, in characters.</summary>
    public const int MaxLength = 16;

    /// <summary>A full date.</summary>
    public static PartialDate Of(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>True where year, month and day are known.</summary>
    public bool IsFull => Year is not null && Month is not null && Day is not null;

    /// <summary>The first day it can mean; null where the year is unknown.</summary>
    public DateOnly? Earliest => Year is { } y ? new DateOnly(y, Month ?? 1, Day ?? 1) : null;

    /// <summary>The last day it can mean; null where the year is unknown.</summary>
    public DateOnly? Latest => Year is { } y
        ? Day is { } d && Month is { } m ? new DateOnly(y, m, d)
        : Month is { } month ? new DateOnly(y, month, DateTime.DaysInMonth(y, month)) : new DateOnly(y, 12, 31)
        : null;

    /// <summary>As stored.</summary>
    public override string ToString()
    {
        var year = Year is { } y ? y.ToString("0000", CultureInfo.InvariantCulture) + (YearInferred ? "?" : "") : "XXXX";
        return (Month, Day) switch
        {
            ({ } m, { } d) => string.Create(CultureInfo.InvariantCulture, $"{year}-{m:00}-{d:00}"),
            ({ } m, null) => string.Create(CultureInfo.InvariantCulture, $"{year}-{m:00}"),
            _ => year,
        };
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <returns>False where the text is no date or part of one.</returns>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (Pattern().Match(text?.Trim() ?? "") is not { Success: true } match) return false;
        int? Part(string name) => match.Groups[name] is { Success: true, Value: not "XXXX" } g ? int.Parse(g.Value, CultureInfo.InvariantCulture) : null;
        var (y, m, d) = (Part("y"), Part("m"), Part("d"));
        if (y is 0 || m is < 1 or > 12 || (y is null && m is null)) return false;
        if (d is { } day && (day < 1 || day > DateTime.DaysInMonth(y ?? 2000, m ?? 1))) return false;
        date = new PartialDate(y, m, d, match.Groups["q"].Success);
        return true;
    }

    [GeneratedRegex(@"^(?<y>[0-9]{4}|XXXX)(?<q>\?)?(-(?<m>[0-9]{2})(-(?<d>[0-9]{2}))?)?$")]
    private static partial Regex Pattern();
}
