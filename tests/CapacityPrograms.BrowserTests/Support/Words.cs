using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;

namespace CapacityPrograms.BrowserTests.Support;

/// <summary>The product's own words in one language, read from its .resx files: a story finds what its reader reads.</summary>
internal sealed class Words
{
    // The language of the files that carry no tag in their names.
    private const string Source = "en";

    private static readonly string[] _languages = [Source, "sr-Latn", "bs", "pl", "uk", "bg"];

    private static readonly Lazy<ILookup<string, string>> _files = new(() => Directory
        .EnumerateFiles(Artifacts.WebProject, "*.resx", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Artifacts.WebProject, file).StartsWith("bin", StringComparison.Ordinal)
            && !Path.GetRelativePath(Artifacts.WebProject, file).StartsWith("obj", StringComparison.Ordinal))
        .ToLookup(Path.GetFileName, StringComparer.Ordinal)!);

    private static readonly ConcurrentDictionary<(string Name, string Language), WordList> _lists = new();

    private readonly string _language;

    private Words(string language) => _language = language;

    /// <summary>The words of every language, for what is said without knowing who reads.</summary>
    public static IEnumerable<Words> All => _languages.Select(In);

    // Each file is named here and nowhere else.
    public WordList Account => List("AccountTexts");
    public WordList Attendance => List("AttendanceTexts");
    public WordList Audit => List("AuditTexts");
    public WordList Common => List("CommonTexts");
    public WordList Event => List("EventTexts");
    public WordList Export => List("ExportTexts");
    public WordList Home => List("HomeTexts");
    public WordList Identity => List("IdentityTexts");
    public WordList Import => List("ImportTexts");
    public WordList Organisation => List("OrganisationTexts");
    public WordList People => List("PeopleTexts");
    public WordList Place => List("UnitTexts");
    public WordList Programme => List("ProgrammeTexts");
    public WordList Progress => List("ProgressTexts");
    public WordList Refusal => List("RefusalTexts");
    public WordList Schedule => List("ScheduleTexts");
    public WordList Scheduling => List("SchedulingTexts");
    public WordList Settings => List("SettingsTexts");
    public WordList Term => List("TermTexts");
    public WordList Users => List("UsersTexts");

    /// <summary>The words of a language of the product, such as <c>bg</c>.</summary>
    public static Words In(string language) =>
        _languages.Contains(language) ? new(language) : throw new InvalidOperationException($"The product does not speak '{language}'.");

    /// <summary>The words of the language that a page is written in.</summary>
    public static async Task<Words> OfAsync(IPage page) => In(await page.Locator("html").GetAttributeAsync("lang") ?? "");

    private WordList List(string name) => _lists.GetOrAdd((name, _language), static key =>
    {
        var file = key.Language == Source ? $"{key.Name}.resx" : $"{key.Name}.{key.Language}.resx";
        var found = _files.Value[file].ToList();
        if (found.Count != 1) throw new InvalidOperationException($"{file} lies in {found.Count} folders of the product.");
        return new(file, key.Language, XDocument.Load(found[0]).Root!.Elements("data").ToDictionary(
            data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal));
    });
}

/// <summary>One file of words in one language.</summary>
internal sealed partial class WordList(string file, string language, IReadOnlyDictionary<string, string> texts)
{
    /// <summary>The text of a key; there is none that is not in the file.</summary>
    public string this[string key] =>
        texts.TryGetValue(key, out var text) ? text : throw new InvalidOperationException($"{file} has no text '{key}'.");

    /// <summary>The text of a key with its places filled.</summary>
    public string this[string key, params object[] arguments] => string.Format(CultureInfo.GetCultureInfo(language), this[key], arguments);

    /// <summary>The text whose forms are parted by "|", in the form that the number takes: it is <c>{0}</c>, the others follow.</summary>
    public string Plural(string key, long number, params object[] arguments)
    {
        var forms = this[key].Split('|');
        var form = forms[Math.Min(Form(Math.Abs(number)), forms.Length - 1)];
        return string.Format(CultureInfo.GetCultureInfo(language), form, [number, .. arguments]);
    }

    /// <summary>What fits the text with anything in its places, or with what the given expressions say.</summary>
    public string Pattern(string key, params string[] places) => string.Concat(Place().Split(this[key]).Select((part, i) =>
        i % 2 == 0 ? Regex.Escape(part) : int.Parse(part, CultureInfo.InvariantCulture) is var n && n < places.Length ? places[n] : ".+?"));

    /// <summary>What fits a text with forms in any of them, whatever the number is.</summary>
    public string PluralPattern(string key) => $"(?:{string.Join('|', this[key].Split('|').Select(form =>
        string.Concat(Place().Split(form).Select((part, i) => i % 2 == 0 ? Regex.Escape(part) : part == "0" ? @"\d+" : ".+?"))))})";

    // The rules of Unicode's CLDR: English and Bulgarian know one and many; 21 is one in Serbian and Ukrainian, and not in Polish.
    private int Form(long number)
    {
        var (ten, hundred) = (number % 10, number % 100);
        var few = ten is >= 2 and <= 4 && hundred is not (>= 12 and <= 14);
        return language switch
        {
            "en" or "bg" => number == 1 ? 0 : 1,
            "pl" => number == 1 ? 0 : few ? 1 : 2,
            _ => ten == 1 && hundred != 11 ? 0 : few ? 1 : 2,
        };
    }

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();
}
