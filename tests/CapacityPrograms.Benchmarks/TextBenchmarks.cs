using BenchmarkDotNet.Attributes;
using CapacityPrograms.Data.Texts;

namespace CapacityPrograms.Benchmarks;

/// <summary>Folding runs for every name that is saved and every word that is looked for.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    [Params("Ljubovija", "Љубовија, Општинска управа и служба за развој")]
    public string Name { get; set; } = "";

    [Benchmark]
    public string Fold() => SearchKey.Of(Name);
}
