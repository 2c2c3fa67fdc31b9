using System.Text;
using CapacityPrograms.Data.Access;
using CapacityPrograms.Data.Import;
using CapacityPrograms.Tests.Support;
using CapacityPrograms.Web.Features.Import;
using CapacityPrograms.Web.Platform.Refusals;
using CapacityPrograms.Web.Shared.Matching;

namespace CapacityPrograms.Tests.Features.Import;

/// <summary>Imports in tests: text or a file of the shared data, planned and taken in.</summary>
internal static class Importing
{
    public static readonly string Folder = Path.Combine(Repository.Root, "..", "shared", "data");

    public static ImportQueries Files(this SmallProgramme small) =>
        new(small.Database.Factory, new IdentityCheck(small.Database.Factory, small.Clock), small.Clock);

    public static ImportService Imports(this SmallProgramme small) => new(small.Database.Factory, small.Clock);

    public static async Task<ImportPlan> PlanAsync(this SmallProgramme small, ImportOptions options, string csv, Actor? actor = null)
    {
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await small.PlanAsync(options, content, "list.csv", new(), actor);
    }

    /// <summary>Plans a file as the page does, and anew with choices that were made.</summary>
    public static async Task<ImportPlan> PlanAsync(
        this SmallProgramme small, ImportOptions options, Stream content, string name, ImportChoices choices, Actor? actor = null)
    {
        using var file = await ImportQueries.OpenAsync(actor ?? small.Coordinator, content, name, default);
        return await small.Files().PlanAsync(actor ?? small.Coordinator, options, file, choices, null, default);
    }

    /// <summary>Plans a text with choices that were made.</summary>
    public static async Task<ImportPlan> PlanAsync(this SmallProgramme small, ImportOptions options, string csv, ImportChoices choices)
    {
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await small.PlanAsync(options, content, "list.csv", choices);
    }

    public static async Task<ImportPlan> PlanFileAsync(this SmallProgramme small, ImportOptions options, string name, ImportChoices? choices = null)
    {
        var path = Path.Combine(Folder, name);
        Skip.IfNot(File.Exists(path), "The shared files are not beside this checkout.");
        await using var content = File.OpenRead(path);
        return await small.PlanAsync(options, content, Path.GetFileName(path), choices ?? new());
    }

    public static Task<int> ApplyAsync(this SmallProgramme small, ImportPlan plan) => small.Imports().ApplyAsync(small.Coordinator, plan, null, default);

    public static async Task<Refusal> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Refusals[0];

    /// <summary>Row, column letters and key of each fault.</summary>
    public static IReadOnlyList<string> Told(this ImportPlan plan) => [.. plan.Faults.Select(f => $"{f.At.Reference} {f.Refusal.Key}")];

    public static readonly ImportOptions Units = new(ImportKind.Municipalities);
}
