namespace CapacityPrograms.BrowserTests.Support;

/// <summary>Where the built server is, and where a failed test leaves what it saw.</summary>
internal static class Artifacts
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Root { get; } = FindRoot();

    public static string WebProject { get; } = Path.Combine(Root, "src", "CapacityPrograms.Web");

    // The tests' own folder ends in the configuration and the framework that the server was built with too.
    public static string WebAssembly { get; } =
        Path.Combine(WebProject, "bin", Output.Parent!.Name, Output.Name, "CapacityPrograms.Web.dll");

    public static string BenchmarksAssembly { get; } =
        Path.Combine(Root, "tests", "CapacityPrograms.Benchmarks", "bin", Output.Parent!.Name, Output.Name, "CapacityPrograms.Benchmarks.dll");

    public static string FileFor(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "browser")).FullName;
        return Path.Combine(folder, string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '.' ? c : '_')));
    }

    private static string FindRoot()
    {
        var folder = Output;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CapacityPrograms.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("CapacityPrograms.sln is in none of the folders above the tests.");
    }
}
