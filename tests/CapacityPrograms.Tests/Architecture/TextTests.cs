using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CapacityPrograms.Tests.Architecture;

/// <summary>Every text exists in every language, and every text that is asked for exists.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Languages = ["sr-Latn", "bs", "pl", "uk", "bg"];

    [SkippableFact]
    public void Every_text_is_there_in_every_language()
    {
        var english = EnglishFiles();
        Skip.If(english.Count == 0, "There are no texts yet.");

        var missing = new List<string>();
        foreach (var file in english)
        {
            var keys = Texts(file).Keys.ToHashSet(StringComparer.Ordinal);
            foreach (var language in Languages)
            {
                var translated = file[..^".resx".Length] + $".{language}.resx";
                var texts = File.Exists(Repository.PathTo(translated)) ? Texts(translated) : [];
                missing.AddRange(keys.Where(key => string.IsNullOrWhiteSpace(texts.GetValueOrDefault(key))).Select(key => $"{translated} lacks {key}"));
                missing.AddRange(texts.Keys.Where(key => !keys.Contains(key)).Select(key => $"{translated} has {key}, which English has not"));
            }
        }

        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }

    [SkippableFact]
    public void A_text_has_the_same_places_for_values_in_every_language()
    {
        var english = EnglishFiles();
        Skip.If(english.Count == 0, "There are no texts yet.");

        var different = new List<string>();
        foreach (var file in english)
        {
            var texts = Texts(file);
            foreach (var translated in Languages.Select(language => file[..^".resx".Length] + $".{language}.resx").Where(f => File.Exists(Repository.PathTo(f))))
            {
                different.AddRange(Texts(translated)
                    .Where(text => texts.TryGetValue(text.Key, out var original) && !Places(original).SetEquals(Places(text.Value)))
                    .Select(text => $"{translated}: {text.Key}"));
            }
        }

        Assert.True(different.Count == 0, string.Join(Environment.NewLine, different));
    }

    [SkippableFact]
    public void Every_text_that_is_asked_for_exists()
    {
        var asked = Repository.Files("src", ".cs", ".razor")
            .SelectMany(file => Asked().Matches(Repository.Read(file)).Select(match => (file, Key: match.Groups[1].Value)))
            .ToList();
        Skip.If(asked.Count == 0, "No text is asked for yet.");

        var known = EnglishFiles().SelectMany(file => Texts(file).Keys).ToHashSet(StringComparer.Ordinal);
        var unknown = asked.Where(hit => !known.Contains(hit.Key)).Select(hit => $"{hit.file}: {hit.Key}").Distinct().ToList();
        Assert.True(unknown.Count == 0, string.Join(Environment.NewLine, unknown));
    }

    private static List<string> EnglishFiles() =>
        [.. Repository.Files("src", ".resx").Where(file => !Languages.Any(language => file.EndsWith($".{language}.resx", StringComparison.Ordinal)))];

    private static Dictionary<string, string> Texts(string file) => XDocument.Load(Repository.PathTo(file)).Root!
        .Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "", StringComparer.Ordinal);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("""\b(?:T|Texts)\["([^"{}]+)"[\],]""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();
}
