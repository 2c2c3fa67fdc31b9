using System.Globalization;

namespace CapacityPrograms.Web.Components.Ui;

/// <summary>Ids for parts that have to refer to each other inside one page.</summary>
internal static class UiId
{
    private static int _last;

    /// <summary>An id that no other part of this process has been given.</summary>
    public static string Next(string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref _last)}");
}
