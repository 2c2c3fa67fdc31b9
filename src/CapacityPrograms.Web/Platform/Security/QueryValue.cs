using System.Globalization;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>Reads what stands in an address: anybody can write anything there, and what is no value is none.</summary>
public static class QueryValue
{
    /// <summary>A day such as 2026-11-21, from 1990 to 2100.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100
            ? day
            : null;

    /// <summary>A whole number that is not negative.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Number of a page of a list, from 1.</summary>
    public static int Page(string? text) => Number(text) ?? 1;

    /// <summary>True where the value says so.</summary>
    public static bool IsTrue(string? text) => bool.TryParse(text, out var value) && value;

    /// <summary>A named value of an enumeration; its number, or several names at once, are none.</summary>
    public static T? Word<T>(string? text) where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<T>(known) : null;
}
