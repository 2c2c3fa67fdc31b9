using System.Text.RegularExpressions;
using System.Xml.Linq;
using CapacityPrograms.Data.Events;
using CapacityPrograms.Data.Platform;
using CapacityPrograms.Tests.Platform.Database;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Audit;
using CapacityPrograms.Web.Features.Programmes.Sections;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Localization;

namespace CapacityPrograms.Tests.Features.Audit;

/// <summary>Whatever is audited anywhere can be read in words.</summary>
public sealed partial class AuditWordsTests
{
    [Fact]
    public void Every_action_has_its_words()
    {
        var actions = AuditActions.Named.Select(a => a.Code).Concat(Composed()).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(actions.Count > 80, string.Join(' ', actions));

        var words = XDocument.Load(Repository.PathTo("src/CapacityPrograms.Web/Features/Audit/AuditTexts.resx")).Root!
            .Elements("data").Select(d => d.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(actions, action => !words.Contains("Action." + action));
    }

    [Fact]
    public async Task Every_field_that_is_followed_has_its_word()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        var fields = AuditedField.Followed.SelectMany(type => db.Model.FindEntityType(type)!.GetProperties()).Select(p => p.Name)
            .Where(AuditedField.IsFollowed).Distinct().ToList();
        Assert.True(fields.Count > 80);

        var texts = Texts.Of<AuditTexts>();
        Assert.DoesNotContain(fields, field => texts[$"Field.{field}"].ResourceNotFound);
    }

    [Fact]
    public void No_action_is_written_outside_the_list()
    {
        var calls = Repository.Files("src", ".cs", ".razor").SelectMany(file => Call().Matches(Repository.Read(file)).Select(m => (file, m.Value))).ToList();
        Assert.True(calls.Count > 60);
        Assert.DoesNotContain(
            calls,
            call => call.Value.Contains('"', StringComparison.Ordinal) && !call.Value.Contains("AuditActions.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sign-in.failed", AuditKind.SignedIn)]
    [InlineData("export.results", AuditKind.Exported)]
    [InlineData("progress.opened", AuditKind.Saw)]
    [InlineData("user.locked", AuditKind.Changed)]
    [InlineData("password.changed", AuditKind.Changed)]
    [InlineData("of-a-newer.server", AuditKind.Changed)]
    public void An_action_has_one_kind_and_the_condition_says_the_same(string action, AuditKind kind)
    {
        Assert.Equal(kind, AuditActions.KindOf(action));
        Assert.Equal([kind], Enum.GetValues<AuditKind>().Where(k => AuditActions.Are(k).Compile()(new AuditEntry { Action = action })));
    }

    [Theory]
    [InlineData("2026-05-12 → 2026-05-19", "12 May 2026 → 19 May 2026")]
    [InlineData("of a newer server", "of a newer server")]
    public void A_move_names_its_days_as_the_reader_writes_them(string stored, string shown)
    {
        Language.Of("en").Use();
        var row = new AuditRow(1, DateTime.UnixEpoch, 1, "Ada", AuditActions.EventMoved.Code, null, null, "event", 1, null, stored);
        Assert.Equal(shown, Texts.Of<AuditTexts>().Detail(row));
    }

    // Put together from their words while the server runs.
    private static IEnumerable<string> Composed() =>
        Enum.GetValues<EventState>().Select(state => "event." + state.ToString().ToLowerInvariant())
            .Concat(ProgrammeSections.All.SelectMany(section =>
                new[] { "added", "changed", "removed" }.Concat(section.HasOrder ? ["moved"] : []).Select(verb => $"{section.Key}.{verb}")));

    [GeneratedRegex(@"\.Audit\([^,;]+, [cC]lock, [^,;]+")]
    private static partial Regex Call();
}
