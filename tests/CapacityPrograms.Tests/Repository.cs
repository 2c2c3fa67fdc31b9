namespace CapacityPrograms.Tests;

/// <summary>The source files, for tests that read them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Paths from the root with forward slashes, without what builds and packages put there.</summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions)
    {
        var start = PathTo(folder);
        if (!Directory.Exists(start))
            return [];

        return Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories)
            .Where(file => extensions.Length == 0 || extensions.Contains(Path.GetExtension(file)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "_framework" or "App_Data" or "lib"))
            .Order(StringComparer.Ordinal);
    }

    public static string Read(string file) => File.ReadAllText(PathTo(file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CapacityPrograms.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("CapacityPrograms.sln is in none of the folders above the tests.");
    }
}
