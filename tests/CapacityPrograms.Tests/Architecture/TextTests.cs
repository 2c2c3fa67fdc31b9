using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CapacityPrograms.Tests.Architecture;

/// <summary>Every text exists in every language, and every text that is asked for exists.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Languages = ["sr-Latn", "bs", "pl", "uk", "bg"];

    [Fact]
    public void Every_text_is_there_in_every_language()
    {
        var english = EnglishFiles();
        Assert.NotEmpty(english);

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

    [Fact]
    public void A_text_has_the_same_places_for_values_in_every_language()
    {
        var english = EnglishFiles();
        Assert.NotEmpty(english);

        var different = new List<string>();
        foreach (var file in english)
        {
            var texts = Texts(file);
            foreach (
                var translated in Languages
                    .Select(language => file[..^".resx".Length] + $".{language}.resx")
                    .Where(f => File.Exists(Repository.PathTo(f))))
            {
                different.AddRange(Texts(translated)
                    .Where(text => texts.TryGetValue(text.Key, out var original) && !Places(original).SetEquals(Places(text.Value)))
                    .Select(text => $"{translated}: {text.Key}"));
            }
        }

        Assert.True(different.Count == 0, string.Join(Environment.NewLine, different));
    }

    [Fact]
    public void Every_text_that_is_asked_for_stands_in_the_table_it_is_asked_of()
    {
        var tables = EnglishFiles().ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => Texts(file).Keys.ToHashSet(StringComparer.Ordinal));
        var (asked, missing) = (0, new List<string>());
        foreach (var file in Repository.Files("src", ".cs", ".razor"))
        {
            var source = Repository.Read(file);
            // A page and its code behind share their fields; every page has the common words as C.
            var other = file.EndsWith(".razor.cs", StringComparison.Ordinal) ? file[..^3] : file + ".cs";
            var fields = Fields()
                .Matches(source + (File.Exists(Repository.PathTo(other)) ? Repository.Read(other) : ""))
                .Select(m => (Table: m.Groups[1].Value, Name: m.Groups[2].Value))
                .Append(("CommonTexts", "C"));
            foreach (var (table, name) in fields.DistinctBy(f => f.Item2).Where(f => tables.ContainsKey(f.Item1)))
            {
                foreach (
                    var key in Regex
                        .Matches(source, $$"""(?<![\w.])@?{{name}}(?:\["([A-Za-z][\w.]*)"[\],]|\.Plural\("([\w.]+)")""")
                        .Select(m => m.Groups[1].Value + m.Groups[2].Value))
                {
                    asked++;
                    if (!tables[table].Contains(key)) missing.Add($"{file}: {table} lacks {key}");
                }
            }
        }

        Assert.True(asked > 500);
        Assert.True(missing.Count == 0, string.Join(Environment.NewLine, missing));
    }

    private static List<string> EnglishFiles() =>
        [.. Repository.Files("src", ".resx").Where(file => !Languages.Any(language => file.EndsWith($".{language}.resx", StringComparison.Ordinal)))];

    private static Dictionary<string, string> Texts(string file) => XDocument.Load(Repository.PathTo(file)).Root!
        .Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "", StringComparer.Ordinal);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"IStringLocalizer<(\w+)>\s+(\w+)")]
    private static partial Regex Fields();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();
}
