using System.Text.RegularExpressions;

namespace CapacityPrograms.Tests.Architecture;

/// <summary>A part that several features draw is drawn by a test, by itself or within another that is.</summary>
public sealed partial class PartTests
{
    [Fact]
    public void Each_shared_part_is_drawn_by_a_test()
    {
        var markup = Repository.Files("src", ".razor").ToLookup(file => Path.GetFileNameWithoutExtension(file), Repository.Read);
        var shared = Repository.Files("src", ".razor").Where(file => Shared().IsMatch(file) && !file.EndsWith("_Imports.razor", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)!).ToList();
        Assert.True(shared.Count > 30);

        var drawn = Repository.Files("tests", ".cs").SelectMany(file => Drawn().Matches(Repository.Read(file))).Select(m => m.Groups[1].Value)
            .Where(markup.Contains).ToHashSet(StringComparer.Ordinal);
        for (var open = new Queue<string>(drawn); open.TryDequeue(out var part);)
            foreach (var inner in markup[part].SelectMany(text => Tag().Matches(text)).Select(m => m.Groups[1].Value).Where(markup.Contains))
                if (drawn.Add(inner)) open.Enqueue(inner);

        Assert.Empty(shared.Except(drawn));
    }

    [GeneratedRegex(@"/Components/Ui/|Web/Shared/")]
    private static partial Regex Shared();

    [GeneratedRegex(@"\b(?:Render|Open|OpenComponent|Draw|Bound)<(\w+)")]
    private static partial Regex Drawn();

    [GeneratedRegex(@"<([A-Z]\w+)")]
    private static partial Regex Tag();
}
