using BenchmarkDotNet.Running;
using CapacityPrograms.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(TextBenchmarks).Assembly).Run(args);
