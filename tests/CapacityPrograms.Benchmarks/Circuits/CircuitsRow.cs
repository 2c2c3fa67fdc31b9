using System.Diagnostics;
using CapacityPrograms.Benchmarks.Servers;
using CapacityPrograms.Web.Database;
using CapacityPrograms.Web.Features.Archive;
using Microsoft.EntityFrameworkCore;

namespace CapacityPrograms.Benchmarks.Circuits;

/// <summary>
/// Many attendance sheets open at once on the published server: memory of each, and how long a mark takes that is sent over
/// one of them. Every sheet has some forty people in three sessions and looks for changes every other second, as it does for
/// trainers; so no circuit here is quite idle. All are one administrator's, in one session of sign-in.
/// </summary>
internal static class CircuitsRow
{
    private const int WarmUpMarks = 50;
    private const int OpenedAtOnce = 4;
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _pingEvery = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(Report report, Choices choices)
    {
        var program = await Published.ProductAsync();
        var archive = await Archives.CopyAsync(DatabaseProvider.Sqlite, "circuits", choices.Part ?? 10);
        var sheets = await Sheet.PrepareAsync(archive);
        await using var server = RunningServer.Start(program, archive, tellsMemory: true);
        await server.FirstPageAsync("account/login");
        using var visitor = await Visitor.SignInAsync(server.Url, ArchiveMaker.Administrator, Sheet.Password);
        var open = new List<(Circuit Circuit, Sheet Sheet)>();
        using var stop = new CancellationTokenSource();
        var alive = KeepAliveAsync(open, stop.Token);
        try
        {
            // The first tenth compiles what every circuit runs, marks included, and is not counted.
            var first = Math.Max(1, choices.Circuits / 10);
            await OpenAsync(open, sheets, visitor, first);
            await MarkAsync(open, WarmUpMarks);
            var before = await SettledAsync(server);
            var begun = Stopwatch.GetTimestamp();
            await OpenAsync(open, sheets, visitor, choices.Circuits);
            var opening = Stopwatch.GetElapsedTime(begun);
            var after = await SettledAsync(server);
            var counted = choices.Circuits - first;
            var (resident, managed) = ((after.Resident - before.Resident) / 1024.0 / counted, (after.Managed - before.Managed) / 1024.0 / counted);
            report.Add($"a circuit with an open sheet, {choices.Circuits} open", Timing.Text($"{resident:0} KB (managed {managed:0} KB)"), "≤ 300 KB", resident <= 300);
            report.Tell("the server with all of them", Timing.Text($"{after.Resident / 1048576.0:0} MB (managed {after.Managed / 1048576.0:0} MB), before {before.Resident / 1048576.0:0} MB; opening took {opening.TotalMilliseconds / counted:0} ms each"));

            var saved = await SavedAsync(archive);
            var times = await MarkAsync(open, choices.Marks);
            if (await SavedAsync(archive) - saved != times.Count) throw new InvalidOperationException("Not every answered mark was saved.");
            report.Tell($"a mark over one of {choices.Circuits} circuits until its answer", Timing.Text($"p50 {Timing.Median(times):0.0} ms, p95 {Timing.Percentile(times, 0.95):0.0} ms, longest {times.Max():0} ms; {times.Count} marks, all saved"));
        }
        finally
        {
            await stop.CancelAsync();
            await alive;
            foreach (var (circuit, _) in open) await circuit.DisposeAsync();
        }
    }

    private static async Task OpenAsync(List<(Circuit, Sheet)> open, List<Sheet> sheets, Visitor visitor, int until)
    {
        await Parallel.ForEachAsync(Enumerable.Range(open.Count, until - open.Count), new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (i, _) =>
        {
            var sheet = sheets[i % sheets.Count];
            var circuit = await Circuit.OpenAsync(visitor, sheet.Path);
            lock (open) open.Add((circuit, sheet));
        });
    }

    // One after the other, each over another circuit: the time is that of a mark, not of a queue.
    private static async Task<List<double>> MarkAsync(List<(Circuit Circuit, Sheet Sheet)> open, int count)
    {
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var (circuit, sheet) = open[i % open.Count];
            var mark = sheet.NextMark();
            var at = Stopwatch.GetTimestamp();
            if (await circuit.CallAsync("Mark", mark) != "true") throw new InvalidOperationException("A mark was not taken.");
            times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }
        return times;
    }

    private static async Task<ServerMemory> SettledAsync(RunningServer server)
    {
        await Task.Delay(_settling);
        return await server.MemoryAsync();
    }

    private static async Task<int> SavedAsync(Archive archive)
    {
        await using var db = archive.Contexts.CreateDbContext();
        return await db.AttendanceEntries.CountAsync(e => e.Outcome == Data.Attendance.EntryOutcome.Applied);
    }

    private static async Task KeepAliveAsync(List<(Circuit Circuit, Sheet Sheet)> open, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(_pingEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                List<(Circuit Circuit, Sheet Sheet)> now;
                lock (open) now = [.. open];
                var gone = 0;
                foreach (var (circuit, _) in now)
                {
                    if (!await circuit.PingAsync()) gone++;
                }
                if (gone > 0) Console.WriteLine($"   {gone} circuits are gone");
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // All is measured.
        }
    }
}
