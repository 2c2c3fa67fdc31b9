using System.Collections.Concurrent;
using System.Diagnostics;
using CapacityPrograms.Web.Features.Attendance;

namespace CapacityPrograms.Benchmarks;

/// <summary>Trainers who mark at once, two hundred for a minute where nothing else is asked, against as many bare writers.</summary>
internal static class LoadRow
{
    public static async Task RunAsync(Report report, Choices choices)
    {
        var duration = TimeSpan.FromSeconds(choices.Seconds);
        foreach (var provider in choices.Providers)
        {
            var archive = await Archives.CopyAsync(provider, "load", choices.Part ?? 1);
            var sheets = (await MarkCell.ByTrainerAsync(archive)).Take(choices.Trainers).ToList();
            var service = new MarkService(archive.Contexts, TimeProvider.System);
            var mine = await DriveAsync(sheets, duration, async (cell, _) =>
            {
                var answer = await service.MarkAsync(cell.Trainer, cell.Next(), default);
                if (!answer.Saved) throw new InvalidOperationException("conflict");
            }, _ => Task.FromResult<BareMarks?>(null));
            // A server has fewer connections than writers; they wait for one as the service's do.
            using var connections = new SemaphoreSlim(100);
            var theirs = await DriveAsync(sheets, duration, async (cell, bare) =>
            {
                await connections.WaitAsync();
                try
                {
                    await bare!.WriteAsync(cell.Next(), cell);
                }
                finally
                {
                    connections.Release();
                }
            }, async _ => await BareMarks.OpenAsync(new Archive(archive.Options with { ConnectionString = archive.Options.ConnectionString.Replace("Pool Size=100", "Pool Size=200", StringComparison.OrdinalIgnoreCase) })));
            report.Add($"{sheets.Count} trainers at once, {archive.Name}", Timing.Text($"{mine.PerSecond / theirs.PerSecond:0.00} of bare"), "≥ 0.5", mine.PerSecond >= theirs.PerSecond / 2);
            report.Tell($"the service, {archive.Name}", mine.ToString());
            report.Tell($"bare, {archive.Name}", theirs.ToString());
        }
    }

    private static async Task<Outcome> DriveAsync(List<List<MarkCell>> sheets, TimeSpan duration, Func<MarkCell, BareMarks?, Task> mark, Func<int, Task<BareMarks?>> open)
    {
        var (times, errors) = (new ConcurrentBag<double>(), new ConcurrentBag<string>());
        var bare = new List<BareMarks?>();
        for (var i = 0; i < sheets.Count; i++) bare.Add(await open(i));
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(sheets.Select((cells, i) => Task.Run(async () =>
        {
            for (var n = 0; Stopwatch.GetElapsedTime(begun) < duration; n++)
            {
                var cell = cells[n % cells.Count];
                var at = Stopwatch.GetTimestamp();
                try
                {
                    await mark(cell, bare[i]);
                    cell.Version++;
                    times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                }
                catch (Exception e)
                {
                    errors.Add(e.Message);
                }
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        foreach (var one in bare.OfType<BareMarks>()) await one.DisposeAsync();
        foreach (var kind in errors.GroupBy(e => e).OrderByDescending(g => g.Count()).Take(3)) Console.WriteLine($"   {kind.Count()} x {kind.Key}");
        var all = times.ToList();
        return new Outcome(all.Count / seconds, Timing.Median(all), Timing.Percentile(all, 0.95), all.Count == 0 ? 0 : all.Max(), errors.Count);
    }

    private sealed record Outcome(double PerSecond, double Half, double Most, double Longest, int Errors)
    {
        public override string ToString() => Timing.Text($"{PerSecond:0} marks/s, p50 {Half:0} ms, p95 {Most:0} ms, longest {Longest:0} ms, {Errors} errors");
    }
}
