namespace CapacityPrograms.Data.People;

/// <summary>A name in one line, in the order in which lists and sheets show it.</summary>
public static class PersonLabel
{
    /// <summary>Given name before family name; either may be missing.</summary>
    public static string Of(string? given, string? family) => $"{given} {family}".Trim();

    /// <summary>A name as it is typed in one line: its last word is the family name.</summary>
    public static (string Given, string Family) Split(string? name)
    {
        var typed = (name ?? "").Trim();
        var space = typed.LastIndexOf(' ');
        return space < 0 ? ("", typed) : (typed[..space].TrimEnd(), typed[(space + 1)..]);
    }
}
