namespace CapacityPrograms.Data.People;

/// <summary>A name in one line, in the order in which lists and sheets show it.</summary>
public static class PersonLabel
{
    /// <summary>Given name before family name; either may be missing.</summary>
    public static string Of(string? given, string? family) => $"{given} {family}".Trim();
}
