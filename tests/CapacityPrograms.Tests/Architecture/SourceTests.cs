using System.Reflection;
using System.Text.RegularExpressions;
using CapacityPrograms.Data;
using CapacityPrograms.Web.Platform.Database;
using Microsoft.AspNetCore.Components;

namespace CapacityPrograms.Tests.Architecture;

public sealed partial class SourceTests
{
    private const int Longest = 300;
    private const int Widest = 160;

    // Words that once named things here and made a reader guess.
    private static readonly HashSet<string> Literary = new(StringComparer.Ordinal)
    {
        "Wall", "Door", "Watch", "Closing", "Demand", "Take", "Say", "Says", "Said", "Look", "Glance", "Shelf", "Guest", "Life",
        "Reckon", "Weigh", "Filed", "Seating", "Settled",
    };

    // What MudBlazor's theme cannot say, the parts that are ours, paper, and pages without a circuit.
    private const int MostStyleLines = 1400;

    // Longer files, each with the reason why it is better whole.
    private static readonly Dictionary<string, string> MayBeLonger = new(StringComparer.Ordinal)
    {
    };

    [Fact]
    public void No_file_is_too_long_to_read_in_one_go()
    {
        var files = Repository.Files("src", ".cs", ".razor", ".js", ".css", ".cshtml").ToList();
        Assert.NotEmpty(files);
        Assert.All(MayBeLonger.Keys, file => Assert.Contains(file, files));

        var tooLong = files
            .Where(file => !MayBeLonger.ContainsKey(file))
            .Select(file => (file, Lines: Repository.Read(file).Split('\n').Length - 1))
            .Where(file => file.Lines > Longest)
            .Select(file => $"{file.file}: {file.Lines} lines");
        Assert.Empty(tooLong);
    }

    [Fact]
    public void The_kit_leaves_little_to_the_style_sheets()
    {
        var files = Repository.Files("src", ".css").ToList();
        Assert.True(files.Count > 10);

        Assert.InRange(files.Sum(file => Repository.Read(file).Split('\n').Length - 1), 1, MostStyleLines);
    }

    [Fact]
    public void What_scrolls_sideways_keeps_its_hidden_words()
    {
        var rules = Repository.Files("src", ".css").SelectMany(file => StyleRule().Matches(Repository.Read(file)).Select(rule => rule.Value.Trim()))
            .Where(rule => rule.Contains("overflow-x: auto", StringComparison.Ordinal)).ToList();
        Assert.True(rules.Count > 3);

        // Words for screen readers stand outside the flow: where no parent has a position, they widen the page instead of the part that scrolls.
        Assert.DoesNotContain(rules, rule => !rule.Contains("position: relative", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_and_what_follows_them_under_a_condition_have_a_blank_between_them()
    {
        var files = Repository.Files("src", ".razor").ToList();
        Assert.True(files.Count > 100);

        // The compiler drops white space between an expression and a block of code: "reserve:Ivana" stood on the screen.
        Assert.Empty(files.SelectMany(file => BlankLost().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}")));
    }

    [Fact]
    public void No_line_is_wider_than_a_screen()
    {
        var files = Repository.Files("src", ".cs", ".razor", ".js", ".css").Concat(Repository.Files("tests", ".cs", ".razor", ".js")).ToList();
        Assert.True(files.Count > 500);

        var wide = files.SelectMany(file => Repository.Read(file).Split('\n')
            .Select((line, i) => (line, Place: $"{file}:{i + 1}"))
            .Where(line => line.line.TrimEnd('\r').Length > Widest)
            .Select(line => line.Place));
        Assert.Empty(wide);
    }

    [Fact]
    public void Names_are_the_fields_and_the_platforms_and_never_literary()
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var names = OwnTypes().SelectMany(type => type.GetMethods(Own).Where(m => !m.IsSpecialName && !m.Name.Contains('<'))
            .Select(m => (Of: type.FullName + "." + m.Name, m.Name)).Append((Of: type.FullName!, type.Name))).ToList();
        Assert.True(names.Count > 2000);

        var literary = names.Where(n => Words().Matches(n.Name).Any(word => Literary.Contains(word.Value))).Select(n => n.Of).Distinct();
        Assert.Empty(literary);
    }

    [Fact]
    public void What_stands_in_an_address_comes_in_as_text()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var values = typeof(DatabaseOptions).Assembly.GetTypes().SelectMany(type => type.GetProperties(All))
            .Where(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute), inherit: true)).ToList();
        Assert.True(values.Count > 40);

        // Anything else is an error page where somebody writes what cannot be read; QueryValue reads it.
        Assert.DoesNotContain(values, property => property.PropertyType != typeof(string) && property.PropertyType != typeof(string[]));
    }

    [Fact]
    public void A_pattern_names_its_digits()
    {
        var files = Repository.Files("src", ".cs", ".razor").ToList();
        Assert.NotEmpty(files);

        // The short form matches figures of every script, and what then parses them knows ten.
        Assert.DoesNotContain(files, file => Repository.Read(file).Contains(@"\d", StringComparison.Ordinal));
    }

    [Fact]
    public void No_type_is_named_for_nothing_in_particular()
    {
        var types = OwnTypes();
        Assert.NotEmpty(types);

        Assert.DoesNotContain(types, type => VagueName().IsMatch(type.Name.Split('`')[0]));
    }

    [Fact]
    public void The_time_is_asked_of_a_TimeProvider()
    {
        var files = Repository.Files("src", ".cs", ".razor").ToList();
        Assert.NotEmpty(files);

        Assert.DoesNotContain(files, file => Clock().IsMatch(Repository.Read(file)));
    }

    [Fact]
    public void Code_that_only_one_database_understands_is_in_its_own_place()
    {
        var files = Repository.Files("src", ".cs", ".razor").ToList();
        Assert.NotEmpty(files);

        // Where a provider is chosen, and where a backup is made by that provider's own means.
        string[] places = ["src/CapacityPrograms.Web/Platform/Database/", "src/CapacityPrograms.Web/Platform/Backup/"];
        Assert.DoesNotContain(
            files.Where(file => !places.Any(place => file.StartsWith(place, StringComparison.Ordinal))),
            file => ProviderNamespace().IsMatch(Repository.Read(file)));
    }

    private static List<Type> OwnTypes() => new[] { typeof(AppDbContext).Assembly, typeof(DatabaseOptions).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace?.StartsWith("CapacityPrograms", StringComparison.Ordinal) == true)
        .ToList();

    [GeneratedRegex(@"@[TCR](\.[A-Za-z]+\([^()\n]*\)|\[[^\n]*?\])\s+@(if|foreach|for|switch)\b")]
    private static partial Regex BlankLost();

    [GeneratedRegex(@"[^{}]+\{[^{}]*\}")]
    private static partial Regex StyleRule();

    [GeneratedRegex("[A-Z][a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Dto|DTO|Vm|ViewModel)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^\s*@?using\s+(Npgsql|Microsoft\.Data\.(Sqlite|SqlClient))", RegexOptions.Multiline)]
    private static partial Regex ProviderNamespace();
}
