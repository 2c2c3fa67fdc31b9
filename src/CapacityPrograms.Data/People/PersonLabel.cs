using System.Text.RegularExpressions;

namespace CapacityPrograms.Data.People;

/// <summary>A name in one line, in the order in which lists and sheets show it.</summary>
public static partial class PersonLabel
{
    /// <summary>Given name before family name; either may be missing.</summary>
    public static string Of(string? given, string? family) => $"{given} {family}".Trim();

    /// <summary>
    /// A name as it is typed in one line: its last word is the family name, unless the list has that first. Where the last of three
    /// words is a patronymic, which is no family name, the first is.
    /// </summary>
    public static (string Given, string Family) Split(string? name, bool familyFirst = false)
    {
        var typed = (name ?? "").Trim();
        var (first, last) = (typed.IndexOf(' '), typed.LastIndexOf(' '));
        if (last < 0) return ("", typed);
        return familyFirst || (first < last && Patronymic().IsMatch(typed[(last + 1)..]))
            ? (typed[(first + 1)..].TrimStart(), typed[..first])
            : (typed[..last].TrimEnd(), typed[(last + 1)..]);
    }

    // Ukrainian and Russian ones; a Serbian family name ends in ћ.
    [GeneratedRegex(
        "(?:ович|йович|евич|івна|ївна|овна|евна|ovych|iovych|ivna|yivna|ovna|evna)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Patronymic();
}
