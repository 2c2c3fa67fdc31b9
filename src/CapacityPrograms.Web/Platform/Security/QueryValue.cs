using System.Globalization;
using CapacityPrograms.Data.Events;
using Microsoft.AspNetCore.WebUtilities;

namespace CapacityPrograms.Web.Platform.Security;

/// <summary>Reads what stands in an address: anybody can write anything there, and what is no value is none.</summary>
public static class QueryValue
{
    /// <summary>A day such as 2026-11-21, of <see cref="EventDays"/>.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && EventDays.Holds(day)
            ? day
            : null;

    /// <summary>What an address asks for by a name, as it stands there; null where it does not.</summary>
    public static string? Of(string address, string name) => QueryHelpers.ParseQuery(new Uri(address).Query).GetValueOrDefault(name);

    /// <summary>A day as it stands in an address; null for none.</summary>
    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

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
