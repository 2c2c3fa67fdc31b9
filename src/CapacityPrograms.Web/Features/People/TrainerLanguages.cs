using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Web.Features.People;

/// <summary>The languages that somebody trains in, as the column keeps them.</summary>
internal static class TrainerLanguages
{
    /// <summary>Tags to choose from.</summary>
    public static IReadOnlyList<string> All { get; } = NameLanguages.Tags(null).ToList();

    /// <summary>Tags of a column's text; none where it is empty.</summary>
    public static IReadOnlyList<string> Read(string? column) => column?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>The column's text, in the order of the choices; null for none.</summary>
    public static string? Write(IReadOnlyCollection<string> tags) => tags.Count == 0 ? null : string.Join(' ', All.Where(tags.Contains));
}
