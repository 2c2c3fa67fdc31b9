using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Data.People;

/// <summary>
/// Finds somebody's names in what was written by hand, in either order, script and case, with or without diacritics, and with whatever
/// stands between the words; and puts a number in their place.
/// </summary>
/// <param name="names">Names that the person stands or stood under, and what stands for them.</param>
public sealed partial class NameTraces(IEnumerable<(string Given, string Family, string Stub)> names)
{
    private readonly List<(string[] Words, string Stub)> _names = names
        .SelectMany(n => new[] { ($"{n.Given} {n.Family}", n.Stub), ($"{n.Family} {n.Given}", n.Stub) })
        .Select(n => (Words: Letters().Matches(n.Item1).Select(m => SearchKey.Fold(m.Value)).Where(w => w.Length > 0).ToArray(), n.Stub))
        .Where(n => n.Words.Length > 1 || (n.Words.Length == 1 && n.Words[0].Length > 3))
        .DistinctBy(n => string.Join(' ', n.Words))
        .OrderByDescending(n => n.Words.Length)
        .ToList();

    /// <summary>The text without the names.</summary>
    public string Without(string text)
    {
        var words = Letters().Matches(text).Select(m => (m.Index, m.Length, Folded: SearchKey.Fold(m.Value))).ToList();
        for (var i = words.Count - 1; i >= 0; i--)
        {
            foreach (var (name, stub) in _names)
            {
                if (i + name.Length > words.Count || !name.Select((w, k) => words[i + k].Folded == w).All(same => same)) continue;
                var (from, to) = (words[i].Index, words[i + name.Length - 1].Index + words[i + name.Length - 1].Length);
                text = $"{text[..from]}{stub}{text[to..]}";
                words.RemoveRange(i, name.Length);
                break;
            }
        }
        return text;
    }

    /// <summary>The same of values in JSON, where given and family name may be two of them.</summary>
    public string WithoutInJson(string json)
    {
        if (JsonNode.Parse(json) is not JsonObject act) return json;
        var texts = act.Where(p => p.Value?.GetValueKind() == JsonValueKind.String).ToDictionary(p => p.Key, p => p.Value!.GetValue<string>());
        string? Key(string name) => texts.Keys.FirstOrDefault(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase));
        if (Key("given") is { } given && Key("family") is { } family)
        {
            var whole = $"{texts[given]} {texts[family]}";
            if (Without(whole) is var clean && clean != whole)
            {
                (act[given], act[family]) = ("", clean);
                texts.Remove(given);
                texts.Remove(family);
            }
        }
        foreach (var (key, text) in texts)
            if (Without(text) is var clean && clean != text) act[key] = clean;
        return act.ToJsonString();
    }

    // What stands together as one word; an underscore of a file name parts two.
    [GeneratedRegex(@"[\p{L}\p{M}'’ʼ]+")]
    private static partial Regex Letters();
}
