namespace CapacityPrograms.Web.Platform.Localization;

/// <summary>The languages that a name may be in: those of the interface, and others that sources are in.</summary>
internal static class NameLanguages
{
    private static readonly Dictionary<string, string> _further = new(StringComparer.Ordinal) { ["sr-Cyrl"] = "Српски" };

    /// <summary>Tags to choose from, and the one that is held, which may be any.</summary>
    public static IEnumerable<string> Tags(string? held) =>
        Language.All.Select(l => l.Tag).Concat(_further.Keys).Concat(string.IsNullOrEmpty(held) ? [] : [held]).Distinct();

    /// <summary>The language's own name; its tag where none is known.</summary>
    public static string Name(string tag) => Language.All.FirstOrDefault(l => l.Tag == tag)?.Name ?? _further.GetValueOrDefault(tag, tag);
}
