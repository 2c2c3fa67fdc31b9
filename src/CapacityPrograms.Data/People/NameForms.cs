using System.Text;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.People;

/// <summary>A word of a name as it is compared.</summary>
/// <param name="Precise">See <see cref="SearchKey.Fold"/>: equality of it is the stronger evidence.</param>
/// <param name="Skeleton">See <see cref="NameSkeleton"/>.</param>
/// <param name="IsInitial">Only the first letter is known.</param>
/// <param name="OtherSkeleton">See <see cref="NameSkeleton.OtherOf"/>.</param>
public sealed record NameWord(string Precise, string Skeleton, bool IsInitial, string? OtherSkeleton = null)
{
    /// <summary>The skeleton with one sign for what is one letter in Cyrillic: Ljiana is one error away from Љиљана.</summary>
    public string Compact { get; } = NameSkeleton.Compact(Skeleton);

    /// <summary>One skeleton or two.</summary>
    public IEnumerable<string> Skeletons => OtherSkeleton is null ? [Skeleton] : [Skeleton, OtherSkeleton];

    /// <summary>Whether both can be read as one word.</summary>
    public bool HasSkeletonOf(NameWord other) =>
        Skeleton == other.Skeleton
        || OtherSkeleton == other.Skeleton
        || Skeleton == other.OtherSkeleton
        || (OtherSkeleton is not null && OtherSkeleton == other.OtherSkeleton);

    /// <summary>Whether one is the other's first letter.</summary>
    public bool IsInitialOf(NameWord other) =>
        IsInitial && (other.Skeleton.StartsWith(Skeleton, StringComparison.Ordinal) || other.Precise.StartsWith(Precise, StringComparison.Ordinal));
}

/// <summary>A name as it is compared: words without titles, hyphens parting words as spaces do.</summary>
/// <param name="IsCyrillic">Whether it is written in Cyrillic script.</param>
public sealed record NameForms(IReadOnlyList<NameWord> Given, IReadOnlyList<NameWord> Family, bool IsCyrillic)
{
    // As folded by SearchKey, which brings др, dr and д-р together.
    private static readonly HashSet<string> _titles = new(StringComparer.Ordinal)
    {
        "dr", "d r", "mr", "mgr", "prof", "inz", "ing", "inzenjer", "dipl", "doc", "mag", "msc", "phd", "hab", "sc", "bsc", "adv", "arh", "ak",
        "akad", "doktor", "g ca", "gdin", "g din", "g n", "gn", "gdja", "gosp", "gospodin", "gospodja", "g dja", "g za", "gza", "pan", "pani", "mrs",
        "ms", "spec", "kand",
    };

    /// <summary>All words.</summary>
    public IEnumerable<NameWord> Words => Given.Concat(Family);

    /// <summary>The forms of a name.</summary>
    public static NameForms Of(SpelledName name)
    {
        var text = $"{name.Given} {name.Family}";
        return new(Read(name.Given), Read(name.Family), Script.TagOf(text) == "und-Cyrl");
    }

    private static List<NameWord> Read(string text)
    {
        var written = Parts(text ?? "").ToList();
        var named = written.Where(part => !_titles.Contains(SearchKey.Fold(part.Text))).ToList();
        return (named.Count == 0 ? written : named)
            .SelectMany(part => part.Text.Split(['-', '‐', '‑', '–', '—'], StringSplitOptions.RemoveEmptyEntries).Select(word => Word(word, part.Dotted)))
            .Where(word => word.Skeleton.Length > 0).ToList();
    }

    // Words with whether a full stop follows.
    private static IEnumerable<(string Text, bool Dotted)> Parts(string text)
    {
        var word = new StringBuilder();
        foreach (var c in text)
        {
            var parts = char.IsWhiteSpace(c) || c is '.' or ',' or ';' or '(' or ')' or '/' or '"' or '„' or '“' or '”';
            if (!parts) word.Append(c);
            else if (word.Length > 0)
            {
                yield return (word.ToString(), c == '.');
                word.Clear();
            }
        }
        if (word.Length > 0) yield return (word.ToString(), false);
    }

    private static NameWord Word(string written, bool dotted) => new(
        SearchKey.Fold(written), NameSkeleton.Of(written), written.Length == 1 || (dotted && written.Length == 2), NameSkeleton.OtherOf(written));
}
