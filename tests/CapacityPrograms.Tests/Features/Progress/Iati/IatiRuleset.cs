using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;

namespace CapacityPrograms.Tests.Features.Progress.Iati;

/// <summary>The standard's ruleset, read from the file that its makers publish: kinds of rules that it does not know end the test.</summary>
internal sealed class IatiRuleset(string json, DateTime now)
{
    /// <summary>Which rules a document breaks; and how many were asked of some element of it.</summary>
    public (List<string> Faults, int Asked) Check(XDocument document)
    {
        var (faults, asked) = (new List<string>(), 0);
        using var rules = JsonDocument.Parse(json);
        foreach (var scope in rules.RootElement.EnumerateObject())
        {
            foreach (var element in document.XPathSelectElements(scope.Name))
            {
                foreach (var kind in scope.Value.EnumerateObject())
                {
                    foreach (var one in kind.Value.GetProperty("cases").EnumerateArray())
                    {
                        asked++;
                        if (!Holds(element, kind.Name, one)) faults.Add($"{scope.Name} {kind.Name} {one}");
                    }
                }
            }
        }
        return (faults, asked);
    }

    private bool Holds(XElement element, string kind, JsonElement one) =>
        kind switch
        {
            "atleast_one" => Values(element, one).Count > 0,
            "no_more_than_one" => Values(element, one).Count <= 1,
            "date_order" => Day(element, one, "less") is not { } less || Day(element, one, "more") is not { } more || less <= more,
            "regex_matches" => Values(element, one)
                .TrueForAll(v => Regex.IsMatch(v, $"^(?:{one.GetProperty("regex").GetString()})$", RegexOptions.None, TimeSpan.FromSeconds(1))),
            "sum" => Values(element, one) is var values
                && (values.Count == 0 || values.Sum(v => decimal.Parse(v, CultureInfo.InvariantCulture)) == one.GetProperty("sum").GetDecimal()),
            _ => throw new NotSupportedException(kind),
        };

    private DateTime? Day(XElement element, JsonElement one, string side) => one.GetProperty(side).GetString() is "NOW" ? now
        : Found(element, one.GetProperty(side).GetString()!).Select(v => (DateTime?)DateTime.Parse(v, CultureInfo.InvariantCulture)).FirstOrDefault();

    private static List<string> Values(XElement element, JsonElement one) =>
        one.GetProperty("paths").EnumerateArray().SelectMany(p => Found(element, p.GetString()!)).ToList();

    private static IEnumerable<string> Found(XElement element, string path) =>
        ((System.Collections.IEnumerable)element.XPathEvaluate(path)).Cast<XObject>().Select(o => o is XAttribute a ? a.Value : ((XElement)o).Value);
}
