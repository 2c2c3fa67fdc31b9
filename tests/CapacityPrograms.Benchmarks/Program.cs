using BenchmarkDotNet.Running;
using CapacityPrograms.Benchmarks;

// A row of docs/operations/performance.md per name; "text" hands over to BenchmarkDotNet.
var rows = new Dictionary<string, Func<Report, Task>>(StringComparer.Ordinal)
{
    ["marks"] = MarksRow.RunAsync,
    ["dashboard"] = DashboardRow.RunAsync,
    ["export"] = ExportRow.RunAsync,
    ["load"] = LoadRow.RunAsync,
};

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
if (args is not [var wanted] || (wanted != "all" && !rows.ContainsKey(wanted)))
{
    await Console.Error.WriteLineAsync($"Usage: {string.Join(" | ", rows.Keys)} | all | text");
    return 2;
}

using var report = new Report();
try
{
    foreach (var (name, run) in rows.Where(r => wanted == "all" || wanted == r.Key))
    {
        Console.WriteLine($"== {name}");
        await run(report);
    }
}
finally
{
    Cluster.Stop();
}
report.Print();
return 0;
