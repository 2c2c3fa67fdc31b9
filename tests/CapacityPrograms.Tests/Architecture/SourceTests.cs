using System.Text.RegularExpressions;
using CapacityPrograms.Data;
using CapacityPrograms.Web.Platform.Database;

namespace CapacityPrograms.Tests.Architecture;

public sealed partial class SourceTests
{
    private const int Longest = 300;

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
    public void No_type_is_named_for_nothing_in_particular()
    {
        var types = new[] { typeof(AppDbContext).Assembly, typeof(DatabaseOptions).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("CapacityPrograms", StringComparison.Ordinal) == true)
            .ToList();
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

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Dto|DTO|Vm|ViewModel)$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"\bDateTime(Offset)?\s*\.\s*(Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^\s*@?using\s+(Npgsql|Microsoft\.Data\.(Sqlite|SqlClient))", RegexOptions.Multiline)]
    private static partial Regex ProviderNamespace();
}
