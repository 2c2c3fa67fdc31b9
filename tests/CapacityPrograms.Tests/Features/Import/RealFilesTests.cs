using CapacityPrograms.Data.Import;
using CapacityPrograms.Data.Texts;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Import;
using CapacityPrograms.Web.Platform.Database;
using CapacityPrograms.Web.Platform.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Tests.Features.Import;

/// <summary>Every real file as a list of each kind: what can be taken in is taken in, everything else is refused in a sentence.</summary>
public sealed class RealFilesTests
{
    // What is one of the three tables: rows, and faults by cell; all other files have not the columns.
    private static readonly Dictionary<(string File, ImportKind Kind), (int Rows, int Faults)> Tables = new()
    {
        [("csv/utf-16le_encoded.csv", ImportKind.Organisations)] = (327, 0),
        [("municipalities/TERC_Urzedowy_2020-09-26.csv", ImportKind.Municipalities)] = (4194, 0),
        // Whoever chooses the wrong kind is told at every row that "powiat" is no kind of organisation; a bare list of names says nothing of the sort.
        [("municipalities/TERC_Urzedowy_2020-09-26.csv", ImportKind.Organisations)] = (4194, 0),
        [("municipalities/cad-rs-municipalities.json", ImportKind.Municipalities)] = (168, 0),
        [("municipalities/cad-rs-municipalities.json", ImportKind.Organisations)] = (168, 0),
        // Trainings name their participants, and in every row an organisation.
        [("training-csv/sahana-modules_templates_IFRC_Demo_training.csv", ImportKind.Participants)] = (135, 0),
        [("training-csv/sahana-modules_templates_IFRC_Demo_training.csv", ImportKind.Organisations)] = (135, 134),
        [("training-csv/sahana-modules_templates_IFRC_Train_training.csv", ImportKind.Participants)] = (11, 0),
        [("training-csv/sahana-modules_templates_IFRC_Train_training.csv", ImportKind.Organisations)] = (11, 8),
    };

    public static TheoryData<string> Files =>
        Directory.Exists(Importing.Folder)
            ?
            [
                .. new[] { "xlsx", "csv", "training-csv", "municipalities" }
                    .SelectMany(f => Directory.GetFiles(Path.Combine(Importing.Folder, f)))
                    .Select(f => Path.GetRelativePath(Importing.Folder, f))
                    .Order(StringComparer.Ordinal),
            ]
            : ["none"];

    [SkippableTheory, MemberData(nameof(Files))]
    public async Task A_real_file_is_taken_in_or_refused_in_a_sentence(string file)
    {
        Skip.If(file == "none", "The shared files are not beside this checkout.");
        await using var small = await SmallProgramme.CreateAsync(DatabaseProvider.Sqlite);
        var missed = new List<string>();
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            var options = new ImportOptions(kind, kind == ImportKind.Participants ? small.EventId : null, "RS", "RZS matični broj opštine");
            try
            {
                var choices = new ImportChoices();
                var plan = await small.PlanFileAsync(options, file, choices);
                if (plan.ColumnFaults.Count > 0)
                {
                    // What its columns are is asked; none of them is guessed.
                    Assert.False(Tables.ContainsKey((file, kind)), $"{file} as {kind}: {plan.ColumnFaults[0].Key}");
                    Assert.All(plan.ColumnFaults, r => Assert.True(r.Key is "ImportColumnMissing" or "ColumnTwice", r.Key));
                    Assert.NotEmpty(plan.Columns);
                    continue;
                }
                if (!Tables.TryGetValue((file, kind), out var told) || told != (plan.Rows.Count, plan.Faults.Count))
                    missed.Add(
                        $"[(\"{file}\", ImportKind.{kind})] = ({plan.Rows.Count}, {plan.Faults.Count}), // {string.Join("; ", plan.Told().Take(5))}"
                    );
                if (plan.Faults.Count > 0)
                    continue;
                foreach (var word in plan.Words) choices.Words[(word.Field, SearchKey.Fold(word.Word))] = "";
                if (plan.Words.Count > 0) plan = await small.PlanFileAsync(options, file, choices);
                foreach (var question in plan.Asking.SelectMany(r => r.Questions).Where(q => q.Chosen is null))
                    plan.Answer(question, question.Answers.ToList().FindIndex(a => a.Kind is AnswerKind.Open or AnswerKind.New));
                var id = await small.ApplyAsync(plan);
                await small.Imports().UndoAsync(small.Coordinator, id, default);
                await using var db = small.Open();
                Assert.Equal(
                    (2, 0, 2, 0),
                    (
                        await db.Units.CountAsync(), await db.Organisations.CountAsync(), await db.People.CountAsync(),
                        await db.Registrations.CountAsync()));
            }
            catch (RefusedException refused)
            {
                Assert.False(Tables.ContainsKey((file, kind)), $"{file} as {kind}: {refused.Message}");
                Assert.All(
                    refused.Refusals,
                    r =>
                        Assert.True(
                            r.Key is "ImportNoRows" || r.Key.StartsWith("File", StringComparison.Ordinal),
                            r.Key));
                Assert.All(refused.Refusals, r => Assert.Equal("File", r.Field));
            }
        }
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }
}
