using BenchmarkDotNet.Running;
using CapacityPrograms.Benchmarks;
using CapacityPrograms.Benchmarks.Circuits;
using CapacityPrograms.Benchmarks.LargeArchive;
using CapacityPrograms.Benchmarks.Servers;

// A row of docs/operations/performance.md per name; "text" hands over to BenchmarkDotNet.
var rows = new Dictionary<string, Func<Report, Choices, Task>>(StringComparer.Ordinal)
{
    ["marks"] = MarksRow.RunAsync,
    ["dashboard"] = DashboardRow.RunAsync,
    ["export"] = ExportRow.RunAsync,
    ["tables"] = TablesRow.RunAsync,
    ["load"] = LoadRow.RunAsync,
    ["sync"] = SyncRow.RunAsync,
    ["circuits"] = CircuitsRow.RunAsync,
    ["start"] = StartRow.RunAsync,
};

if (ArchiveCommand.IsCalledBy(args))
    return await ArchiveCommand.RunAsync(args);
if (args is ["text", ..])
{
    BenchmarkSwitcher.FromAssembly(typeof(TextBenchmarks).Assembly).Run(args[1..]);
    return 0;
}
if (args is ["export-one", var database, var until])
{
    await ExportRow.MeasureAsync(database, until);
    return 0;
}
if (args is ["table-one", var table])
{
    await TablesRow.MeasureAsync(table);
    return 0;
}
if (Choices.Read(args) is not { } choices || (choices.Row != "all" && !rows.ContainsKey(choices.Row)))
{
    await Console.Error.WriteLineAsync($"Usage: {string.Join(" | ", rows.Keys)} | all {Choices.Usage}, or text, or generate-archive");
    return 2;
}

using var report = new Report();
try
{
    foreach (var (name, run) in rows.Where(r => choices.Row == "all" || choices.Row == r.Key))
    {
        Console.WriteLine($"== {name}");
        await run(report, choices);
    }
}
finally
{
    Cluster.Stop();
}
report.Print();
return 0;
