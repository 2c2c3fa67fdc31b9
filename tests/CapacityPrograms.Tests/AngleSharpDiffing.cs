using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace CapacityPrograms.Tests;

/// <summary>bunit asks for a newer version of this library than build/Bunit.targets provides.</summary>
internal static class AngleSharpDiffing
{
    private const string Name = "AngleSharp.Diffing";

#pragma warning disable CA2255 // Must run before bunit's first use of the library, and a test assembly has no Main.
    [ModuleInitializer]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += Load;
#pragma warning restore CA2255

    private static Assembly? Load(AssemblyLoadContext context, AssemblyName asked) =>
        asked.Name == Name ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Name + ".dll")) : null;
}
