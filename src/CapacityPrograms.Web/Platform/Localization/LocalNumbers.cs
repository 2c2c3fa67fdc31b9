using System.Globalization;

namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>Numbers as the reader's language writes them.</summary>
public static class LocalNumbers
{
    /// <summary>A whole number with its thousands apart: "1 716" in Polish, "1.716" in Serbian.</summary>
    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
