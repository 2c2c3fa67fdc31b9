using System.Collections.Concurrent;
using System.Diagnostics;
using CapacityPrograms.Web.Features.Attendance;

namespace CapacityPrograms.Benchmarks;

/// <summary>Trainers who mark at once, two hundred for a minute where nothing else is asked, against as many bare writers.</summary>
internal static class LoadRow
{
    // As many as the product opens.
    private const int Connections = 40;

    public static async Task RunAsync(Report report, Choices choices)
    {
        var duration = TimeSpan.FromSeconds(choices.Seconds);
        foreach (var provider in choices.Providers)
        {
            var archive = await Archives.CopyAsync(provider, "load", choices.Part ?? 1);
            var sheets = (await MarkCell.ByTrainerAsync(archive)).Take(choices.Trainers).ToList();
            var service = new MarkService(archive.Contexts, TimeProvider.System);
            var mine = await DriveAsync(sheets, duration, async cell =>
            {
                var answer = await service.MarkAsync(cell.Trainer, cell.Next(), default);
                if (!answer.Saved) throw new InvalidOperationException("conflict");
            });
            // A server has fewer connections than writers; they wait for one as the service's do.
            using var free = new SemaphoreSlim(Connections);
            var bare = new ConcurrentBag<BareMarks>();
            for (var i = 0; i < Connections; i++) bare.Add(await BareMarks.OpenAsync(archive));
            var theirs = await DriveAsync(sheets, duration, async cell =>
            {
                await free.WaitAsync();
                bare.TryTake(out var connection);
                try
                {
                    await connection!.WriteAsync(cell.Next(), cell);
                }
                finally
                {
                    bare.Add(connection!);
                    free.Release();
                }
            });
            foreach (var connection in bare) await connection.DisposeAsync();
            report.Add(
                $"{sheets.Count} trainers at once, {archive.Name}", Timing.Text($"{mine.PerSecond / theirs.PerSecond:0.00} of bare"), "≥ 0.5",
                mine.PerSecond >= theirs.PerSecond / 2);
            report.Tell($"the service, {archive.Name}", mine.ToString());
            report.Tell($"bare, {archive.Name}", theirs.ToString());
        }
    }

    private static async Task<Outcome> DriveAsync(List<List<MarkCell>> sheets, TimeSpan duration, Func<MarkCell, Task> mark)
    {
        var (times, errors) = (new ConcurrentBag<double>(), new ConcurrentBag<string>());
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(sheets.Select(cells => Task.Run(async () =>
        {
            for (var n = 0; Stopwatch.GetElapsedTime(begun) < duration; n++)
            {
                var cell = cells[n % cells.Count];
                var at = Stopwatch.GetTimestamp();
                try
                {
                    await mark(cell);
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
        foreach (var kind in errors.GroupBy(e => e).OrderByDescending(g => g.Count()).Take(3)) Console.WriteLine($"   {kind.Count()} x {kind.Key}");
        var all = times.ToList();
        return new Outcome(all.Count / seconds, Timing.Median(all), Timing.Percentile(all, 0.95), all.Count == 0 ? 0 : all.Max(), errors.Count);
    }

    private sealed record Outcome(double PerSecond, double Half, double Most, double Longest, int Errors)
    {
        public override string ToString() => Timing.Text($"{PerSecond:0} marks/s, p50 {Half:0} ms, p95 {Most:0} ms, longest {Longest:0} ms, {Errors} errors");
    }
}
