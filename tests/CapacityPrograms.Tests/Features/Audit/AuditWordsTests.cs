using System.Text.RegularExpressions;
using System.Xml.Linq;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Web.Features.Programmes.Sections;

namespace CapacityPrograms.Tests.Features.Audit;

/// <summary>Whatever is audited anywhere in the source can be read in words.</summary>
public sealed partial class AuditWordsTests
{
    // Calls that take the name of an action, directly or through a method of the service that audits.
    private static readonly string[] Auditing = [".Audit(", "AuditEntry {", "AuditEntry\n", "NoteAsync(", "ChangeAsync(", "CodesAsync(", "DoneAsync(", "AddWithAccessAsync(", "string action"];

    [Fact]
    public void Every_action_written_in_the_source_has_its_words()
    {
        var actions = Repository.Files("src", ".cs", ".razor").SelectMany(ActionsIn).Concat(Composed()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(actions.Count > 80, string.Join(' ', actions));
        foreach (var known in new[] { "sign-in", "sign-in.failed", "sign-out", "export.event", "export.audit", "progress.opened", "user.withdrawn", "objective.moved", "event.cancelled", "programme.copied" }) Assert.Contains(known, actions);

        var words = XDocument.Load(Repository.PathTo("src/CapacityPrograms.Web/Features/Audit/AuditTexts.resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(actions, action => !words.Contains("Action." + action));
    }

    [Theory]
    [InlineData("sign-in.failed", AuditKind.SignedIn)]
    [InlineData("export.results", AuditKind.Exported)]
    [InlineData("progress.opened", AuditKind.Saw)]
    [InlineData("user.locked", AuditKind.Changed)]
    [InlineData("password.changed", AuditKind.Changed)]
    public void The_kind_of_an_action_is_in_its_name_and_the_condition_says_the_same(string action, AuditKind kind)
    {
        Assert.Equal(kind, AuditKinds.Of(action));
        Assert.Equal([kind], Enum.GetValues<AuditKind>().Where(k => AuditKinds.Are(k).Compile()(new AuditEntry { Action = action })));
    }

    private static IEnumerable<string> ActionsIn(string file)
    {
        // A call may be written over several lines, and ends with a semicolon.
        foreach (var statement in Repository.Read(file).Split(';').Where(s => Auditing.Any(a => s.Contains(a, StringComparison.Ordinal))))
        {
            foreach (Match literal in Action().Matches(statement)) yield return literal.Groups[1].Value;
        }
    }

    // Names that are put together while the server runs.
    private static IEnumerable<string> Composed() =>
        Enum.GetValues<EventState>().Select(state => "event." + state.ToString().ToLowerInvariant())
            .Concat(ProgrammeSections.All.SelectMany(section => new[] { "added", "changed", "removed" }.Concat(section.HasOrder ? ["moved"] : []).Select(verb => $"{section.Key}.{verb}")));

    [GeneratedRegex("\"((?:[a-z][a-z-]*\\.[a-z][a-z-]*)|sign-[a-z]+(?:\\.[a-z]+)?|setup)\"")]
    private static partial Regex Action();
}
