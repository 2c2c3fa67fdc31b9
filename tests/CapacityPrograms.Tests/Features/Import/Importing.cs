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
        return await small.Files().PlanAsync(actor ?? small.Coordinator, options, content, "list.csv", null, default);
    }

    public static async Task<ImportPlan> PlanFileAsync(this SmallProgramme small, ImportOptions options, string name)
    {
        var path = Path.Combine(Folder, name);
        Skip.IfNot(File.Exists(path), "The shared files are not beside this checkout.");
        await using var content = File.OpenRead(path);
        return await small.Files().PlanAsync(small.Coordinator, options, content, Path.GetFileName(path), null, default);
    }

    public static Task<int> ApplyAsync(this SmallProgramme small, ImportPlan plan) => small.Imports().ApplyAsync(small.Coordinator, plan, null, default);

    public static async Task<Refusal> RefusalAsync(Func<Task> work) => (await Assert.ThrowsAsync<RefusedException>(work)).Refusals[0];

    /// <summary>Row, column letters and key of each fault.</summary>
    public static IReadOnlyList<string> Told(this ImportPlan plan) => [.. plan.Faults.Select(f => $"{f.At.Reference} {f.Refusal.Key}")];

    public static readonly ImportOptions Units = new(ImportKind.Municipalities);
}
