using System.Diagnostics;

namespace CapacityPrograms.Benchmarks.Servers;

/// <summary>Publishes apps into <c>artifacts/benchmarks</c>, all the way that docs/operations/install.md tells.</summary>
internal static class Published
{
    /// <summary>The product.</summary>
    /// <returns>Its program.</returns>
    public static Task<string> ProductAsync() =>
        PublishAsync(Path.Combine(Archives.Repository(), "src", "CapacityPrograms.Web", "CapacityPrograms.Web.csproj"), "app");

    /// <summary>Publishes a project.</summary>
    /// <returns>Its program.</returns>
    public static async Task<string> PublishAsync(string project, string name)
    {
        var folder = Path.Combine(Archives.Folder, name);
        Console.WriteLine($"-- publishing {Path.GetFileName(project)}");
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "publish", project, "-c", "Release", "-r", "linux-x64", "--self-contained", "false", "-p:PublishReadyToRun=true", "-o", folder,
                    "--nologo", "-v", "q", "-nodeReuse:false",
                ])
        )!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{project} could not be published.");
        return Path.Combine(folder, Path.GetFileNameWithoutExtension(project));
    }
}
